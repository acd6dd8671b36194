package dev.rondo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkMapTest {
    @ParameterizedTest
    @MethodSource("dev.rondo.network.RandomNetworks#activations")
    void aStepIsTheWrittenFormulaToTheBit(Activation activation) {
        RandomNetworks random = new RandomNetworks(11);
        for (int units : new int[] {1, 2, 5, 37, 100}) {
            RateNetwork network = random.make(units, 2, 1, activation, 1.5);
            double[] u = {0.2, 0.7};
            double[] x = random.vector(units, 2);
            x[0] = -0.0;
            double[] next = new double[units];
            NetworkMap.under(network, u).apply(x, next);
            assertThat(next).containsExactly(asWritten(network, x, u));
        }
    }

    @Test
    void aBiasOfNegativeZeroKeepsItsSign() {
        RandomNetworks random = new RandomNetworks(12);
        RateNetwork some = random.make(6, 1, 1, Activation.RELU, 1);
        RateNetwork network = new RateNetwork(
                some.recurrent().times(Double.MIN_VALUE),
                Matrix.zeros(6, 1),
                some.readout(),
                Vector.constant(6, -0.0),
                some.readoutBias(),
                some.initialState(),
                some.population(),
                Activation.RELU,
                some.tau(),
                some.dt(),
                0.0,
                NoiseModel.NONE);
        double[] x = {0.1, -0.0, -0.0, 0.2, -0.0, 0.3};
        double[] next = new double[6];
        NetworkMap.atRest(network).apply(x, next);
        double[] expected = asWritten(network, x, new double[] {0.0});
        for (int i = 0; i < 6; i++) {
            assertThat(Double.doubleToRawLongBits(next[i])).isEqualTo(Double.doubleToRawLongBits(expected[i]));
        }
    }

    /** u = max(0, baseline + stimulus + noise), where the input is rectified. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBaselineBelowZeroIsClippedWhereTheInputIs(boolean rectified) {
        RandomNetworks random = new RandomNetworks(14);
        RateNetwork some = random.make(7, 2, 1, Activation.RELU, 1);
        RateNetwork network = new RateNetwork(
                some.recurrent(),
                some.input(),
                some.readout(),
                some.bias(),
                some.readoutBias(),
                some.initialState(),
                some.population(),
                some.activation(),
                some.tau(),
                some.dt(),
                -0.3,
                new NoiseModel(0, 0, Time.ms(100), rectified));
        double u = rectified ? 0 : -0.3;
        assertThat(network.restingInput()).isEqualTo(u);
        double[] x = some.initialState().toArray();
        double[] expected = new double[7];
        NetworkMap.under(network, u, u).apply(x, expected);
        double[] rest = new double[7];
        NetworkMap.atRest(network).apply(x, rest);
        assertThat(rest).containsExactly(expected);
        assertThat(Simulator.of(network).run(Matrix.zeros(0, 2), 1).x().row(0).toArray())
                .containsExactly(expected);
        double[] flow = new double[7];
        double[] same = new double[7];
        NetworkField.atRest(network).evaluate(x, flow);
        NetworkField.under(network, u, u).evaluate(x, same);
        assertThat(flow).containsExactly(same);
    }

    @Test
    void atRestTheInputIsTheBaseline() {
        RandomNetworks random = new RandomNetworks(13);
        RateNetwork network = random.make(9, 3, 1, Activation.SOFTPLUS, 1);
        double[] x = random.vector(9, 1);
        double[] rest = new double[9];
        double[] under = new double[9];
        NetworkMap.atRest(network).apply(x, rest);
        NetworkMap.under(network, 0.2, 0.2, 0.2).apply(x, under);
        assertThat(rest).containsExactly(under);
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.network.RandomNetworks#activations")
    void theDifferentialIsTheLimitOfDifferences(Activation activation) {
        RandomNetworks random = new RandomNetworks(14);
        RateNetwork network = random.make(20, 1, 1, activation, 1.5);
        NetworkMap map = NetworkMap.atRest(network);
        double[] x = random.vector(20, 2);
        double[] v = random.vector(20, 1);
        double h = 1e-6;
        double[] forward = new double[20];
        double[] backward = new double[20];
        map.apply(shifted(x, v, h), forward);
        map.apply(shifted(x, v, -h), backward);
        double[] out = new double[20];
        map.differential(x, v, out);
        for (int i = 0; i < 20; i++) {
            assertThat(out[i]).isCloseTo((forward[i] - backward[i]) / (2 * h), within(1e-9));
        }
    }

    @Test
    void theJacobianIsTheFormula() {
        RandomNetworks random = new RandomNetworks(15);
        RateNetwork network = random.make(12, 1, 1, Activation.TANH, 1.5);
        double[] x = random.vector(12, 2);
        Matrix jacobian = NetworkMap.atRest(network).jacobian(x);
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                double expected = (i == j ? 1 - network.alpha() : 0)
                        + network.alpha() * network.recurrent().get(i, j) * Activation.TANH.slope(x[j]);
                assertThat(jacobian.get(i, j)).isCloseTo(expected, within(1e-15));
            }
        }
    }

    /** Fact F1: without a bias, scaling baseline and state scales the orbit. A power of two does so exactly. */
    @Test
    void aReluNetworkWithoutBiasScalesWithItsDrive() {
        RandomNetworks random = new RandomNetworks(16);
        RateNetwork some = random.make(30, 1, 1, Activation.RELU, 2);
        RateNetwork network = new RateNetwork(
                some.recurrent(),
                some.input(),
                some.readout(),
                Vector.zeros(30),
                some.readoutBias(),
                some.initialState(),
                some.population(),
                Activation.RELU,
                some.tau(),
                some.dt(),
                0.2,
                NoiseModel.NONE);
        NetworkMap map = NetworkMap.atRest(network);
        NetworkMap scaled = NetworkMap.atRest(network.withBaseline(8 * 0.2));
        double[] x = random.vector(30, 1);
        double[] y = Vector.of(x).times(8).toArray();
        for (int t = 0; t < 50; t++) {
            double[] nextX = new double[30];
            double[] nextY = new double[30];
            map.apply(x, nextX);
            scaled.apply(y, nextY);
            x = nextX;
            y = nextY;
        }
        assertThat(y).containsExactly(Vector.of(x).times(8).toArray());
    }

    @Test
    void anInputOfTheWrongSizeIsRefused() {
        RateNetwork network = new RandomNetworks(17).make(5, 2, 1, Activation.RELU, 1);
        assertThatThrownBy(() -> NetworkMap.under(network, 0.2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An input has one value per input of the network, 2: it has 1");
    }

    private static double[] shifted(double[] x, double[] v, double h) {
        return Vector.of(x).plus(Vector.of(v).times(h)).toArray();
    }

    /** The order of operations as it is written in the documentation of the Euler step. */
    private static double[] asWritten(RateNetwork network, double[] x, double[] u) {
        double alpha = network.alpha();
        double[] next = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double s = 0;
            for (int j = 0; j < x.length; j++) {
                s = Math.fma(network.recurrent().get(i, j), network.activation().rate(x[j]), s);
            }
            for (int k = 0; k < u.length; k++) {
                s = Math.fma(network.input().get(i, k), u[k], s);
            }
            s = s + network.bias().get(i);
            next[i] = Math.fma(alpha, s, (1 - alpha) * x[i]);
        }
        return next;
    }
}
