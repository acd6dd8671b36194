package dev.rondo.analysis.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.smooth.Differences;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.AnyNetwork;
import dev.rondo.network.Constraints;
import dev.rondo.network.NetworkField;
import dev.rondo.network.Population;
import dev.rondo.network.PowerLaw;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Rectifiers;
import dev.rondo.network.TimeConstants;
import dev.rondo.network.parameter.NetworkParameter;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every parameter on networks of any kind: the network itself at its present value, and exact derivatives. */
class NetworkParametersTest {
    private static final int UNITS = 7;
    private static final List<String> OF_ANY =
            List.of("ALL", "baseline", "input", "input:2", "dt", "W[2,5]", "W[3,3]", "gain", "tau");
    private static final List<String> OF_POPULATIONS = List.of("E_TO_I", "FROM_I+E_TO_E", "tau_e", "tau_i");

    static Stream<Arguments> parameters() {
        return Stream.of(
                        Activation.RELU,
                        Activation.SOFTPLUS,
                        Activation.TANH,
                        Activation.SIGMOID,
                        new Rectifiers.LeakyRelu(.2),
                        new PowerLaw(.3, 2.2))
                .flatMap(phi -> Stream.of(OF_ANY, OF_POPULATIONS, ofShape(phi))
                        .flatMap(List::stream)
                        .map(name -> Arguments.of(phi, name)));
    }

    private static List<String> ofShape(Activation phi) {
        boolean rounds = phi.isPiecewiseLinear() || phi.equals(Activation.SOFTPLUS);
        return phi instanceof PowerLaw ? List.of("exponent") : rounds ? List.of("softplus_width") : List.of();
    }

    /** With mixed signs, autapses and two inputs of one tonic level; one time constant per population where it is asked for. */
    private static RateNetwork network(Activation phi, String name) {
        RateNetwork any = new AnyNetwork(name.hashCode()).make(UNITS, phi, 1.5);
        SplittableRandom random = new SplittableRandom(5);
        return any.change()
                .signs(Population.of(4, 3))
                .constraints(Constraints.NONE)
                .input(Matrix.build(UNITS, 2, (i, k) -> random.nextDouble(-1, 1)))
                .baselines(Vector.constant(2, .4))
                .timeConstants(
                        TimeConstants.of(Population.of(4, 3), Time.ms(40), Time.ms(name.equals("tau") ? 40 : 25)))
                .build();
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void theFieldAtThePresentValueIsTheNetworks(Activation phi, String name) {
        RateNetwork network = network(phi, name);
        NetworkParameter parameter = NetworkParameter.named(name);
        double present = parameter.present(network);
        parameter.requireOf(network, present);
        double[] x = state();
        double[] own = new double[UNITS];
        double[] familys = new double[UNITS];
        NetworkField.atRest(network).evaluate(x, own);
        NetworkFamily.of(network, parameter).at(present).evaluate(x, familys);
        for (int i = 0; i < UNITS; i++) {
            assertThat(familys[i]).isCloseTo(own[i], within(1e-12 * (1 + Math.abs(own[i]))));
        }
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void theDerivativeIsTheSlopeOfTheField(Activation phi, String name) {
        RateNetwork network = network(phi, name);
        NetworkParameter parameter = NetworkParameter.named(name);
        double p = 1.1 * parameter.present(network) + .3;
        NetworkFamily family = NetworkFamily.of(network, parameter);
        double[] x = state();
        double[] claimed = new double[UNITS];
        family.parameterDerivative(x, p, claimed);
        double[] differences = new double[UNITS];
        Differences.derivative(
                (h, value) -> family.at(p + h).evaluate(x, value), 1e-3 * Math.max(1, Math.abs(p)), differences);
        double size = Arrays.stream(claimed).map(Math::abs).max().orElse(0);
        for (int i = 0; i < UNITS; i++) {
            assertThat(claimed[i]).isCloseTo(differences[i], within(1e-7 * (1 + size)));
        }
        if (family.isPiecewiseLinear()) {
            family.piecewise().derivative(p).evaluate(x, differences);
            for (int i = 0; i < UNITS; i++) {
                assertThat(claimed[i]).isCloseTo(differences[i], within(1e-12 * (1 + size)));
            }
        }
    }

    private static double[] state() {
        return new SplittableRandom(11).doubles(UNITS, -1, 2).toArray();
    }

    @Test
    void whatANetworkHasNotIsRefused() {
        RateNetwork tanh = network(Activation.TANH, "ALL");
        refused("exponent", tanh, 2, "exponent is that of a power law: the activation of the network is tanh");
        refused("softplus_width", tanh, 1, "piecewise-linear activation, or from softplus: the network is tanh");
        refused("W[7,0]", tanh, 1, "Units are counted from 0 to 6: there is no weight W[7,0]");
        refused("input:7", tanh, 1, "or a number from 1 to 2, got '7'");
        refused("gain", tanh, -1, "must be >= 0, got -1.0");
    }

    private static void refused(String name, RateNetwork network, double value, String rule) {
        assertThatThrownBy(() -> NetworkParameter.named(name).requireOf(network, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule);
    }
}
