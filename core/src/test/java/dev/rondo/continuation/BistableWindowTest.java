package dev.rondo.continuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.continuation.cycles.Shooting;
import dev.rondo.continuation.equilibria.FlowFixedPoints;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where branches in closed form have two stable solutions. */
class BistableWindowTest {
    private static final StepControl STEPS = StepControl.STANDARD;
    /** The folds of p + x - x^3 = 0 are at p = +-2/(3 sqrt 3). */
    private static final double FOLD = 2 / (3 * Math.sqrt(3));

    private static Branch fixedPoints(FieldFamily family, ContinuationSettings settings, double... state) {
        return Branch.of(Continuation.of(FlowFixedPoints.of(family), Arrays.copyOf(state, state.length + 1), settings));
    }

    private static Branch cycles(FieldFamily family, double radius, ContinuationSettings settings) {
        Shooting.Start start =
                Shooting.near(family, Vector.of(radius, 0), Time.seconds(2 * Math.PI), settings.from(), 4);
        return Branch.of(Continuation.of(start.curve(), start.unknowns().toArray(), settings));
    }

    private static void assertWindow(Branch branch, double from, double to) {
        assertThat(BistableWindow.of(List.of(branch))).singleElement().satisfies(window -> {
            assertThat(window.from()).isCloseTo(from, within(1e-9));
            assertThat(window.to()).isCloseTo(to, within(1e-9));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void betweenTheFoldsOfTheCubicTwoFixedPointsAreStable(int direction) {
        FieldFamily cubic = Systems.scalar((x, p) -> p + x - x * x * x, (x, p) -> 1 - 3 * x * x);
        assertWindow(
                fixedPoints(cubic, ContinuationSettings.between(-direction, direction, STEPS), -1.3 * direction),
                -FOLD,
                FOLD);
    }

    @Test
    void betweenTwoFoldsOfCyclesTwoCyclesAreStable() {
        // r' = r (p + u - u^3) with u = r^2 - 3.
        FieldFamily family = Systems.circular(
                (s, p) -> p + (s - 3) - (s - 3) * (s - 3) * (s - 3), (s, p) -> 1 - 3 * (s - 3) * (s - 3), 1);
        assertWindow(cycles(family, Math.sqrt(3 - 1.32), ContinuationSettings.between(-1, 1, STEPS)), -FOLD, FOLD);
    }

    @Test
    void aWindowBeginsWhereTheBranchDoes() {
        FieldFamily cubic = Systems.scalar((x, p) -> p + x - x * x * x, (x, p) -> 1 - 3 * x * x);
        assertWindow(
                fixedPoints(cubic, ContinuationSettings.between(-.2, 1, STEPS).within(-1, 1), -1.09), -.2, FOLD);
    }

    @Test
    void aClosedBranchThatPassesItsFirstPointIsNotTwoBranches() {
        // x^2 + p^2 = 1: one stable half, one unstable.
        FieldFamily circle = Systems.scalar((x, p) -> 1 - x * x - p * p, (x, p) -> -2 * x);
        Branch branch =
                fixedPoints(circle, ContinuationSettings.between(0, 1.5, STEPS).within(-1.5, 1.5), 1);
        assertThat(branch.ending()).isInstanceOf(Ending.Closed.class);
        assertThat(BistableWindow.of(List.of(branch))).isEmpty();
    }

    @Test
    void aCycleThatShrinksToItsHopfPointIsThereOnce() {
        Branch branch = cycles(Systems.stuartLandau(1, 1), 1, ContinuationSettings.between(1, -1, STEPS));
        assertThat(branch.ending()).isInstanceOf(Ending.AtHopf.class);
        assertThat(BistableWindow.of(List.of(branch))).isEmpty();
    }

    @Test
    void branchesThatShareTheirStableStretchesAreBistableThere() {
        FieldFamily one = Systems.scalar((x, p) -> p - x, (x, p) -> -1);
        List<Branch> both = List.of(
                fixedPoints(one, ContinuationSettings.between(0, 2, STEPS), 0),
                fixedPoints(one, ContinuationSettings.between(3, 1, STEPS), 3));
        assertThat(BistableWindow.of(both)).containsExactly(new BistableWindow(1, 2));
    }
}
