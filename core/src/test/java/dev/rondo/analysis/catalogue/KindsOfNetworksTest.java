package dev.rondo.analysis.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Subject;
import dev.rondo.analysis.TrialInput;
import dev.rondo.analysis.branch.NetworkBranch;
import dev.rondo.analysis.rest.FixedPoints;
import dev.rondo.attractor.About;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.Effort;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.Continuation;
import dev.rondo.continuation.Ending;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.figure.write.SvgWriter;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.network.parameter.NetworkParameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Analyses of networks of every kind: each analysis answers, or refuses for one of the reasons of this table, which lie in the
 * mathematics.
 */
class KindsOfNetworksTest {
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

    /** Analyses that refuse no network. */
    private static final List<String> ANSWER_ALL =
            List.of("steady-state", "limit-cycle", "fixed-points", "lyapunov", "basins");

    /** A reason to refuse: the condition under which it applies, and the message. */
    private record Reason(Predicate<Subject> applies, String message) {}

    private static final Reason NO_SIGNS =
            new Reason(subject -> subject.network().signs().isEmpty(), "Excitatory and inhibitory units are asked for");
    private static final Reason UNSTABLE =
            new Reason(subject -> Eigen.valuesOf(subject.matrix()).maxReal() >= 1, "W has no stationary state");
    private static final Reason SMOOTH = new Reason(
            subject -> !subject.network().activation().isPiecewiseLinear(),
            "Only a network of a piecewise-linear activation has a piecewise-linear flow");
    private static final Reason NO_CYCLE_OF_FLOW = new Reason(
            subject -> kind(subject, About.FLOW) != AttractorKind.LIMIT_CYCLE,
            "Modes hand over along a limit cycle of the flow");
    private static final Reason NO_CYCLE_OF_MAP = new Reason(
            subject -> !List.of(AttractorKind.LIMIT_CYCLE, AttractorKind.QUASI_PERIODIC)
                    .contains(kind(subject, About.MAP)),
            "Block factors are scanned for a limit cycle");
    private static final Reason NO_ISOLATED_CYCLE = new Reason(
            subject -> kind(subject, About.FLOW) != AttractorKind.LIMIT_CYCLE,
            "A phase response needs a limit cycle of the flow");
    private static final Reason NO_FIXED_POINT = new Reason(
            subject -> new FixedPoints(About.FLOW, 100, 12, 0, Time.seconds(120), 1)
                    .of(subject.network())
                    .result()
                    .points()
                    .isEmpty(),
            "no fixed point was found at the smallest input");
    private static final Reason SEVERAL_TAUS = new Reason(
            subject -> subject.network().timeConstants().common().isEmpty(),
            "one of the dynamics only where all units have one time constant");

    private static final Reason RATE_FORM =
            new Reason(subject -> subject.network().isRateForm(), "needs a network in x-form, got one in r-form");

    private static final Reason NO_NOISE = new Reason(
            subject -> subject.network().noise().sigmaRec() == 0
                    && subject.network().noise().sigmaIn() == 0,
            "A potential is that of a noisy steady state");

    private static final Map<String, List<Reason>> REASONS = Map.ofEntries(
            Map.entry("relay", List.of(SMOOTH, NO_CYCLE_OF_FLOW)),
            Map.entry("gramians", List.of(UNSTABLE)),
            Map.entry("frequency-response", List.of(UNSTABLE)),
            Map.entry("autocovariance", List.of(UNSTABLE)),
            Map.entry("block-sensitivity", List.of(NO_SIGNS, NO_CYCLE_OF_MAP)),
            Map.entry("sparsening", List.of(NO_SIGNS)),
            Map.entry("reduced-plane", List.of(SEVERAL_TAUS)),
            Map.entry("entropy-production", List.of(UNSTABLE)),
            Map.entry("off-response", List.of(UNSTABLE)),
            Map.entry("optimal-input", List.of(UNSTABLE)),
            Map.entry("stabilised", List.of(NO_FIXED_POINT)),
            Map.entry("phase-response", List.of(NO_ISOLATED_CYCLE, RATE_FORM)),
            Map.entry("stroboscopic", List.of(RATE_FORM)),
            Map.entry("contraction", List.of(RATE_FORM)),
            Map.entry("potential", List.of(NO_NOISE)),
            Map.entry("hebbian", List.of(RATE_FORM)));

    private static AttractorKind kind(Subject subject, About about) {
        return subject.attractor(about, Effort.USUAL).kind();
    }

