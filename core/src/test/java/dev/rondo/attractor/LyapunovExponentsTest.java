package dev.rondo.attractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NetworkMap;
import dev.rondo.network.RandomNetworks;
import dev.rondo.network.RateNetwork;
import org.junit.jupiter.api.Test;

class LyapunovExponentsTest {
    private static final double STEP = Maps.STEP.seconds();

    @Test
    void aLinearMapHasTheLogarithmsOfItsEigenvalues() {
        Matrix a = Matrix.of(new double[][] {{0.9, 0.3, -0.2}, {0, -0.7, 0.4}, {0, 0, 0.2}});
        LyapunovExponents.Spectrum spectrum =
                new LyapunovExponents(3, 300, 1000).of(Maps.affine(a, Vector.zeros(3)), new double[] {1, 1, 1});
        assertThat(spectrum.perSecond().get(0)).isCloseTo(Math.log(0.9) / STEP, within(1e-9));
        assertThat(spectrum.perSecond().get(1)).isCloseTo(Math.log(0.7) / STEP, within(1e-9));
        assertThat(spectrum.perSecond().get(2)).isCloseTo(Math.log(0.2) / STEP, within(1e-9));
    }

    @Test
    void aComplexPairHasTheLogarithmOfItsModulusTwice() {
        Matrix skewed = Matrix.of(new double[][] {{0.6, -1.5}, {0.3, 0.7}});
        double modulus = Math.sqrt(0.6 * 0.7 + 1.5 * 0.3);
        LyapunovExponents.Spectrum spectrum =
                new LyapunovExponents(2, 300, 3000).of(Maps.affine(skewed, Vector.zeros(2)), new double[] {1, 0});
        assertThat(spectrum.perSecond().get(0)).isCloseTo(Math.log(modulus) / STEP, within(1e-8));
        assertThat(spectrum.perSecond().get(1)).isCloseTo(Math.log(modulus) / STEP, within(1e-8));
    }

    @Test
    void onAnInvariantCircleOneExponentIsZero() {
        double mu = 0.05;
        LyapunovExponents.Spectrum spectrum =
                new LyapunovExponents(2, 1000, 4000).of(Maps.neimarkSacker(mu, 0.3), new double[] {Math.sqrt(mu), 0});
        assertThat(spectrum.perSecond().get(0)).isCloseTo(0, within(1e-10));
        assertThat(spectrum.perSecond().get(1)).isCloseTo(Math.log(1 - 2 * mu) / STEP, within(1e-9));
    }

    /** Henon's map at a = 1.4, b = 0.3: 0.4192 per step (Sprott 2003, Chaos and Time-Series Analysis). */
    @Test
    void henonsMapIsChaotic() {
        LyapunovExponents.Spectrum spectrum =
                new LyapunovExponents(2, 1000, 200_000).of(Maps.henon(1.4, 0.3), new double[] {0.1, 0.1});
        double perStep = spectrum.perSecond().get(0) * STEP;
        assertThat(perStep).isCloseTo(0.4192, within(0.004));
        assertThat(perStep + spectrum.perSecond().get(1) * STEP).isCloseTo(Math.log(0.3), within(1e-9));
    }

    /** x -> 4 x (1 - x) has the exponent log 2. */
    @Test
    void theFullLogisticMapDoubles() {
        LyapunovExponents.Spectrum spectrum =
                new LyapunovExponents(1, 100, 200_000).of(Maps.logistic(4), new double[] {0.3});
        assertThat(spectrum.perSecond().get(0) * STEP).isCloseTo(Math.log(2), within(0.005));
    }

    @Test
    void theWholeSpectrumSumsToTheVolumeChange() {
        RateNetwork network = new RandomNetworks(31).make(12, 1, 1, Activation.SOFTPLUS, 1.5);
        EulerMap map = NetworkMap.atRest(network);
        double[] x = network.initialState().toArray();
        LyapunovExponents.Spectrum spectrum = new LyapunovExponents(12, 0, 500).of(map, x);
        double[] logVolume = new double[500];
        for (int t = 0; t < 500; t++) {
            logVolume[t] = Math.log(Math.abs(determinant(map.jacobian(x).toRows())));
            double[] next = new double[12];
            map.apply(x, next);
            x = next;
        }
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += spectrum.perSecond().get(i);
        }
        assertThat(sum).isCloseTo(WeightedAverage.of(logVolume, 0, 500) / STEP, within(1e-8));
    }

    @Test
    void aSingularDerivativeHasAnExponentOfMinusInfinity() {
        Matrix nilpotent = Matrix.of(new double[][] {{0.5, 0}, {0, 0}});
        LyapunovExponents.Spectrum spectrum =
                new LyapunovExponents(2, 10, 50).of(Maps.affine(nilpotent, Vector.zeros(2)), new double[] {1, 1});
        assertThat(spectrum.perSecond().get(0)).isCloseTo(Math.log(0.5) / STEP, within(1e-9));
        assertThat(spectrum.perSecond().get(1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(spectrum.uncertainty().get(1)).isZero();
    }

    @Test
    void wrongNumbersAreRefused() {
        assertThatThrownBy(() -> new LyapunovExponents(0, 10, 100)).hasMessageContaining("count = 0");
    }

    private static double determinant(double[][] a) {
        double det = 1;
        for (int k = 0; k < a.length; k++) {
            int pivot = k;
            for (int i = k; i < a.length; i++) {
                pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
            }
            double[] swap = a[k];
            a[k] = a[pivot];
            a[pivot] = swap;
            det *= pivot == k ? a[k][k] : -a[k][k];
            for (int i = k + 1; i < a.length; i++) {
                double f = a[i][k] / a[k][k];
                for (int j = k; j < a.length; j++) {
                    a[i][j] -= f * a[k][j];
                }
            }
        }
        return det;
    }
}
