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

class GlobalModeTest {
    static List<String[]> globalMode() {
        return Printed.table("global-mode.csv");
    }

    @ParameterizedTest(name = "N = {0}, gamma = {1}")
    @MethodSource("globalMode")
    void thePredictionsPrintTheTable(
            String units, String gamma, String eigenvalue, String variance, String correlation, String total) {
        GlobalMode mode = new GlobalMode(Integer.parseInt(units), 0.1, 0.5, Double.parseDouble(gamma), 0.5);
        assertPrints(eigenvalue, mode.eigenvalue());
        assertPrints(variance, mode.variance());
        assertPrints(correlation, mode.meanCorrelation());
        assertPrints(total, mode.total());
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.1, 0.3", "0.8, 0.25, 0.7", "0.3, 0.4, 0.9"})
    void atExactBalanceTheFractionOfExcitationDoesNotMatter(double f, double p, double radius) {
        GlobalMode mode = new GlobalMode(300, p, f, f / (1 - f), radius);
        double odds = p / (1 - p);
        double slowing = RandomNetworkTheory.slowing(radius);
        assertThat(mode.eigenvalue()).isCloseTo(0, within(1e-14));
        assertThat(mode.squaredFeedforwardPerUnit()).isCloseTo(radius * radius * odds, within(1e-14));
        assertThat(mode.total()).isCloseTo((slowing - 1) / (1 - p), within(1e-13));
        assertThat(mode.meanCorrelation()).isCloseTo(odds * (slowing - 1) / (1 + mode.total()), within(1e-13));
    }

    @Test
    void dominantInhibitionSuppressesTheUniformModeInLargeNetworks() {
        GlobalMode mode = new GlobalMode(2_000_000_000, 0.1, 0.5, 2, 0.5);
        assertThat(mode.largeNetworkVariance()).isCloseTo(9 / Math.sqrt(0.75), within(1e-12));
        assertThat(mode.variance()).isCloseTo(mode.largeNetworkVariance(), within(0.02));
        assertThat(mode.totalAddition()).isLessThan(1e-6);
        assertThat(new GlobalMode(100, 0.1, 0.5, 1, 0.5).largeNetworkVariance()).isInfinite();
    }

    @Test
    void theFeedforwardPartIsTheSameInBothRegimes() {
        double additionPerWeight = 0;
        for (double gamma : new double[] {1, 2, 3}) {
            GlobalMode mode = new GlobalMode(200, 0.1, 0.5, gamma, 0.5);
            double zeta = mode.zeta();
            double x = zeta * zeta / 2;
            double excess = StrictMath.exp(2 * x) * Bessel.i0Scaled(x) - 1;
            additionPerWeight = mode.nonnormalAddition() / mode.squaredFeedforwardPerUnit();
            assertThat(additionPerWeight).isCloseTo(excess / (zeta * zeta), within(1e-12));
            assertThat(mode.nonnormalVariance() - 1)
                    .isCloseTo((200 * mode.squaredFeedforwardPerUnit() + 0.25) * additionPerWeight, within(1e-12));
        }
        assertThat(additionPerWeight).isPositive();
    }

    @Test
    void theMeanWeightsAreNotPartOfZeta() {
        // Spreading the whole of ||W||_F^2 over the triangle would give a wrong number.
        double whole = 2 * 0.81 * (1 / 0.9 - 0.5);
        assertPrints("0.3240", TriangularAmplification.expected(Math.sqrt(whole)));
        assertPrints("0.3139", new GlobalMode(400, 0.1, 0.5, 1, 0.9).nonnormal());
    }

    @Test
    void withoutAutapsesTheSpectrumShifts() {
        assertPrints("0.0065", new GlobalMode(200, 0.25, 0.5, 2, 0.5).shiftWithoutAutapses());
    }

    @Test
    void theNumericalAbscissaOfTheMeanIsThatOfARankOneMatrix() {
        // M = x y^T has the symmetric part's largest eigenvalue (x.y + |x| |y|)/2.
        GlobalMode mode = new GlobalMode(100, 0.1, 0.8, 5, 0.5);
        double scale = mode.w0() * 0.1 / 10;
        double dot = scale * (80 - 5 * 20);
        double norms = scale * Math.sqrt(100 * (80 + 25 * 20));
        assertThat(mode.numericalAbscissaOfMean()).isCloseTo((dot + norms) / 2, within(1e-12));
    }

    @Test
    void refusesImpossibleNetworks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GlobalMode(100, 1, 0.5, 1, 0.5))
                .withMessageContaining("density")
                .withMessageContaining("p = 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GlobalMode(100, 0.1, 0, 1, 0.5))
                .withMessageContaining("f = 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GlobalMode(100, 0.1, 0.5, 1, 1))
                .withMessageContaining("R = 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GlobalMode(1000, 0.5, 0.9, 1, 0.9).total())
                .withMessageContaining("Excitation dominates");
    }
}
