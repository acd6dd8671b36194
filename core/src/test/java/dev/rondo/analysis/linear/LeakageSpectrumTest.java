package dev.rondo.analysis.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Frequency;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RandomNetworks;
import dev.rondo.network.RateNetwork;
import org.junit.jupiter.api.Test;

class LeakageSpectrumTest {
    /** W = [[0, -a], [b, 0]] has the eigenvalues +- i sqrt(ab). */
    @Test
    void aPairHasItsModesInClosedForm() {
        RateNetwork pair = new RateNetwork(
                Matrix.of(new double[][] {{0, -2}, {8, 0}}),
                Matrix.zeros(2, 1),
                Matrix.zeros(1, 2),
                Vector.zeros(2),
                Vector.zeros(1),
                Vector.zeros(2),
                Population.of(1, 1),
                Activation.RELU,
                Time.ms(50),
                Time.ms(10),
                0.2,
                NoiseModel.NONE);
        LeakageSpectrum spectrum = LeakageSpectrum.of(pair);
        assertThat(spectrum.spectralRadius()).isCloseTo(4, within(1e-14));
        assertThat(spectrum.growing()).isZero();
        assertThat(spectrum.fastest().radiansPerSecond()).isCloseTo(80, within(1e-11));
        for (LeakageSpectrum.Mode mode : spectrum.modes()) {
            assertThat(mode.growthPerS()).isCloseTo(-20, within(1e-12));
            assertThat(mode.frequencyHz()).isCloseTo(80 / (2 * Math.PI), within(1e-12));
        }
    }

    /** Fact F5: 0.125 radians per millisecond are 19.9 Hz. */
    @Test
    void thePapersFastestModeIsTwentyHertz() {
        assertThat(Frequency.radiansPerSecond(125).hertz()).isCloseTo(19.89, within(0.01));
    }

    @Test
    void modesAreOrderedByGrowthAndSumToTheLeak() {
        RateNetwork network = new RandomNetworks(61).make(40, 1, 1, Activation.RELU, 2);
        LeakageSpectrum spectrum = LeakageSpectrum.of(network);
        double sum = 0;
        for (int k = 0; k < 40; k++) {
            sum += spectrum.modes().get(k).growthPerS();
            if (k > 0) {
                assertThat(spectrum.modes().get(k).re())
                        .isLessThanOrEqualTo(spectrum.modes().get(k - 1).re());
            }
        }
        assertThat(sum).as("the diagonal of W_rec is 0").isCloseTo(-40 / 0.05, within(1e-9));
        assertThat(spectrum.modes().getFirst().re()).isEqualTo(spectrum.spectralAbscissa());
    }
}
