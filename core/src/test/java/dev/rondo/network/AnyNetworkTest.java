package dev.rondo.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.dynamics.DormandPrince;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.dynamics.piecewise.PiecewiseLinearMap;
import dev.rondo.dynamics.piecewise.Propagator;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks of every kind against their equations, written out here and solved by another integrator. */
class AnyNetworkTest {
    private static final List<Activation> PIECEWISE = List.of(
            Activation.RELU,
            new Rectifiers.LeakyRelu(0.1),
            new Rectifiers.LeakyRelu(0),
            new Rectifiers.CappedRelu(0.7),
            new PowerLaw(0.8, 1));

    static Stream<RateNetwork> piecewise() {
        return LongStream.range(0, 15)
                .mapToObj(seed -> new AnyNetwork(seed)
                        .make(3 + (int) (4 * seed), PIECEWISE.get((int) seed % PIECEWISE.size()), 1.6));
    }

    static Stream<RateNetwork> any() {
        return LongStream.range(0, 24).mapToObj(seed -> {
            Activation kind = Activation.KINDS.get((int) seed % Activation.KINDS.size());
            boolean explosive = kind instanceof PowerLaw || kind.equals(Activation.IDENTITY);
            return new AnyNetwork(seed).make(3 + (int) (7 * seed % 58), kind, explosive ? 0.3 : 1.5);
        });
    }

