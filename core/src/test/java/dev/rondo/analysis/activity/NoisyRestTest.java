package dev.rondo.analysis.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.surgery.AmplitudeScan;
import dev.rondo.analysis.surgery.SparseningScan;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.Projection;
import dev.rondo.network.ProjectionGroup;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Units without connections: what noise does to them, and states that oscillate by construction, is known. */
class NoisyRestTest {
    private static final double ALPHA = 0.2;
    private static final Matrix NO_TRIAL = Matrix.zeros(1, 1);

    private static RateNetwork unconnected(double sigma) {
        return new RateNetwork(
                Matrix.zeros(4, 4),
                Matrix.zeros(4, 1),
                Matrix.zeros(1, 4),
                Vector.zeros(4),
                Vector.zeros(1),
                Vector.zeros(4),
                Population.of(3, 1),
                Activation.RELU,
                Time.ms(50),
                Time.ms(10),
                0,
                new NoiseModel(sigma, 0, Time.ms(100), true));
    }

    @Test
    void thePotentialIsMinusTheLogarithmOfADensity() {
        PotentialLandscape.Result found = new PotentialLandscape(20, 2, Time.seconds(1), Time.seconds(50))
                .of(unconnected(0.1), NO_TRIAL, Key.ofSeed(2));
        double area = (found.pc1().get(1) - found.pc1().get(0))
                * (found.pc2().get(1) - found.pc2().get(0));
        double mass = 0;
        for (double u : found.potential().toRowMajor()) {
            mass += Double.isNaN(u) ? 0 : StrictMath.exp(-u) * area;
        }
        assertThat(mass).isCloseTo(1, within(1e-12));
        assertThat(found.samples()).isEqualTo(10_000);
        assertThat(found.share()).isBetween(0.45, 0.65);
    }

    @Test
    void aPotentialNeedsNoise() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PotentialLandscape.DEFAULT.of(unconnected(0), NO_TRIAL, Key.ofSeed(2)))
                .withMessageContaining("sigma_rec");
    }

    /** x' = (1 - alpha) x + alpha n: variance alpha^2 n^2/(1 - (1 - alpha)^2) per unit, n^2 = 2 sigma^2/alpha. */
    @Test
    void theNoisyAmplitudeIsThatOfAnAutoregression() {
        AmplitudeScan scan = new AmplitudeScan(ProjectionGroup.E_TO_E, List.of(1.0), Time.seconds(1), Time.seconds(60));
        AmplitudeScan.Sample sample =
                scan.of(unconnected(0.1), NO_TRIAL, Key.ofSeed(3)).getFirst();
        double variance = ALPHA * ALPHA * (2 * 0.01 / ALPHA) / (1 - (1 - ALPHA) * (1 - ALPHA));
        assertThat(sample.noisy()).isCloseTo(Math.sqrt(4 * variance), within(0.03 * Math.sqrt(4 * variance)));
        assertThat(sample.amplitude()).isZero();
    }

    @Test
    void cuttingWhatIsNotThereChangesNothing() {
        SparseningScan.Result found =
                new SparseningScan(Projection.E_TO_E, List.of(0.5, 1.0), 2).of(unconnected(0), NO_TRIAL, Key.ofSeed(3));
        assertThat(found.samples()).hasSize(4).allMatch(s -> s.amplitude() == 0);
        assertThat(found.cycles(0.5)).isZero();
    }

    @Test
    void anOscillatorHasItsAmplitudeAndFrequency() {
        int rows = 200;
        Matrix x = Matrix.build(rows, 2, (t, i) -> {
            double angle = 2 * Math.PI * (i == 0 ? 5 : 8) * t / rows;
            return i == 0 ? 3 * StrictMath.cos(angle) - 1 : StrictMath.sin(angle);
        });
        Trajectory run = new Trajectory(
                Vector.owning(java.util.stream.IntStream.rangeClosed(1, rows)
                        .mapToDouble(t -> 0.005 * t)
                        .toArray()),
                x,
                x.map(v -> Math.max(0, v)),
                Matrix.zeros(rows, 0),
                Matrix.zeros(rows, 1));
        Oscillators found = Oscillators.of(run, List.of(0, 1));
        assertThat(found.meanFrequency().get(0).hertz()).isCloseTo(5, within(1e-9));
        assertThat(found.meanFrequency().get(1).hertz()).isCloseTo(8, within(1e-9));
        for (int t = 0; t < rows; t++) {
            assertThat(found.amplitude().get(t, 0)).isCloseTo(3, within(1e-9));
            assertThat(found.amplitude().get(t, 1)).isCloseTo(1, within(1e-9));
        }
        assertThat(found.peaks().get(0).ms()).isCloseTo(5, within(1e-9));
    }
}
