package dev.rondo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftplusTest {
    /** Against the library's functions, over all sizes and near the places where the formulas change. */
    @Test
    void valueAndSlopeAreGoodToTheLastDigits() {
        Random random = new Random(1);
        for (int k = 0; k < 200_000; k++) {
            double x = random.nextGaussian() * Math.pow(10, random.nextInt(6) - 3);
            double e = StrictMath.exp(-Math.abs(x));
            double rate = Math.max(0, x) + StrictMath.log1p(e);
            double slope = (x >= 0 ? 1 : e) / (1 + e);
            assertThat(Softplus.rate(x)).isCloseTo(rate, within(4 * Math.ulp(rate)));
            assertThat(Softplus.slope(x)).isCloseTo(slope, within(4 * Math.ulp(slope)));
        }
    }

    @Test
    void theValuesInClosedFormAreMet() {
        assertThat(Softplus.rate(0)).isCloseTo(Math.log(2), within(Math.ulp(0.7)));
        assertThat(Softplus.slope(0)).isEqualTo(0.5);
        assertThat(Softplus.rate(Math.log(3))).isCloseTo(Math.log(4), within(2e-16));
        assertThat(Softplus.slope(Math.log(3))).isCloseTo(0.75, within(1e-16));
    }

    /** log(1 + e^x) - log(1 + e^-x) = x, and the slopes at x and -x add up to 1. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.8813735870195430, 1, 7.5, 36, 40, 700, 708, 709, 750, 1e10})
    void bothSidesBelongTogether(double x) {
        assertThat(Softplus.rate(x) - Softplus.rate(-x)).isCloseTo(x, within(2 * Math.ulp(x)));
        assertThat(Softplus.slope(x) + Softplus.slope(-x)).isCloseTo(1, within(2e-16));
    }

    @Test
    void theEndsOfTheLineAreReached() {
        assertThat(Softplus.rate(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Softplus.rate(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Softplus.rate(-746)).isZero();
        assertThat(Softplus.rate(-740)).isPositive();
        assertThat(Softplus.rate(Double.NaN)).isNaN();
        assertThat(Softplus.slope(Double.NaN)).isNaN();
    }

    @Test
    void manyAreAsOne() {
        double[] x = new Random(2)
                .doubles(1000, -900, 900)
                .map(v -> Math.abs(v) > 750 ? v / 100 : v)
                .toArray();
        x[0] = 0;
        x[1] = Double.NaN;
        x[2] = Double.NEGATIVE_INFINITY;
        double[] out = new double[x.length];
        Softplus.rates(x, out);
        assertThat(out).containsExactly(Arrays.stream(x).map(Softplus::rate).toArray());
    }
}
