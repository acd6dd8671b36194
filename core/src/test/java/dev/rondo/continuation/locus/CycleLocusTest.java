package dev.rondo.continuation.locus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.continuation.Branch;
import dev.rondo.continuation.Continuation;
import dev.rondo.continuation.ContinuationSettings;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.StepControl;
import dev.rondo.continuation.cycles.IntegratedArcs;
import dev.rondo.continuation.cycles.Shooting;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.linalg.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Curves of special cycles in closed form. */
class CycleLocusTest {
    /** dr/dt = r (p + q r^2 - r^4), dtheta/dt = 2: cycles where r^2 = (q +- sqrt(q^2 + 4 p))/2, folding at p = -q^2/4. */
    private static final TwoParameters.Model BAUTIN = new TwoParameters.Model(
            2,
            (x, p, q) -> {
                double s = x[0] * x[0] + x[1] * x[1];
                double g = p + q * s - s * s;
                return new double[] {g * x[0] - 2 * x[1], g * x[1] + 2 * x[0]};
            },
            (x, p, q) -> {
                double s = x[0] * x[0] + x[1] * x[1];
                double g = p + q * s - s * s;
                double d = 2 * (q - 2 * s);
                return new double[][] {
                    {g + d * x[0] * x[0], d * x[0] * x[1] - 2}, {d * x[0] * x[1] + 2, g + d * x[1] * x[1]}
                };
            });

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void cyclesFoldOnTheParabolaOfTheBautinPoint(int segments) {
        double q = 1;
        double radius = Math.sqrt((q + Math.sqrt(q * q - .4)) / 2);
        Shooting.Start start =
                Shooting.near(BAUTIN.fields(q), Vector.of(radius, 0), Time.seconds(Math.PI), -.1, segments);
        Branch branch = Branch.of(Continuation.of(
                start.curve(),
                start.unknowns().toArray(),
                ContinuationSettings.between(-.1, -.5, new StepControl(.05, 1e-9, .2, Newton.STANDARD, .5, 30))));
        SpecialPoint fold = branch.special(SpecialType.LP).getFirst();
        assertThat(fold.parameter()).isCloseTo(-.25, within(1e-9));
        assertThat(fold.point().curve()).isInstanceOf(Shooting.class);
        SolutionSurface surface = new ShootingSurface(
                (Shooting) fold.point().curve(), second -> IntegratedArcs.of(BAUTIN.fields(second)));
        Locus folds = Locus.of(LocusStart.of(fold, surface, q, new Plane(-.5, 0, .7, 1.2)), LocusStart.STEPS.scaled(2));
        assertThat(folds.points()).hasSizeGreaterThan(5).allSatisfy(point -> {
            assertThat(point.first()).isCloseTo(-point.second() * point.second() / 4, within(1e-10));
            double x = point.solution().get(0);
            double y = point.solution().get(1);
            assertThat(x * x + y * y).isCloseTo(point.second() / 2, within(1e-7));
            assertThat(point.period().orElseThrow().seconds()).isCloseTo(Math.PI, within(1e-9));
        });
        assertThat(folds.special()).isEmpty();
    }
}
