package dev.rondo.continuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.continuation.equilibria.FlowFixedPoints;
import dev.rondo.continuation.equilibria.MapFixedPoints;
import dev.rondo.dynamics.smooth.DifferencedField;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.linalg.Vector;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Branches of fixed points whose special points have closed forms or published values. */
class FixedPointBranchTest {
    private static final StepControl STEPS = StepControl.STANDARD;

    private static Branch branch(SolutionCurve curve, ContinuationSettings settings, double... state) {
        return Branch.of(Continuation.of(curve, java.util.Arrays.copyOf(state, state.length + 1), settings));
    }

    private static Branch flow(FieldFamily family, ContinuationSettings settings, double... state) {
        return branch(FlowFixedPoints.of(family), settings, state);
    }

    @Test
    void theCubicHasTwoFoldsWithTheUnstableBranchBetween() {
        FieldFamily cubic = Systems.scalar((x, p) -> p + x - x * x * x, (x, p) -> 1 - 3 * x * x);
        Branch branch = flow(cubic, ContinuationSettings.between(-1, 1, STEPS), -1.3);
        double fold = 2 / (3 * Math.sqrt(3));
        List<SpecialPoint> folds = branch.special(SpecialType.LP);
        assertThat(folds).hasSize(2);
        assertThat(folds.get(0).parameter()).isCloseTo(fold, within(1e-12));
        assertThat(folds.get(1).parameter()).isCloseTo(-fold, within(1e-12));
        assertThat(folds.get(0).point().unknowns().get(0)).isCloseTo(-1 / Math.sqrt(3), within(1e-9));
        assertThat(folds)
                .allMatch(SpecialPoint::converged)
                .extracting(SpecialPoint::unstableChange)
                .containsExactly(1, -1);
        assertThat(branch.ending()).isEqualTo(new Ending.BoundReached(1));
        assertThat(branch.points())
                .allMatch(p -> p.residual() <= 1e-11)
                .allMatch(p -> p.isStable() == Math.abs(p.unknowns().get(0)) > 1 / Math.sqrt(3));
    }

    @Test
    void halvingTheStepMovesNoSpecialPoint() {
        ContinuationSettings settings = ContinuationSettings.between(.01, .2, STEPS);
        Branch coarse = flow(Systems.reaction(), settings, 0, 0);
        Branch fine = flow(Systems.reaction(), ContinuationSettings.between(.01, .2, STEPS.scaled(.5)), 0, 0);
        assertThat(coarse.special()).hasSameSizeAs(fine.special());
        for (int k = 0; k < coarse.special().size(); k++) {
            assertThat(coarse.special().get(k).type())
                    .isEqualTo(fine.special().get(k).type());
            assertThat(coarse.special().get(k).parameter())
                    .isCloseTo(fine.special().get(k).parameter(), within(1e-12));
        }
    }

