package dev.rondo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFieldTest {
    /** G(x) = x + dt F(x), and so for the derivatives. */
    @ParameterizedTest
    @MethodSource("dev.rondo.network.RandomNetworks#activations")
    void theMapIsAnEulerStepOfTheField(Activation activation) {
        RandomNetworks random = new RandomNetworks(18);
        RateNetwork network = random.make(25, 2, 1, activation, 1.5);
        double dt = network.dt().seconds();
        NetworkMap map = NetworkMap.under(network, 0.3, 0.9);
        NetworkField field = NetworkField.under(network, 0.3, 0.9);
        double[] x = random.vector(25, 2);
        double[] v = random.vector(25, 1);
        double[] next = new double[25];
        double[] slope = new double[25];
        double[] mapped = new double[25];
        double[] pushed = new double[25];
        map.apply(x, next);
        field.evaluate(x, slope);
        map.differential(x, v, mapped);
        field.differential(x, v, pushed);
        for (int i = 0; i < 25; i++) {
            assertThat(next[i]).isCloseTo(x[i] + dt * slope[i], within(1e-14));
            assertThat(mapped[i]).isCloseTo(v[i] + dt * pushed[i], within(1e-14));
        }
    }

    /** Column by column, and all at once. */
    @ParameterizedTest
    @MethodSource("dev.rondo.network.RandomNetworks#activations")
    void theJacobianHasTheDifferentialsAsColumns(Activation activation) {
        RandomNetworks random = new RandomNetworks(19);
        NetworkField field = NetworkField.atRest(random.make(25, 2, 1, activation, 1.5));
        double[] x = random.vector(25, 2);
        double[] v = random.vector(25, 1);
        double[] pushed = new double[25];
        field.differential(x, v, pushed);
        double[] product = field.jacobian(x).times(Vector.of(v)).toArray();
        for (int i = 0; i < 25; i++) {
            assertThat(product[i]).isCloseTo(pushed[i], within(1e-12 * Math.max(1, Math.abs(pushed[i]))));
        }
    }
}
