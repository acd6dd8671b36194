package dev.rondo.analysis.theory;

import static dev.rondo.analysis.theory.Printed.assertPrints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomNetworkTheoryTest {
    static List<String[]> functionsOfRadius() {
        return Printed.table("functions-of-radius.csv");
    }

    @ParameterizedTest(name = "R = {0}")
    @MethodSource("functionsOfRadius")
    void thePartsPrintTheTable(
            String radius, String normal, String nonnormal, String total, String nonnormalBalanced, String balanced) {
        double r = Double.parseDouble(radius);
        GlobalMode global = new GlobalMode(400, 0.1, 0.5, 1, r);
        assertPrints(normal, RandomNetworkTheory.normal(r));
        assertPrints(nonnormal, RandomNetworkTheory.nonnormal(r));
        assertPrints(total, RandomNetworkTheory.total(r));
        assertPrints(nonnormalBalanced, global.nonnormal());
        assertPrints(balanced, global.total());
    }

    @Test
    void thePurelyNonnormalPartIsLimitedUpToTheEdgeOfStability() {
        assertPrints("0.0666", RandomNetworkTheory.nonnormal(0.5));
        assertPrints("0.2515", RandomNetworkTheory.nonnormal(0.9));
        assertPrints("0.3282", RandomNetworkTheory.nonnormal(1));
        assertThat(RandomNetworkTheory.normal(1)).isEqualTo(1);
    }

    @Test
    void thePartsDoNotAddUp() {
        double normal = 1 + RandomNetworkTheory.normal(0.5);
        double nonnormal = 1 + RandomNetworkTheory.nonnormal(0.5);
        double total = 1 + RandomNetworkTheory.total(0.5);
        assertPrints("1.0718", normal);
        assertPrints("1.0666", nonnormal);
        assertPrints("1.1432", normal * nonnormal);
        assertPrints("1.1547", total);
    }

    @ParameterizedTest
    @CsvSource({"0, 1.6667", "0.5, 1.2347", "1, 0.9147", "2, 0.5020", "4, 0.1512"})
    void theAutocovarianceAtRadiusPointEight(double lag, String printed) {
        assertPrints(printed, RandomNetworkTheory.autocovariance(0.8, lag));
    }

    @Test
    void slowingIsTheTimeOneEFoldTakes() {
        assertThat(RandomNetworkTheory.slowing(0.8)).isCloseTo(1 / 0.6, within(1e-15));
        double fold = RandomNetworkTheory.autocovariance(0.8, 1 / 0.6) / RandomNetworkTheory.autocovariance(0.8, 0);
        assertThat(fold).isCloseTo(1 / Math.E, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.7, 0.95})
    void spectrumAndPropagatorIntegrateToTheTotal(double radius) {
        double variance = 1 + RandomNetworkTheory.total(radius);
        assertThat(Quadrature.overFrequencies(w -> RandomNetworkTheory.spectrum(radius, w), 1))
                .isCloseTo(variance, within(1e-11 * variance));
        // C = 2 int e^{At} e^{A^T t} dt, with t = u/(1-u) to reach infinity
        double fromPropagator = 2
                * Quadrature.over(
                        0,
                        1,
                        u -> u == 1
                                ? 0
                                : RandomNetworkTheory.squaredPropagator(radius, u / (1 - u)) / ((1 - u) * (1 - u)));
        assertThat(fromPropagator).isCloseTo(variance, within(1e-7 * variance));
    }

    @Test
    void someInputGrowsFromRootOneHalfOn() {
        assertThat(RandomNetworkTheory.numericalAbscissa(Math.sqrt(0.5))).isCloseTo(1, within(1e-15));
        assertPrints("1.414", RandomNetworkTheory.numericalAbscissa(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.2, -0.1, Double.NaN})
    void refusesANetworkWithoutStationaryState(double radius) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomNetworkTheory.total(radius))
                .withMessageContaining("[0, 1): R = " + radius);
    }
}
