package dev.rondo.continuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.continuation.cycles.Shooting;
import dev.rondo.continuation.equilibria.FlowFixedPoints;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.smooth.DifferencedField;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Branches that cross others at branch points. */
class CrossingBranchTest {
    private static final StepControl STEPS = new StepControl(.01, 1e-9, .05, Newton.STANDARD, .3, 400);

    /**
     * {@code u' = u (p - c v - u^k)}, {@code v' = p - v + s u^2}, u and v turned by an angle: the branch u = 0 crosses
     * another at p = 0 in a transcritical (k = 1) or pitchfork (k = 2) bifurcation.
     */
    private static DifferencedField crossing(double angle, int k, double c, double s) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return DifferencedField.of(2, (x, p, out) -> {
            double u = cos * x[0] + sin * x[1];
            double v = cos * x[1] - sin * x[0];
            double du = u * (p - c * v - Math.pow(u, k));
            double dv = p - v + s * u * u;
            out[0] = cos * du - sin * dv;
            out[1] = sin * du + cos * dv;
        });
    }

    private static List<Branch> followed(SpecialPoint point, double from, double to) {
        return CrossingBranch.of(point).map(CrossingBranch::halves).orElseThrow().stream()
                .map(start -> Branch.of(Continuation.leaving(start, ContinuationSettings.between(from, to, STEPS))))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theBranchThatCrossesIsFollowedToBothSides(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double angle = random.nextDouble(6);
        int k = 1 + (int) (seed % 2);
        double c = random.nextDouble(-.4, .4);
        double s = random.nextDouble(-.4, .4);
        DifferencedField field = crossing(angle, k, c, s);
        Branch straight = Branch.of(Continuation.of(
                FlowFixedPoints.of(field),
                new double[] {Math.sin(angle) * .5, -Math.cos(angle) * .5, -.5},
                ContinuationSettings.between(-.5, .5, STEPS)));
        SpecialPoint point = straight.special(SpecialType.BP).getFirst();
        assertThat(point.parameter()).isCloseTo(0, within(1e-8));
        List<Branch> halves = followed(point, -.5, .5);
        assertThat(halves).hasSize(2);
        for (Branch half : halves) {
            assertThat(half.points()).hasSizeGreaterThan(3).allSatisfy(p -> {
                double[] y = p.unknowns().toArray();
                double u = Math.cos(angle) * y[0] + Math.sin(angle) * y[1];
                double v = Math.cos(angle) * y[1] - Math.sin(angle) * y[0];
                assertThat(Math.abs(u)).isGreaterThan(1e-4);
                assertThat(y[2] - c * v - Math.pow(u, k)).isCloseTo(0, within(1e-8));
            });
        }
        double first = halves.get(0).points().getLast().unknowns().get(0);
        assertThat(halves.get(1).points().getLast().unknowns().get(0)).isNotCloseTo(first, within(1e-3));
    }

    @Test
    void fromThePitchforksBentSideTheStraightBranchIsFollowed() {
        DifferencedField field = crossing(.4, 2, 0, 0);
        double root = Math.sqrt(.5);
        Branch bent = Branch.of(Continuation.of(
                FlowFixedPoints.of(field),
                new double[] {Math.cos(.4) * root - Math.sin(.4) * .5, Math.sin(.4) * root + Math.cos(.4) * .5, .5},
                ContinuationSettings.between(.5, -.5, STEPS)));
        SpecialPoint point = bent.special(SpecialType.BP).getFirst();
        for (Branch half : followed(point, .5, -.5)) {
            assertThat(half.points()).hasSizeGreaterThan(3).allSatisfy(p -> {
                double[] y = p.unknowns().toArray();
                assertThat(Math.cos(.4) * y[0] + Math.sin(.4) * y[1]).isCloseTo(0, within(1e-8));
            });
        }
    }

    @Test
    void cyclesThatLoseASymmetryAreFollowedToBothSides() {
        // A circle of radius 1 in (x, y); z' = z (p - z^2): at p = 0 two circles leave it, at z = +-sqrt(p).
        DifferencedField field = DifferencedField.of(3, (x, p, out) -> {
            double s = 1 - x[0] * x[0] - x[1] * x[1];
            out[0] = x[0] * s - 3 * x[1];
            out[1] = x[1] * s + 3 * x[0];
            out[2] = x[2] * (p - x[2] * x[2]);
        });
        Shooting.Start start = Shooting.near(field, Vector.of(1, 0, 0), Time.seconds(2 * Math.PI / 3), -.5, 2);
        Branch flat = Branch.of(Continuation.of(
                start.curve(), start.unknowns().toArray(), ContinuationSettings.between(-.5, .5, STEPS)));
        SpecialPoint point = flat.special(SpecialType.BP).getFirst();
        assertThat(point.parameter()).isCloseTo(0, within(1e-6));
        double[] heights = followed(point, -.5, .5).stream()
                .mapToDouble(half -> half.points().getLast().unknowns().get(2))
                .sorted()
                .toArray();
        assertThat(heights).hasSize(2);
        assertThat(heights[0]).isCloseTo(-Math.sqrt(.5), within(1e-7));
        assertThat(heights[1]).isCloseTo(Math.sqrt(.5), within(1e-7));
        assertThat(Arrays.stream(heights).sum()).isCloseTo(0, within(1e-7));
    }

    @Test
    void whereNoBranchCrossesNothingIsSwitchedTo() {
        DifferencedField none = DifferencedField.of(1, (x, p, out) -> out[0] = p * p + x[0] * x[0] + x[0] * p);
        BranchPoint point = new BranchPoint(
                FlowFixedPoints.of(none),
                Vector.zeros(2),
                Vector.of(1, 0),
                0,
                new Spectrum(Spectrum.Kind.FLOW, dev.rondo.linalg.ComplexVector.of()),
                SolutionMeasure.FIXED,
                0);
        assertThat(CrossingBranch.of(SpecialPoint.marked(SpecialType.BP, point)))
                .isEmpty();
    }
}
