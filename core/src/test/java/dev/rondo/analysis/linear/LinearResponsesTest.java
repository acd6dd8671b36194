package dev.rondo.analysis.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.theory.EulerStepBias;
import dev.rondo.analysis.theory.RandomNetworkTheory;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.Vector;
import dev.rondo.network.wiring.SchurDesign;
import dev.rondo.random.Key;
import dev.rondo.random.UniformSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gramians, frequency response, autocovariance and simulation of linear networks. */
class LinearResponsesTest {
    private static final Time TAU = Time.ms(20);

    @Test
    void theGramiansWeighPatternsAndStartingPoints() {
        Matrix w = new SchurDesign(12, 0.4, 0.6, 3).draw(UniformSource.splittable(1));
        Gramians.Result result = new Gramians(3).of(w);
        Gramians.Pair pair = Gramians.pair(w);
        assertThat(pair.covariance().trace()).isCloseTo(pair.observability().trace(), within(1e-11));
        assertThat(result.meanVariance()).isCloseTo(1 + SchurModes.of(w).total(), within(1e-11));
        assertThat(result.residual()).isLessThan(1e-13);
        Vector input = result.inputs().row(0);
        double energy = result.observabilityEigenvalues().get(0) / 2;
        assertThat(evokedEnergy(w, input)).isCloseTo(energy, within(1e-5 * energy));
        Vector pattern = result.patterns().row(1);
        assertThat(pattern.dot(pair.covariance().times(pattern)))
                .isCloseTo(result.covarianceEigenvalues().get(1), within(1e-11));
        assertThat(result.patterns().shape()).isEqualTo("3 x 12");
    }

    /** int |e^{At} x|^2 dt by Simpson's rule. */
    private static double evokedEnergy(Matrix w, Vector x) {
        double step = 0.02;
        Matrix propagator =
                MatrixExponential.of(w.minus(Matrix.identity(w.rows())), step).value();
        double sum = 0;
        Vector state = x;
        int steps = 2000;
        for (int k = 0; k <= steps; k++) {
            double weight = k == 0 || k == steps ? 1 : k % 2 == 1 ? 4 : 2;
            sum += weight * state.dot(state);
            state = propagator.times(state);
        }
        return sum * step / 3;
    }

    @Test
    void theResponseOfAChainHasAClosedForm() {
        double w = 3;
        FrequencyResponse.Result result = new FrequencyResponse(TAU, 33, 2).of(Connectivities.chain(w));
        for (int k = 0; k < 33; k++) {
            double omega = 2 * Math.PI * result.hertz().get(k) * TAU.seconds();
            double q = 1 / (1 + omega * omega);
            // H = [[h, 0], [w h^2, h]], |h|^2 = q
            double squares = 2 * q + w * w * q * q;
            double top = Math.sqrt((squares + Math.sqrt(squares * squares - 4 * q * q)) / 2);
            assertThat(result.meanSpectrum().get(k)).isCloseTo(squares / 2, within(1e-12));
            assertThat(result.gain().get(k, 0)).isCloseTo(top, within(1e-12));
            assertThat(result.gain().get(k, 1)).isCloseTo(q / top, within(1e-12));
        }
        assertThat(result.steadyGain()).isCloseTo((w + Math.sqrt(w * w + 4)) / 2, within(1e-12));
        assertThat(result.peakGain()).isCloseTo(result.steadyGain(), within(1e-9));
        assertThat(result.peakFrequency().hertz()).isCloseTo(0, within(1e-9));
    }

    @Test
    void aResonanceIsFoundBetweenTheFrequenciesOfTheGrid() {
        Matrix w = Matrix.of(new double[][] {{0.95, -5}, {5, 0.95}});
        FrequencyResponse.Result result = new FrequencyResponse(TAU, 8, 1).of(w);
        assertThat(result.peakGain()).isCloseTo(20, within(1e-8));
        assertThat(result.peakFrequency().hertz()).isCloseTo(5 / (2 * Math.PI * TAU.seconds()), within(1e-4));
    }

