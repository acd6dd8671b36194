package dev.rondo.analysis.theory;

import static dev.rondo.analysis.theory.Printed.assertPrints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.rondo.linalg.Vector;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriangularAmplificationTest {
    private static final int[] UNITS = {10, 50, 100, 200, 400, 800};

    /** zeta, then the columns N to infinity and those of {@link #UNITS}. */
    static Stream<Arguments> expectedAmplification() {
        return Printed.table("expected-amplification.csv").stream()
                .map(line ->
                        Arguments.of(Double.parseDouble(line[0]), List.of(line).subList(1, line.length)));
    }

    @ParameterizedTest(name = "zeta = {0}")
    @MethodSource("expectedAmplification")
    void theExpectationPrintsTheTable(double zeta, List<String> printed) {
        assertPrints(15, printed.getFirst(), TriangularAmplification.expected(zeta));
        for (int k = 0; k < UNITS.length; k++) {
            assertPrints(15, printed.get(k + 1), TriangularAmplification.expected(zeta, UNITS[k]));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "25, 1.131013", "50, 1.295487", "75, 1.495134", "100, 1.738269"})
    void theModesOfAChainOfHundred(int mode, String printed) {
        assertPrints(printed, TriangularAmplification.modeVariances(1, 100).get(mode - 1));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.25, 1.137579", "0.5, 1.304167", "0.75, 1.506595", "1, 1.753388"})
    void theModesOfAnInfiniteChain(double depth, String printed) {
        assertPrints(printed, TriangularAmplification.modeVariance(1, depth));
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.6035", "0.25, 0.8978", "0.5, 1.1678", "1, 1.4556", "2, 1.7359", "5, 2.0687", "10, 2.2881"})
    void theWeightsThatAnAmplificationNeeds(double amplification, String printed) {
        double zeta = TriangularAmplification.zetaFor(amplification);
        assertPrints(printed, zeta);
        assertThat(TriangularAmplification.expected(zeta)).isCloseTo(amplification, withinPercentage(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 2.5, 6})
    void theSeriesIsTheBesselForm(double zeta) {
        double x = zeta * zeta / 2;
        double bessel = StrictMath.exp(2 * x) * (Bessel.i0Scaled(x) - Bessel.i1Scaled(x)) - 1;
        assertThat(TriangularAmplification.expected(zeta)).isCloseTo(bessel, withinPercentage(1e-9));
    }

    @Test
    void weakAndStrongCouplingFollowTheirExpansions() {
        double z = 0.01;
        assertThat(TriangularAmplification.expected(z))
                .isCloseTo(z * z / 4 + Math.pow(z, 4) / 16 + 5 * Math.pow(z, 6) / 384, within(Math.pow(z, 8) / 100));
        assertThat(TriangularAmplification.expected(20))
                .isCloseTo(StrictMath.exp(400) / (Math.sqrt(Math.PI) * 8000), withinPercentage(1));
        assertThat(TriangularAmplification.expected(30)).isInfinite();
        assertThat(TriangularAmplification.expected(0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1", "1, 7", "1.7, 100", "2.5, 400"})
    void theMeanOfTheModesIsTheExpectation(double zeta, int units) {
        Vector variances = TriangularAmplification.modeVariances(zeta, units);
        double mean = variances.dot(Vector.constant(units, 1.0 / units));
        assertThat(mean - 1).isCloseTo(TriangularAmplification.expected(zeta, units), within(1e-12 * mean));
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "0.5, 10", "1, 50", "2, 100", "2.5, 800"})
    void theSpectraIntegrateToTheVariances(double zeta, int units) {
        assertThat(Quadrature.overFrequencies(omega -> TriangularAmplification.spectrum(zeta, units, omega), 1))
                .isCloseTo(1 + TriangularAmplification.expected(zeta, units), withinPercentage(1e-11));
        assertThat(Quadrature.overFrequencies(omega -> TriangularAmplification.spectrum(zeta, omega), 1))
                .isCloseTo(1 + TriangularAmplification.expected(zeta), withinPercentage(1e-11));
    }

    @Test
    void longChainsApproachTheLimitAtTheRateOfTheirLength() {
        double limit = TriangularAmplification.expected(1);
        double deficit = limit - TriangularAmplification.expected(1, 1000);
        double half = limit - TriangularAmplification.expected(1, 2000);
        assertThat(deficit / half).isCloseTo(2, within(0.01));
        assertThat(TriangularAmplification.modeVariances(1, 4000).get(3999))
                .isCloseTo(TriangularAmplification.modeVariance(1, 1), within(1e-3));
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TriangularAmplification.expected(-0.5))
                .withMessageContaining("zeta = -0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TriangularAmplification.expected(1, 0))
                .withMessageContaining("N = 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TriangularAmplification.modeVariance(1, 1.5))
                .withMessageContaining("depth = 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TriangularAmplification.zetaFor(-1))
                .withMessageContaining("never weakens");
    }
}
