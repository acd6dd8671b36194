package dev.rondo.continuation;

import dev.rondo.dynamics.solve.BracketedRoot;
import dev.rondo.dynamics.solve.NewtonResult.Solution;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Border collisions that end a piece of a curve: an unknown reaches 0, the branch stops there and goes on in the piece
 * beyond.
 *
 * @param curve piece of the curve
 * @param name name of the special point on this curve; empty if it is nothing special there
 */
public record SwitchingManifolds(PiecewiseCurve curve, Function<SpecialPoint, Optional<SpecialPoint>> name)
        implements Event {
    /** Part of the largest unknown below which an unknown lies on its switching manifold. */
    private static final double ROUNDING = 1e-14;

    /** Slope of the parameter below which it is rounding, along a line of solutions. */
    private static final double LEVEL = 1e-10;

    /** Largest number of manifolds crossed one after the other without any arclength between them. */
    private static final int MOST_AT_ONCE = 50;

    /** Switching manifolds of a curve, called border collisions. */
    public static SwitchingManifolds of(PiecewiseCurve curve) {
        return new SwitchingManifolds(curve, Optional::of);
    }

    /** The first manifold on the chord. */
    @Override
    public Optional<Crossing> stop(BranchSegment chord) {
        int[] signs = curve.signs();
        double[] start = chord.start().unknowns().toArray();
        double[] end = chord.end();
        double rounding = ROUNDING * Math.max(Vectors.maxAbs(start), Vectors.maxAbs(end));
        int first = -1;
        BracketedRoot earliest = new BracketedRoot(Double.POSITIVE_INFINITY, 0, 0);
        for (int i = 0; i < signs.length; i++) {
            if (signs[i] == 0) {
                continue;
            }
            double before = start[curve.source(i)] - curve.threshold(i);
            double after = end[curve.source(i)] - curve.threshold(i);
            if (signs[i] * after >= 0 || Math.max(Math.abs(before), Math.abs(after)) <= rounding) {
                continue;
            }
            BracketedRoot root = root(chord, i, signs[i], before, after);
            if (root.root() < earliest.root()) {
                earliest = root;
                first = i;
            }
        }
        return first < 0 ? Optional.empty() : Optional.of(crossing(chord, first, earliest));
    }

    /**
     * Place where the unknown changes its sign; the start if it had the wrong one already (two manifolds at one place).
     */
    private BracketedRoot root(BranchSegment chord, int function, int sign, double before, double after) {
        return sign * before <= 0
                ? new BracketedRoot(0, 0, 0)
                : BracketedRoot.of(
                        chord.along(y -> sign * (y[curve.source(function)] - curve.threshold(function))),
                        0,
                        1,
                        sign * before,
                        sign * after,
                        EventLocator.WIDTH);
    }

    private Crossing crossing(BranchSegment chord, int unknown, BracketedRoot root) {
        Optional<Solution> solution = chord.at(root.root());
        return new Crossing(
                this,
                unknown,
                solution.orElseGet(
                        () -> new Solution(Vector.of(chord.unknowns(root.root())), Double.POSITIVE_INFINITY, 0)),
                SpecialPoint.Interval.between(chord.unknowns(root.low()), chord.unknowns(root.high())),
                solution.isPresent() && root.high() - root.low() <= EventLocator.WIDTH);
    }

    /** Goes on beyond the manifold. */
    @Override
    public Optional<EventOutcome> arrival(BranchProgress progress, List<SpecialPoint> passed) {
        return progress.stoppedBy(this).map(crossing -> beyond(crossing, progress, passed));
    }

    private EventOutcome beyond(Crossing crossing, BranchProgress progress, List<SpecialPoint> passed) {
        BranchPoint to = progress.to();
        int function = crossing.unknown();
        int unknown = curve.source(function);
        double[] y = to.unknowns().toArray();
        y[unknown] = curve.threshold(function);
        PiecewiseCurve beyond = curve.near(to.unknowns().toArray()).across(function);
        Optional<double[]> tangent = Corrector.tangent(beyond, y, unknown, beyond.signs()[function]);
        if (tangent.isEmpty() || progress.stepsInPlace() > MOST_AT_ONCE) {
            return new EventOutcome.Ends(new Ending.BordersMeet(unknown), to, passed);
        }
        BranchPoint after =
                BranchPoint.of(beyond, new Solution(Vector.owning(y), to.residual(), 0), tangent.get(), to.arclength());
        List<SpecialPoint> all = new ArrayList<>(passed);
        name.apply(collision(crossing, unknown, to, after)).ifPresent(all::add);
        return new EventOutcome.GoesOn(after, all);
    }

    private static SpecialPoint collision(Crossing crossing, int unknown, BranchPoint to, BranchPoint after) {
        boolean turns = to.parameterSlope() * after.parameterSlope() < 0;
        boolean level = Math.min(Math.abs(to.parameterSlope()), Math.abs(after.parameterSlope())) <= LEVEL;
        return new SpecialPoint(
                SpecialType.BC,
                to,
                crossing.interval(),
                true,
                after.spectrum().unstable() - to.spectrum().unstable(),
                Optional.of(
                        level
                                ? BifurcationOutcome.open("beyond it the parameter stands still")
                                : BifurcationOutcome.of(turns ? Criticality.FOLD : Criticality.PERSISTENCE)),
                OptionalInt.of(unknown));
    }
}
