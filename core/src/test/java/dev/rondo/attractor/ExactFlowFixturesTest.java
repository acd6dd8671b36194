package dev.rondo.attractor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.analysis.rest.NetworkFixture;
import dev.rondo.attractor.patched.CycleSearch;
import dev.rondo.attractor.patched.FlowOutcome;
import dev.rondo.attractor.patched.FlowOutcome.OnCone;
import dev.rondo.attractor.patched.FlowOutcome.OnCycle;
import dev.rondo.attractor.patched.FlowOutcome.OnFixedPoint;
import dev.rondo.continuation.patched.PatchedCycle;
import dev.rondo.dynamics.DormandPrince;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.dynamics.piecewise.Piece;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NetworkField;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exact flow of every trained ReLU network: against a general stepper, and the cycle on which it ends. */
class ExactFlowFixturesTest {
    static Stream<NetworkFixture.Trial> rectified() {
        return NetworkFixture.all().stream()
                .filter(NetworkFixture::isTrained)
                .filter(f -> f.network().activation().equals(Activation.RELU))
                .map(f -> f.trials().getFirst());
    }

    static Stream<NetworkFixture.Trial> cycles() {
        return rectified()
                .filter(t -> t.has("steady"))
                .filter(t -> t.get("steady").get("kind").asString().equals("limit_cycle"));
    }

    /**
     * The general stepper knows nothing of regions, and a kink within a step would cost it its order: so it is made to
     * start anew where the exact path says that a threshold is crossed. Were that wrong, the two would part.
     */
    @ParameterizedTest
    @MethodSource("rectified")
    void agreesWithDormandAndPrinceForTenSeconds(NetworkFixture.Trial trial) {
        Vector x = start(trial);
        PatchedPath path = ExactFlow.of(field(trial)).follow(x.toArray(), Time.seconds(10));
        NetworkField field = NetworkField.atRest(trial.fixture().network());
        double scale = x.norm();
        for (Piece piece : path.pieces()) {
            if (piece.duration().seconds() > 0) {
                x = DormandPrince.PRECISE.advance(field, x, piece.duration());
            }
        }
        assertThat(path.state().minus(x).norm()).isLessThan(1e-9 * Math.max(scale, x.norm()));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("cycles")
    void theFlowHasACertifiedCycle(NetworkFixture.Trial trial) {
        ExactFlow flow = ExactFlow.of(field(trial));
        Vector start = start(trial);
        PatchedCycle cycle = cycle(flow, start);
        assertThat(cycle.isStable()).isTrue();
        assertThat(cycle.neutralDirections()).isEqualTo(1);
        assertThat(cycle.regions().size()).isGreaterThanOrEqualTo(44);

        double[] off = cycle.start().toArray();
        for (int i = 0; i < off.length; i++) {
            off[i] *= i % 2 == 0 ? 1.1 : 0.9;
        }
        PatchedCycle again = cycle(flow, Vector.owning(off));
        assertThat(again.period().in(cycle.period())).isBetween(1 - 1e-10, 1 + 1e-10);
        assertThat(again.moments().std().minus(cycle.moments().std()).norm())
                .isLessThan(1e-10 * cycle.moments().amplitude());
    }

    /** c times drive and start: c times the orbit, the same period. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("cycles")
    void amplitudeScalesWithTheDriveAndThePeriodStays(NetworkFixture.Trial trial) {
        RateNetwork network = trial.fixture().network();
        if (network.bias().norm() > 0) {
            return;
        }
        Vector start = start(trial);
        PatchedCycle one = cycle(ExactFlow.of(field(trial)), start);
        PiecewiseLinearField louder = NetworkField.piecewiseLinearAtRest(network.withBaseline(3 * network.baseline()));
        PatchedCycle three = cycle(ExactFlow.of(louder), start.times(3));
        assertThat(three.period().in(one.period())).isBetween(1 - 1e-9, 1 + 1e-9);
        assertThat(three.moments().amplitude() / (3 * one.moments().amplitude()))
                .isBetween(1 - 1e-9, 1 + 1e-9);
    }

    @ParameterizedTest
    @MethodSource("rectified")
    void theFlowEndsWhereItMust(NetworkFixture.Trial trial) {
        FlowOutcome outcome = CycleSearch.DEFAULT.from(ExactFlow.of(field(trial)), start(trial));
        if (trial.fixture().network().isHomogeneousAtRest()) {
            assertThat(outcome).isInstanceOf(OnCone.class);
            double neutral = ((OnCone) outcome).orbit().neutralError();
            assertThat(neutral).isLessThan(1e-8);
        } else {
            assertThat(outcome).isInstanceOfAny(OnCycle.class, OnFixedPoint.class);
        }
    }

    private static PiecewiseLinearField field(NetworkFixture.Trial trial) {
        return NetworkField.piecewiseLinearAtRest(trial.fixture().network());
    }

    private static Vector start(NetworkFixture.Trial trial) {
        RateNetwork network = trial.fixture().network();
        return Vector.owning(Simulator.of(network).stateAfter(trial.input()));
    }

    private static PatchedCycle cycle(ExactFlow flow, Vector start) {
        FlowOutcome outcome = CycleSearch.DEFAULT.from(flow, start);
        assertThat(outcome).isInstanceOf(OnCycle.class);
        PatchedCycle cycle = ((OnCycle) outcome).cycle();
        assertThat(cycle.certificate().residual()).isLessThan(1e-10);
        assertThat(cycle.certificate().trivialMultiplierError()).isLessThan(1e-8);
        return cycle;
    }
}
