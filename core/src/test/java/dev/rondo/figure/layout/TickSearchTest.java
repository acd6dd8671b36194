package dev.rondo.figure.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickSearchTest {
    private static final Set<Integer> NICE = Set.of(1, 2, 25, 3, 4, 5);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ticksAreMultiplesOfARoundStepInsideTheRange(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 200; trial++) {
            double size = Math.pow(10, random.nextInt(-12, 13));
            double low = size * random.nextGaussian();
            double high = low + size * (0.01 + random.nextDouble());
            double wanted = 2 + 8 * random.nextDouble();

            TickSearch.Steps steps = TickSearch.best(low, high, wanted, false, s -> true);

            double slack = 1e-8 * (high - low);
            assertThat(NICE)
                    .contains(steps.step().stripTrailingZeros().unscaledValue().intValueExact());
            assertThat(steps.value(0)).isBetween(low - slack, low + steps.step().doubleValue() + slack);
            assertThat(steps.value(steps.count() - 1))
                    .isBetween(high - steps.step().doubleValue() - slack, high + slack);
            assertThat(steps.count()).isBetween(2, (int) Math.ceil(2 * wanted));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 6, 0.2",
        "0, 10, 6, 2",
        "0, 100, 5, 25",
        "-1, 1, 5, 0.5",
        "0, 1000, 5, 250",
        "0.95, 1.05, 5, 0.025"
    })
    void familiarRangesGetTheExpectedStep(double low, double high, double wanted, BigDecimal step) {
        assertThat(TickSearch.best(low, high, wanted, false, s -> true).step()).isEqualByComparingTo(step);
    }

    @Test
    void ticksAreExactDecimals() {
        TickSearch.Steps steps = TickSearch.best(0, 1, 11, false, s -> true);
        assertThat(steps.value(3)).isEqualTo(0.3);
    }

    @Test
    void wholeStepsWhereWanted() {
        assertThat(TickSearch.best(0.5, 3.5, 8, true, s -> true).step()).isEqualByComparingTo("1");
    }

    @Test
    void whereNothingFitsOneTickIsLeft() {
        assertThat(TickSearch.best(0, 10, 5, false, s -> false).count()).isEqualTo(1);
    }
}