    @Test
    void theMemoryOfAChainHasAClosedForm() {
        double w = 3;
        Autocovariance.Result result = new Autocovariance(TAU, Time.ms(2), 40).of(Connectivities.chain(w));
        for (int k = 0; k <= 40; k++) {
            double s = 0.1 * k;
            double expected = Math.exp(-s) * (2 + w * w / 2 + s * w * w / 2) / 2;
            assertThat(result.autocovariance().get(k)).isCloseTo(expected, within(1e-12));
        }
        double integral = (2 + w * w) / (2 + w * w / 2);
        assertThat(result.integralTime().seconds()).isCloseTo(integral * TAU.seconds(), within(1e-13));
        Autocovariance.Result unit = new Autocovariance(TAU, Time.ms(2), 5).of(Matrix.zeros(1, 1));
        assertThat(unit.eFoldTime().seconds()).isCloseTo(TAU.seconds(), within(1e-13));
        assertThat(unit.integralTime().seconds()).isCloseTo(TAU.seconds(), within(1e-13));
    }

    @Test
    void aRandomNetworkRemembersByItsSlowing() {
        Matrix w = Connectivities.ginibre(300, 0.8, 77);
        Autocovariance.Result result = new Autocovariance(TAU, Time.ms(10), 8).of(w);
        for (int k = 0; k <= 8; k++) {
            double theory = RandomNetworkTheory.autocovariance(0.8, 0.5 * k);
            assertThat(result.autocovariance().get(k)).isCloseTo(theory, within(0.15));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.2, .295838698147",
        "0.1, .225062180116",
        "0.05, .192855010462",
        "0.02, .174431949895",
        "0.01, .168432635170"
    })
    void eulerStepsExaggerateByAKnownAmount(double h, double amplification) {
        LinearSimulation euler = LinearSimulation.eulerMaruyama(Connectivities.balancedFifty(), TAU, TAU.times(h));
        assertThat(euler.amplification()).isCloseTo(amplification, within(1e-12));
        double isolated = LinearSimulation.eulerMaruyama(Matrix.zeros(1, 1), TAU, TAU.times(h))
                .amplification();
        assertThat(1 + isolated).isCloseTo(EulerStepBias.isolatedVariance(h), within(1e-12));
    }

    @Test
    void simulationsAgreeWithTheirStationaryCovariance() {
        Matrix w = Connectivities.balancedFifty();
        LinearSimulation exact = LinearSimulation.exact(w, TAU, TAU.times(0.1));
        assertThat(exact.amplification()).isCloseTo(0.162501966513668, within(1e-13));
        assertWithinFourErrors(exact, 5000, "exact");
        assertWithinFourErrors(LinearSimulation.eulerMaruyama(w, TAU, TAU.times(0.2)), 5000, "euler");
    }

    private static void assertWithinFourErrors(LinearSimulation simulation, int steps, String purpose) {
        int runs = 12;
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < runs; k++) {
            double a = simulation.measure(
                    steps, Key.ofSeed(1).child(purpose).child(k).uniform());
            sum += a;
            squares += a * a;
        }
        double mean = sum / runs;
        double error = Math.sqrt((squares / runs - mean * mean) / (runs - 1));
        assertThat(mean).isCloseTo(simulation.amplification(), within(4 * error));
        assertThat(error).isLessThan(0.02);
    }

    @Test
    void whatDoesNotSettleIsRefused() {
        Matrix unstable = Matrix.of(new double[][] {{1.2}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Gramians(1).of(unstable))
                .withMessageContaining("spectral abscissa is 1.2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearSimulation.exact(unstable, TAU, TAU))
                .withMessageContaining("no stationary state");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearSimulation.eulerMaruyama(Matrix.zeros(1, 1), TAU, TAU.times(2.5)))
                .withMessageContaining("dt/tau = 2.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearSimulation.exact(Matrix.zeros(1, 1), TAU, Time.ZERO))
                .withMessageContaining("dt = 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FrequencyResponse(TAU, 1, 1))
                .withMessageContaining("points = 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Autocovariance(TAU, TAU, 0))
                .withMessageContaining("lags = 0");
    }
}
