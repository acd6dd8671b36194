package dev.rondo.continuation.locus;

import dev.rondo.continuation.Continuation;
import dev.rondo.continuation.ContinuationSettings;
import dev.rondo.continuation.SolutionCurve;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.StepControl;
import dev.rondo.continuation.cycles.CycleCurve;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Start of a curve of special points: a special point of a branch along the first parameter. Immutable. */
public final class LocusStart {
    /** Steps of a hundredth to a twentieth of the plane, at most 1000 in each direction. */
    public static final StepControl STEPS = new StepControl(0.01, 1e-8, 0.05, new Newton(1e-11, 10), 0.3, 1000);

    private static final double VANISHING = 1e-6;
    private static final double FAR = 1e6;
    /** Weight of the first parameter in the choice of the direction in which a run begins. */
    private static final double FIRST = 0.3;

    private final LocusEquations equations;
    private final Vector unknowns;

    private LocusStart(LocusEquations equations, Vector unknowns) {
        this.equations = equations;
        this.unknowns = unknowns;
    }

    /**
     * The curve through a special point.
     *
     * @param special special point found on the surface's curve at {@code second}; a fold, a Hopf, torus or
     *     period-doubling point, or a border collision
     * @param surface solutions in both parameters, described as the special point's own curve describes them
     * @param second value of the second parameter there
     * @param plane bounds of both parameters
     * @throws IllegalArgumentException if special points of this type do not lie on curves, or this one lies outside
     *     the plane
     */
    public static LocusStart of(SpecialPoint special, SolutionSurface surface, double second, Plane plane) {
        if (!plane.contains(special.parameter(), second)) {
            throw new IllegalArgumentException("A curve begins within the plane: (" + special.parameter() + ", "
                    + second + ") lies outside " + plane);
        }
        double[] y = special.point().unknowns().toArray();
        SolutionCurve curve = surface.at(second);
        double size = size(y);
        Condition condition = condition(special, curve, y, size);
        double[] unknowns = Arrays.copyOf(y, y.length + 1);
        unknowns[y.length] = second;
        return new LocusStart(LocusEquations.of(surface, condition, plane, size, second), Vector.of(unknowns));
    }

    private static Condition condition(SpecialPoint special, SolutionCurve curve, double[] y, double size) {
        return switch (special.type()) {
            case LP -> FoldCondition.at(curve, y, size);
            case HB, TR -> PairCondition.at(curve, y);
            case PD -> new DoublingCondition();
            case BC -> {
                int unknown = special.unknown().orElseThrow();
                yield curve instanceof CycleCurve
                        ? GrazeCondition.at(curve, y, unknown)
                        : new ThresholdCondition(unknown, size);
            }
            default ->
                throw new IllegalArgumentException("Curves consist of folds (LP), Hopf (HB), torus (TR) and"
                        + " period-doubling (PD) points or border collisions (BC): " + special.type()
                        + " is none of these");
        };
    }

    /** The largest unknown but the parameter; 1 where all vanish to within Newton's tolerance. */
    private static double size(double[] y) {
        double size = Arrays.stream(y, 0, y.length - 1).map(Math::abs).max().orElse(0);
        return size > VANISHING ? size : 1;
    }

    /** The type of special points that are followed. */
    public SpecialType type() {
        return equations.test().type();
    }

    /** The unknown (unit), of a curve of border collisions. */
    public OptionalInt unknown() {
        return equations.test().unknown();
    }

    /**
     * A continuation run along the curve.
     *
     * @param direction +1 to begin with the second parameter rising (where it stands still, the first), -1 falling
     */
    public Continuation continuation(int direction, StepControl control) {
        Plane plane = equations.plane();
        double[] towards = new double[unknowns.size()];
        towards[towards.length - 2] = direction * FIRST * plane.firstRange();
        towards[towards.length - 1] = direction * plane.secondRange();
        double second = unknowns.get(unknowns.size() - 1);
        ContinuationSettings settings = new ContinuationSettings(
                second,
                plane.secondLow(),
                plane.secondHigh(),
                direction,
                List.of(),
                FAR * Math.max(1, size(unknowns.toArray())),
                Time.seconds(Double.MAX_VALUE),
                control);
        return Continuation.through(equations, unknowns.toArray(), towards, settings);
    }
}
