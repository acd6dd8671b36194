package dev.rondo.continuation.patched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.attractor.patched.CycleSearch;
import dev.rondo.attractor.patched.FlowOutcome;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.Continuation;
import dev.rondo.continuation.ContinuationSettings;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.StepControl;
import dev.rondo.continuation.cycles.Shooting;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.dynamics.piecewise.Piece;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two variables, x_1 rectified and x_2 always active,
 *
 * <pre>
 *   x_1' = -x_1 + 2.2 max(0, x_1) - 2 x_2 + p,     x_2' = -x_2 + 3 max(0, x_1) + 1.
 * </pre>
 *
 * The fixed point stands on the boundary x_1 = 0 at p = 2, x_2 = 1. For p &gt; 2 it is an unstable focus (trace .2,
 * determinant 4.8) that a cycle surrounds, for p &lt; 2 a stable node. As long as x_2 stays positive, all orbits scale with
 * p - 2.
 */
class BoundaryEquilibriumTest {
    private static final double TRACE_OPEN = 0.2;
    private static final double TRACE_CLOSED = -2;

    private static PiecewiseLinearField at(double p) {
        Matrix coupling = Matrix.of(new double[][] {{2.2, -2}, {3, 0}});
        return PiecewiseLinearField.xForm(1, coupling, Vector.of(p, 1));
    }

    private static PatchedCycle cycle(double p) {
        FlowOutcome outcome = CycleSearch.DEFAULT.from(ExactFlow.of(at(p)), Vector.of(0.01, 1));
        return ((FlowOutcome.OnCycle) outcome).cycle();
    }

    private static Branch branch(double from, double to) {
        Shooting.Start start = ExactArcs.through(BoundaryEquilibriumTest::at, cycle(from), from, 1);
        ContinuationSettings settings = ContinuationSettings.between(from, to, StepControl.STANDARD);
        return Branch.of(Continuation.of(start.curve(), start.unknowns().toArray(), settings));
    }

    @Test
    void theCycleShrinksOntoTheFixedPointOnTheBoundary() {
        double from = 2.1;
        PatchedCycle cycle = cycle(from);
        Branch branch = branch(from, 1);
        assertThat(branch.ending()).isInstanceOf(Ending.OnBoundary.class);
        Ending.OnBoundary end = (Ending.OnBoundary) branch.ending();
        assertThat(end.parameter()).isCloseTo(2, within(1e-13));
        assertThat(end.unknown()).isZero();
        assertThat(end.amplitudeSlope()).isCloseTo(cycle.moments().amplitude() / (from - 2), within(1e-9));
        assertThat(end.period().seconds()).isCloseTo(cycle.period().seconds(), within(1e-9));
        assertThat(end.beside()).containsExactly(2);
        assertThat(end.beyond()).containsExactly(0);
        assertThat(end.advice()).contains("threshold of unit 0", "2 unstable directions", "a stable fixed point");
    }

    /** Liouville: in two dimensions the multiplier is the exponential of the integrated trace. */
    @Test
    void theLimitsMultiplierIsTheExponentialOfTheTrace() {
        PatchedCycle cycle = cycle(2.1);
        double open = 0;
        double closed = 0;
        PatchedPath path = cycle.path();
        for (Piece piece : path.pieces()) {
            if (piece.region().contains(0)) {
                open += piece.duration().seconds();
            } else {
                closed += piece.duration().seconds();
            }
        }
        Ending.OnBoundary end = (Ending.OnBoundary) branch(2.1, 1).ending();
        assertThat(end.multiplier()).isCloseTo(Math.exp(TRACE_OPEN * open + TRACE_CLOSED * closed), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {2.0001, 2.01, 2.2})
    void amplitudesAreInProportionToTheDistance(double p) {
        double slope = ((Ending.OnBoundary) branch(2.1, 1).ending()).amplitudeSlope();
        assertThat(cycle(p).moments().amplitude()).isCloseTo(slope * (p - 2), within(1e-7 * slope));
    }

    @Test
    void onEverySideTheFlowDoesWhatTheEndingSays() {
        FlowOutcome beyond = CycleSearch.DEFAULT.from(ExactFlow.of(at(1.999)), Vector.of(0.01, 1));
        assertThat(beyond).isInstanceOf(FlowOutcome.OnFixedPoint.class);
        assertThat(branch(2.1, 1).points()).allMatch(BranchPoint::isStable);
        Time period = cycle(2.001).period();
        assertThat(period.seconds()).isCloseTo(cycle(2.1).period().seconds(), within(1e-8));
    }
}
