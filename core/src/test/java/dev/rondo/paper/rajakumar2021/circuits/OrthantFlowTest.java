package dev.rondo.paper.rajakumar2021.circuits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrthantFlowTest {
    private static final RateNetwork PAIR = network(new double[][] {{0, -2}, {3, 0}}, 1, -1);
    private static final RateNetwork THREE = network(new double[][] {{0, 1.5, -2}, {1, 0, -1}, {2, 1, 0}}, 1, 1, -1);

    private static RateNetwork network(double[][] w, int... signs) {
        int n = signs.length;
        return new RateNetwork(
                Matrix.of(w),
                Matrix.build(n, 1, (i, k) -> 0.5 + 0.2 * i),
                Matrix.identity(n),
                Vector.constant(n, 0.1),
                Vector.zeros(n),
                Vector.zeros(n),
                Population.ofSigns(signs),
                Activation.RELU,
                Time.ms(50),
                Time.ms(10),
                0.2,
                NoiseModel.NONE);
    }

    /** Two to the number of units. */
    private static List<List<Boolean>> orthants(int units) {
        return java.util.stream.IntStream.range(0, 1 << units)
                .mapToObj(k -> java.util.stream.IntStream.range(0, units)
                        .mapToObj(i -> (k >> i & 1) == 1)
                        .toList())
                .toList();
    }

    @Test
    void theEigenvaluesCarryTheTimeConstant() {
        double tau = 0.05;
        ComplexVector both = OrthantFlow.of(PAIR, List.of(true, true)).eigenvalues();
        assertThat(both.re(0)).isCloseTo(-1 / tau, within(1e-9));
        assertThat(Math.abs(both.im(0))).isCloseTo(Math.sqrt(6) / tau, within(1e-9));
        for (List<Boolean> active : List.of(List.of(true, false), List.of(false, true), List.of(false, false))) {
            ComplexVector values = OrthantFlow.of(PAIR, active).eigenvalues();
            assertThat(values.re(0)).isCloseTo(-1 / tau, within(1e-9));
            assertThat(values.re(1)).isCloseTo(-1 / tau, within(1e-9));
        }
    }

    /** x(s) solves x' = A x + B u + k, by differences of fourth order. */
    @ParameterizedTest
    @ValueSource(doubles = {3, 20, 7.5})
    void theSolutionObeysTheEquationInEveryOrthant(double decay) {
        DecayingInput u = new DecayingInput(6, decay);
        for (RateNetwork network : List.of(PAIR, THREE)) {
            for (List<Boolean> active : orthants(network.units())) {
                OrthantFlow flow = OrthantFlow.of(network, active);
                Vector x0 = Vector.constant(network.units(), 0.3);
                assertThat(flow.at(x0, u, Time.ZERO).minus(x0).norm()).isLessThan(1e-14);
                double s = 0.04;
                double h = 1e-3;
                Vector slope = flow.at(x0, u, Time.seconds(s - 2 * h))
                        .minus(flow.at(x0, u, Time.seconds(s + 2 * h)))
                        .plus(flow.at(x0, u, Time.seconds(s + h))
                                .minus(flow.at(x0, u, Time.seconds(s - h)))
                                .times(8))
                        .times(1 / (12 * h));
                Vector wanted = flow.derivative(flow.at(x0, u, Time.seconds(s)), u.at(Time.seconds(s)));
                assertThat(slope.minus(wanted).norm()).isLessThan(1e-3 * (1 + wanted.norm()));
            }
        }
    }

    /** 20/s is 1/tau, an eigenvalue of the orthants without a loop: the limit zeta = -c2. */
    @ParameterizedTest
    @ValueSource(doubles = {3, 20, 20.000001})
    void theModesSayTheSameWhereThereAreModes(double decay) {
        DecayingInput u = new DecayingInput(6, decay);
        int compared = 0;
        for (RateNetwork network : List.of(PAIR, THREE)) {
            for (List<Boolean> active : orthants(network.units())) {
                OrthantFlow flow = OrthantFlow.of(network, active);
                Optional<OrthantFlow.Modes> modes = flow.modes();
                Vector x0 = Vector.constant(network.units(), -0.4);
                if (modes.isPresent()) {
                    Vector exact = flow.at(x0, u, Time.ms(70));
                    assertThat(modes.get().at(x0, u, Time.ms(70)).minus(exact).norm())
                            .isLessThan(1e-9 * (1 + exact.norm()));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(4);
    }

    @Test
    void oneActiveUnitOfTwoHasNoBasisOfModes() {
        assertThat(OrthantFlow.of(PAIR, List.of(true, false)).modes()).isEmpty();
        assertThat(OrthantFlow.of(PAIR, List.of(true, true)).modes()).isPresent();
        assertThat(OrthantFlow.of(PAIR, List.of(false, false)).modes()).isPresent();
    }

    /** Against fine Runge-Kutta steps of the whole field, the decaying input being one more variable. */
    @Test
    void thePatchedOrbitIsTheOrbit() {
        DecayingInput u = new DecayingInput(6, 3);
        for (RateNetwork network : List.of(PAIR, THREE)) {
            Vector x0 = Vector.constant(network.units(), -0.5);
            OrthantOrbit orbit = OrthantOrbit.of(network, x0, u, Time.seconds(0.6));
            assertThat(orbit.pieces().size()).isGreaterThan(2);
            for (double t : new double[] {0.05, 0.2, 0.6}) {
                Vector stepped = rungeKutta(network, x0, u, t);
                assertThat(orbit.at(Time.seconds(t)).minus(stepped).norm()).isLessThan(1e-7);
            }
        }
    }

    private static Vector rungeKutta(RateNetwork network, Vector x0, DecayingInput u, double until) {
        int steps = 20_000;
        double h = until / steps;
        Vector x = x0;
        for (int k = 0; k < steps; k++) {
            double t = k * h;
            Vector k1 = slope(network, x, u, t);
            Vector k2 = slope(network, x.plus(k1.times(h / 2)), u, t + h / 2);
            Vector k3 = slope(network, x.plus(k2.times(h / 2)), u, t + h / 2);
            Vector k4 = slope(network, x.plus(k3.times(h)), u, t + h);
            x = x.plus(k1.plus(k2.times(2)).plus(k3.times(2)).plus(k4).times(h / 6));
        }
        return x;
    }

    private static Vector slope(RateNetwork network, Vector x, DecayingInput u, double t) {
        double[] rates = x.toArray();
        for (int i = 0; i < rates.length; i++) {
            rates[i] = Math.max(0, rates[i]);
        }
        return network.recurrent()
                .times(Vector.owning(rates))
                .minus(x)
                .plus(network.input().column(0).times(u.at(Time.seconds(t)) + network.baseline()))
                .plus(network.bias())
                .times(1 / network.tau().seconds());
    }

    @Test
    void onlyReluNetworksHaveOrthants() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrthantFlow.of(Circuits.softplusPair(), List.of(true, true)))
                .withMessageContaining("softplus");
    }
}
