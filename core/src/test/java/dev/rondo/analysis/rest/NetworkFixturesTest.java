package dev.rondo.analysis.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.activity.Replay;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.AttractorSearch;
import dev.rondo.attractor.Orbit;
import dev.rondo.attractor.ProjectiveCycle;
import dev.rondo.dynamics.FlowMap;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NetworkField;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every network that an independent implementation has simulated: trial, eigenvalues and steady state. Tolerances are
 * those of the fixtures: 1e-9 relative for states, 1e-5 for periods, 2e-3 for standard deviations.
 */
class NetworkFixturesTest {
    private static final double STATES = 1e-9;
    private static final double PERIODS = 1e-5;
    private static final double DEVIATIONS = 2e-3;
    /** The fixtures' projective numbers are plain averages over a few seconds of the orbit. */
    private static final double PROJECTIVE = 1e-3;

    static Stream<NetworkFixture> trained() {
        return NetworkFixture.all().stream().filter(NetworkFixture::isTrained);
    }

    static Stream<NetworkFixture.Trial> trials() {
        return trained().flatMap(f -> f.trials().stream());
    }

    static Stream<NetworkFixture.Trial> steadyStates() {
        return trials().filter(t -> t.has("steady"));
    }

    static Stream<NetworkFixture> homogeneous() {
        return trained().filter(f -> f.measured().has("homogeneous_projective"));
    }

    static Stream<NetworkFixture> toys() {
        return NetworkFixture.all().stream().filter(f -> f.has("deltaEE"));
    }

    static Stream<NetworkFixture> flows() {
        return NetworkFixture.all().stream().filter(f -> f.has("h") && f.has("std"));
    }

