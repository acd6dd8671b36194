package dev.rondo.analysis.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NetworkField;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.parameter.NetworkParameter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkFamilyTest {
    private static final double STEP = 1e-4;
    private static final double[] STATE = {0.7, -0.4, 1.1};

    private static final RateNetwork NETWORK = new RateNetwork(
            Matrix.of(new double[][] {{0, 4.13, -5.18}, {2.34, 0, -4.53}, {.47, .83, 0}}),
            Matrix.of(new double[][] {{39.5}, {22}, {.5}}),
            Matrix.zeros(1, 3),
            Vector.of(0.1, -0.2, 0.3),
            Vector.zeros(1),
            Vector.constant(3, 0.1),
            Population.of(2, 1),
            Activation.SOFTPLUS,
            Time.ms(50),
            Time.ms(10),
            0.2,
            NoiseModel.NONE);

    /** Against differences of second order, which are good to some 1e-8 here. */
    @ParameterizedTest
    @ValueSource(strings = {"ALL", "E_TO_I", "baseline", "tau", "rounding"})
    void theDerivativesAreTheSlopesOfTheField(String parameter) {
        NetworkParameter moved = NetworkParameter.named(parameter);
        NetworkFamily family = NetworkFamily.of(NETWORK, moved);
        double p = 1.1 * moved.present(NETWORK);
        VectorField field = family.at(p);
        Matrix jacobian = field.jacobian(STATE);
        double[] inParameter = new double[3];
        family.parameterDerivative(STATE, p, inParameter);
        double h = STEP * Math.max(1, Math.abs(p));
        Vector change = value(family.at(p + h), STATE)
                .minus(value(family.at(p - h), STATE))
                .times(1 / (2 * h));
        double scale = jacobian.maxAbs();
        for (int i = 0; i < 3; i++) {
            assertThat(inParameter[i]).isCloseTo(change.get(i), within(1e-6 * Math.max(1, change.norm())));
        }
        for (int j = 0; j < 3; j++) {
            double[] unit = new double[3];
            unit[j] = 1;
            double[] column = new double[3];
            field.differential(STATE, unit, column);
            double[] ahead = STATE.clone();
            double[] behind = STATE.clone();
            ahead[j] += STEP;
            behind[j] -= STEP;
            Vector slope = value(field, ahead).minus(value(field, behind)).times(1 / (2 * STEP));
            for (int i = 0; i < 3; i++) {
                assertThat(jacobian.get(i, j)).isCloseTo(column[i], within(1e-12 * scale));
                assertThat(jacobian.get(i, j)).isCloseTo(slope.get(i), within(1e-6 * scale));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALL", "baseline", "tau"})
    void atItsPresentValueTheFieldIsTheNetworks(String parameter) {
        NetworkParameter moved = NetworkParameter.named(parameter);
        Vector there = value(NetworkFamily.of(NETWORK, moved).at(moved.present(NETWORK)), STATE);
        Vector network = value(NetworkField.atRest(NETWORK), STATE);
        assertThat(there.minus(network).norm()).isLessThan(1e-12 * network.norm());
    }

    /** The network sees max(0, baseline + input); its baseline alone is clipped away. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.5, 0.2})
    void aSecondParameterIsTheSameAsTheFirst(double baseline) {
        RateNetwork network = new RateNetwork(
                NETWORK.recurrent(),
                NETWORK.input(),
                NETWORK.readout(),
                NETWORK.bias(),
                NETWORK.readoutBias(),
                NETWORK.initialState(),
                NETWORK.population(),
                Activation.RELU,
                NETWORK.tau(),
                NETWORK.dt(),
                baseline,
                new NoiseModel(0, 0, Time.ms(100), true));
        for (String name : List.of("baseline", "input")) {
            NetworkParameter moved = NetworkParameter.named(name);
            for (String other : List.of("E_TO_E", "baseline", "input")) {
                if (!other.equals(name)) {
                    NetworkParameter first = NetworkParameter.named(other);
                    double present = other.equals("E_TO_E") ? 1 : 0.7;
                    double alone =
                            other.equals("E_TO_E") ? 0.9 : name.equals("baseline") ? 0.9 + 0.7 : 0.9 + 0.7 - baseline;
                    Vector second = NetworkFamily.of(network, first)
                            .with(moved, 0.9)
                            .equation(present)
                            .drive();
                    Vector only =
                            NetworkFamily.of(network, moved).equation(alone).drive();
                    assertThat(second.minus(only).norm())
                            .as(name + " after " + other)
                            .isLessThan(1e-12);
                }
            }
        }
    }

    private static Vector value(VectorField field, double[] x) {
        double[] f = new double[x.length];
        field.evaluate(x, f);
        return Vector.owning(f);
    }
}