    private static Subject subject(RateNetwork network) {
        return Subject.of(network)
                .playing(n -> new TrialInput(
                        "0.2 s of a sine",
                        Matrix.build(40, n.inputs(), (t, k) -> 0.5 + 0.5 * StrictMath.sin(t / 5.0))));
    }

    @ParameterizedTest
    @EnumSource
    void anAnalysisAnswersOrRefusesWithItsReason(KindOfNetwork kind) {
        assertAnswersOrReasons(kind, 1);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void furtherExamplesAreAnsweredOrRefusedWithTheReason(KindOfNetwork kind) {
        for (long seed = 2; seed <= 6; seed++) {
            assertAnswersOrReasons(kind, seed);
        }
    }

    private static void assertAnswersOrReasons(KindOfNetwork kind, long seed) {
        RateNetwork network = kind.example(seed);
        AnalysisContractTest.shortened().forEach(analysis -> check(analysis, subject(network), kind + " " + seed));
    }

    private static <R extends Record> void check(Analysis<R> analysis, Subject subject, String which) {
        String name = analysis.card().name();
        List<String> reasons = Stream.of(REASONS.getOrDefault(name, List.of()))
                .flatMap(List::stream)
                .filter(reason -> reason.applies().test(subject))
                .map(Reason::message)
                .toList();
        if (reasons.isEmpty()) {
            Answer<R> answer = analysis.of(subject);
            analysis.draw(answer.result(), subject)
                    .figure()
                    .ifPresent(figure -> assertThat(SvgWriter.standAlone().write(figure))
                            .as("%s of %s", name, which)
                            .contains("<title"));
            return;
        }
        assertThat(ANSWER_ALL).doesNotContain(name);
        assertThatThrownBy(() -> analysis.of(subject))
                .as("%s of %s", name, which)
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(reasons).anyMatch(String.valueOf(e.getMessage())::contains));
    }

    /** Networks with a cycle: what only cycles have is found for each kind, and drawn. */
    @ParameterizedTest
    @EnumSource(names = {"DALE", "MIXED_SIGNS", "AUTAPSES", "TAU_PER_UNIT", "LEAKY", "CAPPED", "ANY_PIECEWISE_LINEAR"})
    void cyclesOfEveryPiecewiseLinearKindAreRelays(KindOfNetwork kind) {
        Subject oscillating = LongStream.range(1, 200)
                .mapToObj(seed -> subject(kind.example(seed)))
                .filter(subject -> kind(subject, About.FLOW) == AttractorKind.LIMIT_CYCLE)
                .findFirst()
                .orElseThrow();

        check(Catalogue.find("relay").orElseThrow(), oscillating, kind.name());
        check(Catalogue.find("step-size").orElseThrow(), oscillating, kind.name());
    }

    @ParameterizedTest
    @EnumSource
    void everyNetworkIsSimulated(KindOfNetwork kind) {
        for (long seed : SEEDS) {
            RateNetwork network = kind.example(seed);

            Trajectory trajectory = Simulator.of(network).run(Matrix.zeros(0, network.inputs()), 50);

            assertThat(trajectory.rows()).isEqualTo(50);
            assertThat(Arrays.stream(trajectory.x().row(49).toArray())).allMatch(Double::isFinite);
        }
    }

    /** A fixed point of the flow is followed along the gain of the activation. */
    @ParameterizedTest
    @EnumSource
    void fixedPointsOfEveryNetworkAreContinued(KindOfNetwork kind) {
        for (long seed : SEEDS) {
            RateNetwork network = kind.example(seed);
            NetworkParameter gain = NetworkParameter.named("gain");
            NetworkBranch request =
                    new NetworkBranch(gain, gain.present(network), 0.8, NetworkBranch.Of.FIXED_POINT, About.FLOW);

            Branch branch =
                    followed(request.continuation(network, subject(network).state(), request.control()));

            if (branch.ending() instanceof Ending.NoStart) {
                FixedPoints.Result all = FixedPoints.DEFAULT.of(network).result();
                assertThat(all.points()).as("%s %d", kind, seed).isEmpty();
                assertThat(all.complete()).isTrue();
            } else {
                assertThat(branch.points()).as("%s %d", kind, seed).hasSizeGreaterThan(2);
            }
        }
    }

    private static Branch followed(Continuation run) {
        List<dev.rondo.continuation.BranchPoint> points = new ArrayList<>();
        while (run.hasNext()) {
            points.add(run.next().point());
        }
        return new Branch(points, List.of(), run.ending());
    }
}
