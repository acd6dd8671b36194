package dev.rondo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftplusValuesTest {
    /** Against the library's functions, over all sizes and near the places where the formulas change. */
    @Test
    void valueAndSlopeAreGoodToTheLastDigits() {
        Random random = new Random(1);
        for (int k = 0; k < 200_000; k++) {
            double x = random.nextGaussian() * Math.pow(10, random.nextInt(6) - 3);
            double e = StrictMath.exp(-Math.abs(x));
            double rate = Math.max(0, x) + StrictMath.log1p(e);
            double slope = (x >= 0 ? 1 : e) / (1 + e);
            assertThat(SoftplusValues.rate(x)).isCloseTo(rate, within(4 * Math.ulp(rate)));
            assertThat(SoftplusValues.slope(x)).isCloseTo(slope, within(4 * Math.ulp(slope)));
        }
    }

    @Test
    void theValuesInClosedFormAreMet() {
        assertThat(SoftplusValues.rate(0)).isCloseTo(Math.log(2), within(Math.ulp(0.7)));
        assertThat(SoftplusValues.slope(0)).isEqualTo(0.5);
        assertThat(SoftplusValues.rate(Math.log(3))).isCloseTo(Math.log(4), within(2e-16));
        assertThat(SoftplusValues.slope(Math.log(3))).isCloseTo(0.75, within(1e-16));
    }

    /** log(1 + e^x) - log(1 + e^-x) = x, and the slopes at x and -x add up to 1. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.8813735870195430, 1, 7.5, 36, 40, 700, 708, 709, 750, 1e10})
    void bothSidesBelongTogether(double x) {
        assertThat(SoftplusValues.rate(x) - SoftplusValues.rate(-x)).isCloseTo(x, within(2 * Math.ulp(x)));
        assertThat(SoftplusValues.slope(x) + SoftplusValues.slope(-x)).isCloseTo(1, within(2e-16));
    }

    @Test
    void theEndsOfTheLineAreReached() {
        assertThat(SoftplusValues.rate(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(SoftplusValues.rate(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(SoftplusValues.rate(-746)).isZero();
        assertThat(SoftplusValues.rate(-740)).isPositive();
        assertThat(SoftplusValues.rate(Double.NaN)).isNaN();
        assertThat(SoftplusValues.slope(Double.NaN)).isNaN();
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
        SoftplusValues.rates(x, out);
        assertThat(out)
                .containsExactly(Arrays.stream(x).map(SoftplusValues::rate).toArray());
    }
}