    @Test
    void theFolderHoldsNetworks() {
        assertThat(NetworkFixture.all()).isNotEmpty();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("trials")
    void theTrialIsReproduced(NetworkFixture.Trial trial) {
        RateNetwork network = trial.fixture().network();
        Matrix u = trial.input();
        Trajectory run = Simulator.of(network).run(u, trial.has("x_at_step_6000_first8") ? 6000 : 1000);
        int end = u.rows() - 1;
        assertClose(run.x().row(end), NetworkFixture.vector(trial.get("x_at_T")));
        Matrix z = NetworkFixture.matrix(trial.get("z"));
        double largest = z.maxAbs();
        for (int t = 0; t < z.rows(); t++) {
            for (int l = 0; l < z.columns(); l++) {
                assertThat(run.z().get(t, l)).isCloseTo(z.get(t, l), within(STATES * largest));
            }
        }
        if (trial.has("x_at_step_1000")) {
            assertClose(run.x().row(999), NetworkFixture.vector(trial.get("x_at_step_1000")));
        }
        if (trial.has("x_at_step_6000_first8")) {
            double[] first = NetworkFixture.vector(trial.get("x_at_step_6000_first8"));
            assertClose(Vector.of(Arrays.copyOf(run.state(5999), first.length)), first);
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("trained")
    void theEigenvaluesOfTheRecurrentWeightsAgree(NetworkFixture fixture) {
        ComplexVector found = Eigen.valuesOf(fixture.network().recurrent());
        JsonNode measured = fixture.measured();
        double radius = measured.get("spectral_radius").asDouble();
        assertThat(found.maxAbs()).isCloseTo(radius, within(STATES * radius));
        assertThat(found.stream().filter(mu -> mu.re() > 1).count())
                .isEqualTo(measured.get("n_re_gt_1").asLong());
        assertThat(found.maxImaginary()).isCloseTo(measured.get("max_imag").asDouble(), within(STATES * radius));
        assertSameEigenvalues(found, NetworkFixture.matrix(measured.get("eig_Wrec")), STATES * radius);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("steadyStates")
    void theSteadyStateAgrees(NetworkFixture.Trial trial) {
        JsonNode steady = trial.get("steady");
        SteadyState.Result result = SteadyState.DEFAULT.after(trial.fixture().network(), trial.input());
        assertThat(result.kind()).isEqualTo(kind(steady));
        assertThat(result.certificate().criteriaAgree()).isTrue();
        if (result.kind() == AttractorKind.FIXED_POINT) {
            assertClose(result.mean(), NetworkFixture.vector(steady.get("x_fixed")));
            assertThat(result.certificate().leadingMultiplier().orElseThrow()).isLessThan(1);
        } else if (result.kind() == AttractorKind.LIMIT_CYCLE) {
            assertCycle(result, steady);
        }
    }

    private static void assertCycle(SteadyState.Result result, JsonNode steady) {
        double period = steady.get("period_s").asDouble();
        assertThat(result.period().orElseThrow().seconds()).isCloseTo(period, within(PERIODS * period));

        double[] std = NetworkFixture.vector(steady.get("std_per_neuron"));
        for (int i = 0; i < std.length; i++) {
            assertThat(result.std().get(i)).as("unit %d", i).isCloseTo(std[i], within(DEVIATIONS * std[i]));
        }
        double amplitude = steady.get("rms_amplitude_sqrt_sum_var").asDouble();
        assertThat(result.amplitude()).isCloseTo(amplitude, within(DEVIATIONS * amplitude));

        double[] lyapunov = NetworkFixture.vector(steady.get("lyapunov_top3_per_s"));
        for (int k = 0; k < lyapunov.length; k++) {
            double doubt = 0.02 * Math.abs(lyapunov[k]) + 0.05;
            assertThat(result.lyapunovPerSecond().get(k)).isCloseTo(lyapunov[k], within(doubt));
        }

        List<Integer> order = new ArrayList<>();
        steady.get("replay_order_1based").forEach(label -> order.add(label.asInt()));
        Replay replay = result.replay().orElseThrow();
        assertThat(result.activeReadouts()).isEqualTo(order.size());
        assertThat(fromSmallest(replay.order())).isEqualTo(fromSmallest(order));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("homogeneous")
    void aHomogeneousNetworkHasAProjectiveAttractor(NetworkFixture fixture) {
        JsonNode expected = fixture.measured().get("homogeneous_projective");
        RateNetwork network = fixture.network();
        assertThat(network.isHomogeneousAtRest()).isTrue();
        SteadyState.Result result =
                SteadyState.DEFAULT.after(network, fixture.trials().getFirst().input());
        ProjectiveCycle found = result.projective().orElseThrow();
        double growth = expected.get("lam").asDouble();
        assertThat(found.growthPerSecond()).isCloseTo(growth, within(PROJECTIVE * Math.abs(growth)));
        assertThat(result.kind()).isEqualTo(growth > 0 ? AttractorKind.GROWING : AttractorKind.SILENT);
        assertThat(result.period()).isEmpty();
        assertThat(found.explanation()).contains("no limit cycle can exist");
        if (expected.get("kind").asString().equals("projcycle")) {
            assertThat(found.kind()).isEqualTo(AttractorKind.LIMIT_CYCLE);
            double factor = expected.get("mu").asDouble();
            assertThat(found.factorPerPeriod().orElseThrow()).isCloseTo(factor, within(PROJECTIVE * factor));
            double period = expected.get("P").asDouble();
            assertThat(found.period().orElseThrow().seconds()).isCloseTo(period, within(PROJECTIVE * period));
        }
    }

    /** Both printed spectra of figure 10, whose traces are off by .01: every eigenvalue is .002 further right. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("toys")
    void theToyNetworkHasBothPrintedSpectra(NetworkFixture fixture) {
        Matrix w = NetworkFixture.matrix(fixture.get("W"));
        Matrix potentiated = w.plus(NetworkFixture.matrix(fixture.get("deltaEE")));
        double[][] before = {{-0.99, 0}, {1.22, 2.42}, {1.22, -2.42}, {-0.73, 0.29}, {-0.73, -0.29}};
        double[][] after = {{-0.99, 0}, {1.39, 2.43}, {1.39, -2.43}, {-0.90, 0.57}, {-0.90, -0.57}};
        assertSameEigenvalues(Eigen.valuesOf(w), shifted(before, 0.002), 1e-9);
        assertSameEigenvalues(Eigen.valuesOf(potentiated), shifted(after, 0.002), 1e-9);
    }

    /**
     * dx/dt = -x + W relu(x) + h has a limit cycle: the flow by Runge-Kutta steps of tau/100, whose own error is far
     * below the tolerance (halving the step changes no deviation by 1e-6).
     *
     * <p>The fixture's deviations are those of a stretch of the orbit of a length and phase that it does not tell. Over
     * whole periods they are up to 0.6 % larger, as much as those of stretches of 60 tau (15 periods) differ among each
     * other; one of these has the fixture's three deviations to 2e-3.
     */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("flows")
    void theFlowOfASmallNetworkHasALimitCycle(NetworkFixture fixture) {
        Time tau = Time.seconds(1);
        NetworkField field = NetworkField.atRest(bare(fixture, tau));
        double[] start = new double[field.dimension()];
        FlowMap map = FlowMap.of(field, tau.times(0.01));
        Attractor cycle = AttractorSearch.DEFAULT.of(map, start);
        Attractor finer = AttractorSearch.DEFAULT.of(FlowMap.of(field, tau.times(0.005)), start);
        assertThat(cycle.kind()).isEqualTo(AttractorKind.LIMIT_CYCLE);
        Vector std = Vector.owning(NetworkFixture.vector(fixture.get("std")));
        assertThat(largestRelative(cycle.std(), std)).isLessThan(0.01);
        assertThat(largestRelative(cycle.std(), finer.std())).isLessThan(1e-6);

        Orbit orbit = Orbit.following(map, start, 15_000);
        int period = (int) Math.ceil(cycle.period().orElseThrow().in(map.step()));
        double best = Double.POSITIVE_INFINITY;
        for (int from = 5000; from < 5000 + period; from += 5) {
            best = Math.min(best, largestRelative(plainDeviations(orbit.part(from, from + 6000)), std));
        }
        assertThat(best).isLessThan(DEVIATIONS);
    }

    private static Vector plainDeviations(Orbit orbit) {
        double[] equal = Vector.constant(orbit.rows(), 1.0 / orbit.rows()).toArray();
        return Vector.owning(orbit.deviation(orbit.mean(equal), equal));
    }

    private static double largestRelative(Vector found, Vector expected) {
        double largest = 0;
        for (int i = 0; i < expected.size(); i++) {
            largest = Math.max(largest, Math.abs(found.get(i) / expected.get(i) - 1));
        }
        return largest;
    }

    private static AttractorKind kind(JsonNode steady) {
        String kind = steady.get("kind").asString();
        return switch (kind) {
            case "limit_cycle" -> AttractorKind.LIMIT_CYCLE;
            case "fixed" -> steady.get("norm").asDouble() > 0 ? AttractorKind.FIXED_POINT : AttractorKind.SILENT;
            case "diverge" -> AttractorKind.GROWING;
            default ->
                Arrays.stream(AttractorKind.values())
                        .filter(k -> kind.replace('_', '-').startsWith(k.key().substring(0, 4)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("No kind of attractor is called " + kind));
        };
    }

    /** x-form network without input weights: the constant drive h is its bias. */
    private static RateNetwork bare(NetworkFixture fixture, Time tau) {
        Matrix w = NetworkFixture.matrix(fixture.get("W"));
        int n = w.rows();
        int[] signs = new int[n];
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += w.get(i, j);
            }
            signs[j] = sum < 0 ? -1 : 1;
        }
        return new RateNetwork(
                w,
                Matrix.zeros(n, 1),
                Matrix.zeros(1, n),
                Vector.owning(NetworkFixture.vector(fixture.get("h"))),
                Vector.zeros(1),
                Vector.zeros(n),
                Population.ofSigns(signs),
                Activation.RELU,
                tau,
                tau,
                0,
                NoiseModel.NONE);
    }

    /** Every entry within 1e-9 of the largest; below the smallest normal number nothing is relative any more. */
    private static void assertClose(Vector found, double[] expected) {
        double largest = 0;
        for (double v : expected) {
            largest = Math.max(largest, Math.abs(v));
        }
        double tolerance = Math.max(STATES * largest, Double.MIN_NORMAL);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.get(i)).as("entry %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }

    /** Each expected eigenvalue has a found one of its own within the tolerance. */
    private static void assertSameEigenvalues(ComplexVector found, Matrix expected, double tolerance) {
        List<Complex> left = new ArrayList<>(found.stream().toList());
        assertThat(left).hasSize(expected.rows());
        for (int k = 0; k < expected.rows(); k++) {
            Complex wanted = new Complex(expected.get(k, 0), expected.get(k, 1));
            Complex nearest = left.stream()
                    .min((a, b) -> Double.compare(
                            a.minus(wanted).abs(), b.minus(wanted).abs()))
                    .orElseThrow();
            assertThat(nearest.minus(wanted).abs()).as("%s", wanted).isLessThan(tolerance);
            left.remove(nearest);
        }
    }

    private static Matrix shifted(double[][] eigenvalues, double shift) {
        return Matrix.build(eigenvalues.length, 2, (k, part) -> eigenvalues[k][part] + (part == 0 ? shift : 0));
    }

    private static List<Integer> fromSmallest(List<Integer> circle) {
        List<Integer> turned = new ArrayList<>(circle);
        Collections.rotate(turned, -circle.indexOf(Collections.min(circle)));
        return turned;
    }
}