    /** tau_i dx_i/dt = -x_i + sum W_ij phi(x_j) + sum W_in u + b, entry by entry. */
    private static double[] slope(RateNetwork network, double[] x) {
        double[] slope = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double sum = network.bias().get(i) - x[i];
            for (int j = 0; j < x.length; j++) {
                sum += network.recurrent().get(i, j) * network.activation().rate(x[j]);
            }
            for (int k = 0; k < network.inputs(); k++) {
                double u = network.baselines().get(k);
                sum += network.input().get(i, k) * (network.noise().rectifyInput() ? Math.max(0, u) : u);
            }
            slope[i] = sum / network.timeConstants().of(i).seconds();
        }
        return slope;
    }

    private static double[] integrated(RateNetwork network, double[] from, Time span) {
        OrdinaryDifferentialEquation equation = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return from.length;
            }

            @Override
            public double[] computeDerivatives(double t, double[] x) {
                return slope(network, x);
            }
        };
        // Steps of a tenth of the shortest time constant: a kink then costs no more than the tolerance.
        double longest = network.timeConstants().shortest().seconds() / 10;
        return new DormandPrince853Integrator(1e-12, longest, 1e-14, 1e-14)
                .integrate(equation, new ODEState(0, from), span.seconds())
                .getPrimaryState();
    }

    private static void assertNear(double[] found, double[] expected, double tolerance) {
        double size = Vector.of(expected).norm();
        assertThat(Vector.of(found).minus(Vector.of(expected)).norm())
                .isLessThanOrEqualTo(tolerance * Math.max(1, size));
    }

    @ParameterizedTest
    @MethodSource("piecewise")
    void theExactFlowSolvesTheEquations(RateNetwork network) {
        ExactFlow flow = ExactFlow.of(NetworkField.piecewiseLinearAtRest(network));
        double[] x0 = network.initialState().toArray();
        PatchedPath path = flow.follow(x0, Time.ms(150));
        assertNear(path.state().toArray(), integrated(network, x0, Time.ms(150)), 1e-10);
        assertThat(path.crossings()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("piecewise")
    void theDerivativeOfTheExactFlowIsTheLimitOfDifferences(RateNetwork network) {
        ExactFlow flow = ExactFlow.of(NetworkField.piecewiseLinearAtRest(network));
        Vector x0 = network.initialState();
        Time span = Time.ms(60);
        Matrix derivative = Propagator.of(flow.field()).along(flow.follow(x0.toArray(), span));
        Vector v = new RandomNetworks(network.units()).direction(network.units());
        double h = 1e-7;
        Vector ahead = flow.follow(x0.plus(v.times(h)).toArray(), span).state();
        Vector behind = flow.follow(x0.minus(v.times(h)).toArray(), span).state();
        assertNear(
                derivative.times(v).toArray(),
                ahead.minus(behind).times(1 / (2 * h)).toArray(),
                1e-6);
    }

    @ParameterizedTest
    @MethodSource("any")
    void theFlowSolvesTheEquations(RateNetwork network) {
        double[] x0 = network.initialState().toArray();
        Vector found =
                new DormandPrince(1e-12, 1e-12).advance(NetworkField.atRest(network), Vector.of(x0), Time.ms(100));
        assertNear(found.toArray(), integrated(network, x0, Time.ms(100)), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("any")
    void aSimulationIsEulersMethod(RateNetwork network) {
        double[] x = network.initialState().toArray();
        double dt = network.dt().seconds();
        for (int t = 0; t < 40; t++) {
            double[] slope = slope(network, x);
            for (int i = 0; i < x.length; i++) {
                x[i] += dt * slope[i];
            }
        }
        Matrix none = Matrix.zeros(0, network.inputs());
        assertNear(Simulator.of(network).run(none, 40).x().row(39).toArray(), x, 1e-12);
    }

    @ParameterizedTest
    @MethodSource("any")
    void theJacobianIsTheLimitOfDifferences(RateNetwork network) {
        NetworkField field = NetworkField.atRest(network);
        Vector x = network.initialState();
        Vector v = new RandomNetworks(5).direction(network.units());
        double h = 1e-6;
        Vector difference = Vector.of(slope(network, x.plus(v.times(h)).toArray()))
                .minus(Vector.of(slope(network, x.minus(v.times(h)).toArray())))
                .times(1 / (2 * h));
        double[] pushed = new double[x.size()];
        field.differential(x.toArray(), v.toArray(), pushed);
        assertNear(pushed, difference.toArray(), 1e-7);
        assertNear(field.jacobian(x.toArray()).times(v).toArray(), pushed, 1e-13);
    }

    @ParameterizedTest
    @MethodSource("piecewise")
    void theExactMapIsTheSimulatorsStep(RateNetwork network) {
        PiecewiseLinearMap exact = NetworkMap.piecewiseLinear(network, Input.resting(network));
        NetworkMap map = NetworkMap.atRest(network);
        double[] x = network.initialState().toArray();
        double[] one = new double[x.length];
        double[] other = new double[x.length];
        for (int t = 0; t < 20; t++) {
            exact.apply(x, one);
            map.apply(x, other);
            assertNear(one, other, 1e-14);
            double[] affine = exact.matrix(exact.regionOf(x))
                    .times(Vector.of(x))
                    .plus(exact.offset(exact.regionOf(x)))
                    .toArray();
            assertNear(affine, other, 1e-13);
            x = other.clone();
        }
    }

    /** W split by sign onto twins, one excitatory and one inhibitory, that get the same input: the same states, twice. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aNetworkRewrittenToObeyDalesPrincipleHasTheSameStates(long seed) {
        int n = 12;
        RateNetwork network = new AnyNetwork(seed).make(n, Activation.RELU, 1.6);
        int[] signs = new int[2 * n];
        Arrays.setAll(signs, j -> j < n ? 1 : -1);
        Matrix w = Matrix.build(
                2 * n,
                2 * n,
                (i, j) -> signs[j] * Math.max(0, signs[j] * network.recurrent().get(i % n, j % n)));
        Vector drive = Vector.of(Arrays.copyOf(
                NetworkField.atRest(network).scaledDrive(Vector.constant(n, 1)).toArray(), n));
        RateNetwork twins = RateNetwork.of(w, Activation.RELU)
                .bias(twice(drive))
                .initialState(twice(network.initialState()))
                .timeConstants(TimeConstants.each(java.util.stream.IntStream.range(0, 2 * n)
                        .mapToObj(i -> network.timeConstants().of(i % n))
                        .toList()))
                .signs(Population.ofSigns(signs))
                .constraints(new Constraints(true, false, java.util.Optional.empty()))
                .build();
        Vector one = ExactFlow.of(NetworkField.piecewiseLinearAtRest(network))
                .follow(network.initialState().toArray(), Time.ms(300))
                .state();
        Vector two = ExactFlow.of(NetworkField.piecewiseLinearAtRest(twins))
                .follow(twins.initialState().toArray(), Time.ms(300))
                .state();
        assertNear(two.toArray(), twice(one).toArray(), 1e-11);
    }

    private static Vector twice(Vector v) {
        double[] both = Arrays.copyOf(v.toArray(), 2 * v.size());
        System.arraycopy(v.toArray(), 0, both, v.size(), v.size());
        return Vector.owning(both);
    }
}