    @Test
    void autosReactionHasItsFoldsAndItsHopfPoint() {
        Branch branch = flow(
                Systems.reaction(), ContinuationSettings.between(.01, .2, STEPS).locating(List.of(.1)), 0, 0);
        assertThat(branch.special(SpecialType.LP))
                .extracting(SpecialPoint::parameter)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-7 ? 0 : 1)
                .containsExactly(.1057390, .0889318);
        SpecialPoint hopf = branch.special(SpecialType.HB).get(0);
        assertThat(branch.special(SpecialType.HB)).hasSize(1);
        assertThat(hopf.parameter()).isCloseTo(.1309000, within(5e-8));
        assertThat(hopf.point().unknowns().get(0)).isCloseTo(.8950803, within(5e-7));
        assertThat(hopf.point().unknowns().get(1)).isCloseTo(4.177042, within(5e-6));
        assertThat(hopf.unstableChange()).isEqualTo(-2);
        assertThat(branch.special(SpecialType.UZ))
                .hasSize(3)
                .allSatisfy(u -> assertThat(u.parameter()).isCloseTo(.1, within(1e-12)));
    }

    @Test
    void lorenzLosesItsOriginAtOneAndItsOtherPointsAtASubcriticalHopfPoint() {
        FieldFamily lorenz = Systems.lorenz();
        Branch origin = flow(lorenz, ContinuationSettings.between(.5, 2, STEPS), 0, 0, 0);
        List<SpecialPoint> crossings = origin.special(SpecialType.BP);
        assertThat(crossings).hasSize(1);
        assertThat(crossings.get(0).parameter()).isCloseTo(1, within(1e-10));
        assertThat(crossings.get(0).unstableChange()).isEqualTo(1);

        double x = Math.sqrt(8.0 / 3 * 9);
        Branch wing = flow(
                lorenz,
                ContinuationSettings.between(10, 30, new StepControl(.1, 1e-9, 2, Newton.STANDARD, .3, 500)),
                x,
                x,
                9);
        SpecialPoint hopf = wing.special(SpecialType.HB).get(0);
        assertThat(hopf.parameter()).isCloseTo(470.0 / 19, within(1e-10));
        assertThat(hopf.criticality()).contains(Criticality.SUBCRITICAL);
        assertThat(hopf.unstableChange()).isEqualTo(2);
        assertThat(hopf.interval().width()).isLessThan(1e-9);
    }

    @Test
    void theBranchThatCrossesIsEnteredFromTheBranchPoint() {
        Branch wing = Branch.of(Continuation.leaving(
                FlowFixedPoints.of(Systems.lorenz()),
                new double[] {0, 0, 0, 1},
                new double[] {1, 1, 0, 0},
                new ContinuationSettings(1, .5, 10, 1, List.of(), 1e3, dev.rondo.dynamics.Time.seconds(1), STEPS)));
        BranchPoint last = wing.points().getLast();
        assertThat(wing.ending()).isEqualTo(new Ending.BoundReached(10));
        assertThat(last.unknowns().get(0)).isCloseTo(Math.sqrt(8.0 / 3 * 9), within(1e-10));
    }

    @Test
    void stuartLandausHopfPointIsFoundToRoundingWithItsCriticality() {
        for (int sign : new int[] {1, -1}) {
            Branch branch = flow(Systems.stuartLandau(3, sign), ContinuationSettings.between(-.5, .7, STEPS), 0, 0);
            SpecialPoint hopf = branch.special(SpecialType.HB).get(0);
            assertThat(hopf.parameter()).isCloseTo(0, within(1e-11));
            assertThat(hopf.criticality()).contains(sign > 0 ? Criticality.SUPERCRITICAL : Criticality.SUBCRITICAL);
        }
        FieldFamily linear = Systems.circular((s, p) -> p, (s, p) -> 0, 2);
        SpecialPoint centre = flow(linear, ContinuationSettings.between(-.5, .7, STEPS), 0, 0)
                .special(SpecialType.HB)
                .get(0);
        assertThat(centre.criticality()).contains(Criticality.DEGENERATE);
    }

    @Test
    void mapsDoubleTheirPeriodAndTurn() {
        Branch logistic =
                branch(MapFixedPoints.of(Systems.logistic()), ContinuationSettings.between(1.5, 3.5, STEPS), 1 / 3.);
        SpecialPoint doubling = logistic.special(SpecialType.PD).get(0);
        assertThat(doubling.parameter()).isCloseTo(3, within(1e-10));
        assertThat(doubling.criticality()).contains(Criticality.SUPERCRITICAL);

        Branch delayed = branch(
                MapFixedPoints.of(Systems.delayedLogistic()), ContinuationSettings.between(1.5, 2.5, STEPS), .3, .3);
        SpecialPoint turning = delayed.special(SpecialType.TR).get(0);
        assertThat(turning.parameter()).isCloseTo(2, within(1e-10));
        assertThat(turning.criticality()).contains(Criticality.SUPERCRITICAL);
        assertThat(turning.unstableChange()).isEqualTo(2);
    }

    @Test
    void aClosedBranchEndsWhereItBegan() {
        FieldFamily circle = Systems.scalar((x, p) -> x * x + p * p - 1, (x, p) -> 2 * x);
        Branch branch = flow(circle, ContinuationSettings.between(0, .5, STEPS).within(-2, 2), 1);
        assertThat(branch.ending()).isInstanceOf(Ending.Closed.class);
        assertThat(branch.special(SpecialType.LP)).hasSize(2);
        assertThat(((Ending.Closed) branch.ending()).length()).isCloseTo(2 * Math.PI, within(.05));
    }

    @Test
    void failuresAreValuesWithAdvice() {
        FieldFamily none = Systems.scalar((x, p) -> 1 + x * x, (x, p) -> 2 * x);
        Branch nothing = flow(none, ContinuationSettings.between(0, 1, STEPS), .3);
        assertThat(nothing.points()).isEmpty();
        assertThat(nothing.ending()).isInstanceOf(Ending.NoStart.class);
        assertThat(nothing.ending().advice()).contains("no solution near the start");

        FieldFamily cubic = Systems.scalar((x, p) -> p + x - x * x * x, (x, p) -> 1 - 3 * x * x);
        Branch cut = flow(cubic, ContinuationSettings.between(-1, 1, STEPS.within(5)), -1.3);
        assertThat(cut.ending()).isEqualTo(new Ending.BudgetSpent(5));
        assertThat(cut.special(SpecialType.EP)).hasSize(2);
        assertThat(cut.special(SpecialType.EP).getLast().point())
                .isEqualTo(cut.points().getLast());

        FieldFamily pole = Systems.scalar((x, p) -> p * x - 1, (x, p) -> p);
        assertThat(flow(
                                pole,
                                ContinuationSettings.between(
                                        1, -1, new StepControl(.01, 1e-9, 1e5, Newton.STANDARD, .3, 5000)),
                                1)
                        .ending())
                .isInstanceOf(Ending.StateDiverges.class);
    }

    @Test
    void differencedDerivativesFindTheSamePointsAndSayHowGoodTheyAre() {
        DifferencedField family = DifferencedField.of(2, (x, p, out) -> {
            double[] f = new double[2];
            Systems.reaction().at(p).evaluate(x, f);
            out[0] = f[0];
            out[1] = f[1];
        });
        Branch branch = flow(family, ContinuationSettings.between(.01, .2, STEPS), 0, 0);
        assertThat(branch.special(SpecialType.HB).get(0).parameter()).isCloseTo(.1309000, within(5e-8));
        Vector at = branch.special(SpecialType.HB).get(0).point().unknowns();
        double[] x = {at.get(0), at.get(1)};
        double claimed = family.derivativeError(x, at.get(2));
        double[] exact = new double[2];
        double[] differenced = new double[2];
        Systems.reaction().at(at.get(2)).differential(x, new double[] {1, 0}, exact);
        family.at(at.get(2)).differential(x, new double[] {1, 0}, differenced);
        assertThat(Math.abs(exact[0] - differenced[0])).isLessThanOrEqualTo(claimed);
        assertThat(claimed).isLessThan(1e-8);
    }

    /** x' = p x - x^3 from x = 1: the parameter turns back at the pitchfork, which is no fold; x' = p + x - x^3 folds. */
    @Test
    void aPitchforkMetFromItsSideIsABranchPoint() {
        FieldFamily pitchfork = DifferencedField.of(1, (x, p, f) -> f[0] = p * x[0] - x[0] * x[0] * x[0]);
        Branch side =
                flow(pitchfork, ContinuationSettings.between(1, -.5, STEPS).within(-.5, 1.5), 1);
        assertThat(side.special(SpecialType.LP)).isEmpty();
        SpecialPoint crossing = side.special(SpecialType.BP).getFirst();
        assertThat(crossing.parameter()).isCloseTo(0, within(1e-6));

        FieldFamily folding = DifferencedField.of(1, (x, p, f) -> f[0] = p + x[0] - x[0] * x[0] * x[0]);
        Branch branch = flow(folding, ContinuationSettings.between(-1, 1, STEPS), -1.3);
        assertThat(branch.special(SpecialType.LP)).hasSize(2);
        assertThat(branch.special(SpecialType.BP)).isEmpty();
    }
}
