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
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.StepControl;
import dev.rondo.continuation.cycles.Shooting;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E, E, I with an unstable spiral where all are active; the drive is (p - p*) (7.9, 4.4, .1). */
class ApexTest {
    private static final Matrix WEIGHTS = Matrix.of(new double[][] {{0, 4.13, -5.18}, {2.34, 0, -4.53}, {.47, .83, 0}});
    private static final Vector DRIVE = Vector.of(7.9, 4.4, .1);
    private static final StepControl STEPS = new StepControl(0.01, 1e-9, 0.05, new Newton(1e-11, 8), 0.25, 600);

    private static PiecewiseLinearFamily family(double apex) {
        return p -> PiecewiseLinearField.network(WEIGHTS, DRIVE.times(p - apex), Time.ms(50));
    }

    private static PatchedCycle cycle(PiecewiseLinearFamily family, double p) {
        FlowOutcome outcome = CycleSearch.DEFAULT.from(ExactFlow.of(family.at(p)), Vector.constant(3, 0.1));
        return ((FlowOutcome.OnCycle) outcome).cycle();
    }

    private static Branch branch(PiecewiseLinearFamily family, double from, double to) {
        Shooting.Start start = ExactArcs.through(family, cycle(family, from), from, 1);
        return Branch.of(Continuation.of(
                start.curve(), start.unknowns().toArray(), ContinuationSettings.between(from, to, STEPS)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 2})
    void aCycleThatTheDriveAloneScalesShrinksToTheOrigin(double apex) {
        PiecewiseLinearFamily family = family(apex);
        double from = apex + 1;
        PatchedCycle cycle = cycle(family, from);
        Branch branch = branch(family, from, apex - 1);
        assertThat(branch.ending()).isInstanceOf(Ending.ShrankToOrigin.class);
        Ending.ShrankToOrigin end = (Ending.ShrankToOrigin) branch.ending();
        assertThat(end.parameter()).isCloseTo(apex, within(1e-10));
        assertThat(end.amplitudeSlope()).isCloseTo(cycle.moments().amplitude(), within(1e-7));
        assertThat(end.period().seconds()).isCloseTo(cycle.period().seconds(), within(1e-10));
        assertThat(end.multiplier()).isCloseTo(cycle.largestModulus(), within(1e-8));
        assertThat(end.advice()).contains("shrinks to the origin", "all units reach their thresholds at once");
        assertThat(branch.points()).hasSizeLessThan(150);
        assertThat(branch.points().getLast().parameter()).isBetween(apex, apex + 2e-3);
        for (BranchPoint point : branch.points()) {
            assertThat(point.measure().amplitude())
                    .isCloseTo(end.amplitudeSlope() * (point.parameter() - apex), within(1e-7));
        }
        assertThat(branch.special(SpecialType.BC)).isEmpty();
    }

    @Test
    void upwardsTheBranchGoesOn() {
        assertThat(branch(family(0), 1, 3).ending()).isEqualTo(new Ending.BoundReached(3));
    }

    /** With a drive that the parameter does not move there is no such place. */
    @Test
    void aDriveOfAnotherDirectionHasNoApex() {
        PiecewiseLinearFamily moved =
                p -> PiecewiseLinearField.network(WEIGHTS, DRIVE.plus(Vector.of(p, 0, 0)), Time.ms(50));
        PiecewiseLinearFamily scaled = p -> PiecewiseLinearField.network(WEIGHTS.times(p), DRIVE.times(p), Time.ms(50));
        assertThat(Apex.of(moved, 1)).isEmpty();
        assertThat(Apex.of(scaled, 1)).isEmpty();
        assertThat(Apex.of(family(2), 1).orElseThrow().isReached(2.1)).isTrue();
        assertThat(Apex.of(family(2), 3).orElseThrow().isReached(2.1)).isFalse();
    }
}
