package dev.rondo.continuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.continuation.cycles.Collocation;
import dev.rondo.continuation.cycles.CycleCurve;
import dev.rondo.continuation.cycles.Shooting;
import dev.rondo.continuation.equilibria.FlowFixedPoints;
import dev.rondo.continuation.equilibria.HopfPoint;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cycles with known periods and multipliers, by shooting and by collocation, and their branches. */
class CycleBranchTest {
    private static final StepControl STEPS = StepControl.STANDARD;

    /** A method that makes a curve from a guess. */
    record Method(String name, boolean forUnstable, Maker maker) {
        @Override
        public String toString() {
            return name;
        }
    }

    interface Maker {
        Guess near(FieldFamily family, Vector state, Time period, double parameter);
    }

    record Guess(CycleCurve curve, Vector unknowns) {}

    static Stream<Method> methods() {
        List<Method> methods = new ArrayList<>();
        for (int segments : new int[] {1, 3, 5, 20}) {
            methods.add(new Method("shooting, " + segments + " segments", segments > 1, (f, x, t, p) -> {
                Shooting.Start start = Shooting.near(f, x, t, p, segments);
                return new Guess(start.curve(), start.unknowns());
            }));
        }
        methods.add(new Method("collocation, 30 intervals of degree 7", true, (f, x, t, p) -> {
            Collocation.Start start = Collocation.near(f, x, t, p, 30, 7);
            return new Guess(start.curve(), start.unknowns());
        }));
        return methods.stream();
    }

