package dev.rondo.analysis.linear;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.theory.BalancedAmplification;
import dev.rondo.file.ResultJson;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.wiring.ErdosRenyi;
import dev.rondo.network.wiring.Ginibre;
import dev.rondo.network.wiring.SchurDesign;
import dev.rondo.network.wiring.TwoPopulations;
import dev.rondo.random.UniformSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AmplificationTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 3, 40})
    void aChainOfTwo(double w) {
        Amplification a = Amplification.of(Connectivities.chain(w));
        assertThat(a.amplification().nonnormal()).isCloseTo(w * w / 4, within(1e-12 * w * w));
        assertThat(total(a)).isCloseTo(w * w / 4, within(1e-12 * w * w));
        assertThat(a.amplification().normal()).isZero();
        assertThat(a.henrici()).isCloseTo(w, within(1e-12 * w));
        assertThat(a.zetaSquared()).isCloseTo(2 * w * w, within(1e-12 * w * w));
        assertThat(a.numericalAbscissa()).isCloseTo(w / 2, within(1e-12 * w));
        assertThat(a.commutatorNorm()).isCloseTo(w * w * Math.sqrt(2), within(1e-12 * w * w));
        assertThat(requireNonNull(a.variance()).max()).isCloseTo(1 + w * w / 2, within(1e-12 * w * w));
        // The resolvent's norm has a closed form: K = w/4 + 1/w from w = 2 on, and nothing grows below.
        assertThat(requireNonNull(a.kreiss())).isCloseTo(w < 2 ? 1 : w / 4 + 1 / w, within(1e-9 * w));
    }

    @ParameterizedTest
    @CsvSource({"4.285714285714286, 1.1", "2, 1", "1, 3"})
    void twoPopulationsFollowTheirClosedForms(double w, double k) {
        Amplification a = Amplification.of(new TwoPopulations(w, k).draw(UniformSource.splittable(0)));
        BalancedAmplification theory = new BalancedAmplification(w, k);
        assertThat(2 * (1 + total(a))).isCloseTo(theory.summedVariance(), within(1e-11 * theory.summedVariance()));
        assertThat(a.henrici()).isCloseTo(theory.feedforward(), within(1e-12 * theory.feedforward()));
        BalancedAmplification.Peak peak = theory.peakGain();
        TransientGain gain = requireNonNull(a.transient_());
        assertThat(gain.maxGain()).isCloseTo(peak.gain(), within(1e-12 * peak.gain()));
        assertThat(gain.timeInTau()).isCloseTo(peak.time(), within(1e-6));
    }

    @Test
    void aRotationChangesNothingButTheUnits() {
        Matrix w = Connectivities.balancedFifty();
        Amplification a = Amplification.of(w);
        Amplification b = Amplification.of(Connectivities.rotated(w, 5));
        assertThat(total(b)).isCloseTo(total(a), within(1e-11));
        assertThat(b.amplification().nonnormal()).isCloseTo(a.amplification().nonnormal(), within(1e-9));
        assertThat(b.henrici()).isCloseTo(a.henrici(), within(1e-11));
        assertThat(b.numericalAbscissa()).isCloseTo(a.numericalAbscissa(), within(1e-11));
        assertThat(requireNonNull(b.steadyGain())).isCloseTo(requireNonNull(a.steadyGain()), within(1e-10));
    }

    @Test
    void aNormalNetworkHasNoNonnormalPart() {
        Matrix rotation = Matrix.of(new double[][] {{0.3, -0.9}, {0.9, 0.3}});
        Amplification a = Amplification.of(rotation);
        assertThat(a.amplification().nonnormal()).isZero();
        assertThat(total(a)).isCloseTo(1 / 0.7 - 1, within(1e-14));
        assertThat(a.kreiss()).isEqualTo(1);
        assertThat(requireNonNull(a.transient_()).input()).isNull();
        assertThat(requireNonNull(a.transient_()).maxGain()).isEqualTo(1);
    }

    @Test
    void oneUnit() {
        Amplification a = Amplification.of(Matrix.of(new double[][] {{0.6}}));
        assertThat(total(a)).isCloseTo(1.5, within(1e-14));
        assertThat(a.zetaSquared()).isZero();
        assertThat(requireNonNull(a.steadyGain())).isCloseTo(2.5, within(1e-14));
        assertThat(requireNonNull(a.participationRatio())).isCloseTo(1, within(1e-14));
    }

    @Test
    void ofAnUnstableNetworkThereIsWhatNeedsNoStationaryState() {
        Matrix w = new ErdosRenyi(60, 0.2, 0.5, 1, 1.8, true, true).draw(UniformSource.splittable(3));
        Amplification a = Amplification.of(w);
        assertThat(a.spectralAbscissa()).isGreaterThan(1);
        assertThat(a.amplification().total()).isNull();
        assertThat(a.amplification().normal()).isNull();
        assertThat(a.amplification().nonnormal()).isPositive();
        assertThat(a.variance()).isNull();
        assertThat(a.kreiss()).isNull();
        assertThat(a.transient_()).isNull();
    }

    @Test
    void aDefectiveNetworkHasNoEigenvectorCondition() {
        Matrix jordan = Matrix.of(new double[][] {{0.5, 1, 0}, {0, 0.5, 1}, {0, 0, 0.5}});
        Amplification a = Amplification.of(jordan);
        assertThat(a.eigenvectorCondition()).isNull();
        assertThat(a.amplification().normal()).isCloseTo(1, within(1e-12));
        assertThat(total(a)).isGreaterThan(a.amplification().nonnormal());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void growthStaysBetweenItsBounds(long seed) {
        Matrix w = new SchurDesign(30, 0.5, 0.5, 6).draw(UniformSource.splittable(seed));
        Amplification a = Amplification.of(w);
        double gain = requireNonNull(a.transient_()).maxGain();
        double kreiss = requireNonNull(a.kreiss());
        assertThat(kreiss).isGreaterThan(1).isLessThanOrEqualTo(gain * (1 + 1e-9));
        assertThat(gain).isLessThan(Math.E * 30 * kreiss);
        assertThat(total(a)).isGreaterThan(requireNonNull(a.amplification().normal()));
        // Kress, de Vries and Wegmann (1974): sum |lambda|^2 <= sqrt(||W||^4 - ||W W^T - W^T W||^2/2)
        double squares = a.frobeniusSquared() - a.henrici() * a.henrici();
        double bound =
                Math.sqrt(a.frobeniusSquared() * a.frobeniusSquared() - a.commutatorNorm() * a.commutatorNorm() / 2);
        assertThat(squares).isLessThanOrEqualTo(bound);
    }

    @Test
    void aComplexNetworkAmplifiesAsItsRealForm() {
        Matrix w = new Ginibre(25, 0.6, true).draw(UniformSource.splittable(4));
        SchurModes modes = SchurModes.of(w);
        assertThat(modes.total()).isCloseTo(total(Amplification.of(w)), within(1e-11));
        assertThat(modes.units()).isEqualTo(50);
    }

    @Test
    void theSummarySaysTheSame() {
        Matrix w = Connectivities.balancedFifty();
        Amplification a = Amplification.of(w);
        AmplificationSummary summary = AmplificationSummary.of(w);
        assertThat(requireNonNull(summary.total())).isCloseTo(total(a), within(1e-12));
        assertThat(summary.normal()).isEqualTo(a.amplification().normal());
        assertThat(summary.nonnormal()).isEqualTo(a.amplification().nonnormal());
        assertThat(summary.henrici()).isEqualTo(a.henrici());
        assertThat(summary.spectralAbscissa()).isEqualTo(a.spectralAbscissa());
        assertThat(summary.numericalAbscissa()).isEqualTo(a.numericalAbscissa());
        assertThat(AmplificationSummary.of(w.times(5)).total()).isNull();
    }

    @Test
    void theCertificateIsSmall() {
        Amplification.Residuals residuals =
                Amplification.of(Connectivities.ginibre(80, 0.9, 6)).certificate();
        assertThat(residuals.schur()).isLessThan(1e-13);
        assertThat(residuals.unitarity()).isLessThan(1e-13);
        assertThat(requireNonNull(residuals.lyapunov())).isLessThan(1e-12);
    }

    @Test
    void itsFieldsAreThoseThatOtherProgramsRead() {
        JsonNode json = ResultJson.of(Amplification.of(Connectivities.chain(3)));
        assertThat(json.propertyNames())
                .containsSubsequence(
                        "frobenius_squared",
                        "trace_of_square",
                        "spectral_abscissa",
                        "spectral_radius",
                        "max_imaginary",
                        "henrici",
                        "relative_henrici",
                        "zeta_squared",
                        "commutator_norm",
                        "numerical_abscissa",
                        "amplification",
                        "variance",
                        "top_covariance_eigenvalue",
                        "top_observability_eigenvalue",
                        "steady_gain",
                        "participation_ratio",
                        "eigenvector_condition",
                        "transient",
                        "kreiss");
        assertThat(json.get("amplification").propertyNames()).containsExactly("total", "normal", "nonnormal");
        assertThat(json.get("variance").propertyNames()).containsExactly("global_mode", "min", "max");
        assertThat(json.get("transient").propertyNames())
                .containsExactly("max_gain", "time_in_tau", "horizon_in_tau", "at_least", "input", "output");
        JsonNode unstable = ResultJson.of(Amplification.of(Matrix.of(new double[][] {{2}})));
        assertThat(unstable.get("kreiss").isNull()).isTrue();
        assertThat(unstable.get("kreiss_reason").asString()).contains("unstable");
    }

    @Test
    void refusesWhatIsNoConnectivity() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Amplification.of(Matrix.zeros(3, 4)))
                .withMessageContaining("3 x 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Amplification.of(Matrix.zeros(0, 0)))
                .withMessageContaining("0 x 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Amplification.of(Matrix.of(new double[][] {{0, Double.NaN}, {1, 0}})))
                .withMessageContaining("W[post 0, pre 1] = NaN");
    }

    private static double total(Amplification a) {
        return requireNonNull(a.amplification().total());
    }
}