    private static BranchPoint first(Guess guess, double parameter) {
        Continuation run = Continuation.of(
                guess.curve(),
                guess.unknowns().toArray(),
                ContinuationSettings.between(parameter, parameter + 1, STEPS));
        assertThat(run.hasNext()).as(() -> run.ending().advice()).isTrue();
        return run.next().point();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theStableCycleOfThePlanarSystem(Method method) {
        Guess guess = method.maker().near(Systems.twoCycles(), Vector.of(.97, .02), Time.seconds(6.2), 1);
        BranchPoint cycle = first(guess, 1);
        assertThat(cycle.measure().period().orElseThrow().seconds()).isCloseTo(2 * Math.PI, within(1e-10));
        assertThat(cycle.measure().amplitude()).isCloseTo(1, within(1e-10));
        assertThat(cycle.spectrum().values().get(0).re())
                .isCloseTo(Math.exp(-4 * Math.PI), Percentage.withPercentage(1e-6));
        assertThat(cycle.isStable()).isTrue();
        CycleCurve curve = (CycleCurve) cycle.curve();
        assertThat(curve.floquet(cycle.unknowns().toArray()).trivialError()).isLessThan(1e-9);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void itsUnstableCycle(Method method) {
        if (!method.forUnstable()) {
            return;
        }
        // The guess is on the cycle's circle: what lies beside it leaves within a period, multiplied by 8e10.
        Guess guess = method.maker().near(Systems.twoCycles(), Vector.of(Math.sqrt(2), 0), Time.seconds(6.25), 1);
        BranchPoint cycle = first(guess, 1);
        assertThat(cycle.measure().period().orElseThrow().seconds()).isCloseTo(2 * Math.PI, within(1e-10));
        assertThat(cycle.spectrum().values().get(0).re())
                .isCloseTo(Math.exp(8 * Math.PI), Percentage.withPercentage(1e-6));
        assertThat(cycle.spectrum().unstable()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aBranchIsBornAtTheHopfPointOfStuartLandau(int segments) {
        double omega = 3;
        FieldFamily family = Systems.stuartLandau(omega, 1);
        HopfPoint hopf = HopfPoint.at(family, Vector.zeros(2), 0);
        assertThat(hopf.period().seconds()).isCloseTo(2 * Math.PI / omega, within(1e-12));
        ContinuationSettings settings =
                ContinuationSettings.between(0, .5, STEPS).within(-.1, .5);
        Shooting.Start shooting = Shooting.fromHopf(family, hopf, segments);
        check(
                Branch.of(Continuation.leaving(
                        shooting.curve(),
                        shooting.unknowns().toArray(),
                        shooting.direction().toArray(),
                        settings)),
                omega);
        Collocation.Start collocation = Collocation.fromHopf(family, hopf, 10 * segments, 5);
        check(
                Branch.of(Continuation.leaving(
                        collocation.curve(),
                        collocation.unknowns().toArray(),
                        collocation.direction().toArray(),
                        settings)),
                omega);
    }

    private static void check(Branch branch, double omega) {
        assertThat(branch.ending()).isEqualTo(new Ending.BoundReached(.5));
        assertThat(branch.points()).hasSizeGreaterThan(5).allSatisfy(point -> {
            double mu = point.parameter();
            assertThat(point.measure().period().orElseThrow().seconds()).isCloseTo(2 * Math.PI / omega, within(1e-8));
            assertThat(point.measure().amplitude()).isCloseTo(Math.sqrt(mu), within(1e-7));
            assertThat(point.spectrum().values().get(0).re())
                    .isCloseTo(Math.exp(-4 * Math.PI * mu / omega), within(1e-6));
        });
    }

    @Test
    void aCycleBranchEndsWhereTheCycleShrinks() {
        FieldFamily family = Systems.stuartLandau(3, 1);
        Shooting.Start start = Shooting.near(family, Vector.of(Math.sqrt(.5), 0), Time.seconds(2), .5, 2);
        Branch branch = Branch.of(Continuation.of(
                start.curve(),
                start.unknowns().toArray(),
                ContinuationSettings.between(.5, -.2, STEPS).within(-.2, .6)));
        assertThat(branch.ending()).isInstanceOf(Ending.AtHopf.class);
        assertThat(branch.special(SpecialType.LP)).isEmpty();
        SpecialPoint hopf = branch.special(SpecialType.HB).getFirst();
        assertThat(hopf.parameter()).isCloseTo(0, within(1e-13));
        assertThat(hopf.interval().width()).isLessThan(1e-13);
        assertThat(hopf.point().measure().amplitude()).isZero();
        assertThat(hopf.point().measure().period().orElseThrow().seconds()).isCloseTo(2 * Math.PI / 3, within(1e-12));
        assertThat(hopf.criticality()).contains(Criticality.SUPERCRITICAL);
        assertThat(branch.points().getLast()).isEqualTo(hopf.point());
    }

    @Test
    void theOrderOfCollocationAtMeshPointsIsTwiceTheDegree() {
        for (int degree = 2; degree <= 4; degree++) {
            int coarse = 16 / degree;
            double order = Math.log(periodError(coarse, degree) / periodError(2 * coarse, degree)) / Math.log(2);
            assertThat(order).as("degree %d", degree).isCloseTo(2 * degree, within(.1));
        }
    }

    private static double periodError(int intervals, int degree) {
        Collocation.Start start =
                Collocation.near(Systems.stuartLandau(1, 1), Vector.of(1, 0), Time.seconds(6.2), 1, intervals, degree);
        double period = first(new Guess(start.curve(), start.unknowns()), 1)
                .measure()
                .period()
                .orElseThrow()
                .seconds();
        return Math.abs(period - 2 * Math.PI);
    }

    @Test
    void cyclesFoldWhereAStableAndAnUnstableOneMeet() {
        // r' = r (p + r^2 - r^4): subcritical Hopf point at p = 0, fold of cycles at p = -1/4, r^2 = 1/2.
        FieldFamily family = Systems.circular((s, p) -> p + s - s * s, (s, p) -> 1 - 2 * s, 2);
        HopfPoint hopf = HopfPoint.at(family, Vector.zeros(2), 0);
        Shooting.Start start = Shooting.fromHopf(family, hopf, 2);
        Branch branch = Branch.of(Continuation.leaving(
                start.curve(),
                start.unknowns().toArray(),
                start.direction().toArray(),
                ContinuationSettings.between(0, .5, STEPS).within(-1, .5)));
        SpecialPoint fold = branch.special(SpecialType.LP).get(0);
        assertThat(branch.special(SpecialType.LP)).hasSize(1);
        assertThat(fold.parameter()).isCloseTo(-.25, within(1e-9));
        assertThat(fold.unstableChange()).isEqualTo(-1);
        assertThat(fold.point().measure().amplitude()).isCloseTo(Math.sqrt(.5), within(1e-5));
    }

    @Test
    void autosReactionHasItsCycles() {
        FieldFamily family = Systems.reaction();
        Branch fixed = Branch.of(Continuation.of(
                FlowFixedPoints.of(family), new double[3], ContinuationSettings.between(.01, .2, STEPS)));
        Vector at = fixed.special(SpecialType.HB).get(0).point().unknowns();
        HopfPoint hopf = HopfPoint.at(family, Vector.of(at.get(0), at.get(1)), at.get(2));
        Shooting.Start start = Shooting.fromHopf(family, hopf, 5);
        ContinuationSettings settings = new ContinuationSettings(
                hopf.parameter(),
                .05,
                .2,
                1,
                List.of(.1198815, .1153033),
                1e3,
                Time.seconds(8),
                new StepControl(.02, 1e-8, .3, Newton.STANDARD, .3, 400));
        Branch cycles = Branch.of(Continuation.leaving(
                start.curve(), start.unknowns().toArray(), start.direction().toArray(), settings));
        assertThat(cycles.special(SpecialType.UZ).stream()
                        .map(s -> s.point().measure().period().orElseThrow().seconds()))
                .anySatisfy(t -> assertThat(t).isCloseTo(2.721035, within(2e-5)))
                .anySatisfy(t -> assertThat(t).isCloseTo(6.147447, within(2e-3)));
    }

    @Test
    void lorenzsCyclesAreBornUnstable() {
        FieldFamily family = Systems.lorenz();
        double rho = 470.0 / 19;
        double x = Math.sqrt(8.0 / 3 * (rho - 1));
        HopfPoint hopf = HopfPoint.at(family, Vector.of(x, x, rho - 1), rho);
        Shooting.Start start = Shooting.fromHopf(family, hopf, 3);
        Branch branch = Branch.of(Continuation.leaving(
                start.curve(),
                start.unknowns().toArray(),
                start.direction().toArray(),
                ContinuationSettings.between(rho, 20, new StepControl(.1, 1e-8, 1, Newton.STANDARD, .3, 100))
                        .within(20, 30)));
        assertThat(branch.ending()).isEqualTo(new Ending.BoundReached(20));
        assertThat(branch.points())
                .allMatch(p -> p.parameter() < rho)
                .allMatch(p -> p.spectrum().unstable() == 1);
    }
}
