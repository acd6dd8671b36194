package dev.rondo.continuation.equilibria;

import dev.rondo.continuation.BranchPoint;
import dev.rondo.dynamics.solve.Vectors;

/** Straight lines of fixed points at one value of the parameter, along which a piecewise-linear flow does not tell them apart. */
public final class EquilibriumContinuum {
    /** Along such a line the parameter's slope is rounding. */
    private static final double LEVEL = 1e-10;
    /** Per unit of length, what the equations of such a line leave. */
    private static final double STRAIGHT = 1e-8;

    private EquilibriumContinuum() {}

    /** Whether the solutions from one point to the next, with the tangent given, are such a line. */
    public static boolean goesOn(BranchPoint from, double[] tangent) {
        double slope = Math.max(Math.abs(from.parameterSlope()), Math.abs(tangent[tangent.length - 1]));
        if (!(from.curve() instanceof PiecewiseFixedPoints) || slope > LEVEL) {
            return false;
        }
        double[] far = from.unknowns().toArray();
        double distance = 1 + Vectors.maxAbs(far);
        Vectors.add(distance, from.tangent().toArray(), far);
        double[] left = new double[far.length - 1];
        from.curve().residual(far, left);
        return Vectors.maxAbs(left) <= STRAIGHT * distance;
    }

    /** Whether one begins or ends at the border between two points. */
    public static boolean isBeside(BranchPoint before, BranchPoint after) {
        double flattest = Math.min(Math.abs(before.parameterSlope()), Math.abs(after.parameterSlope()));
        return after.curve() instanceof PiecewiseFixedPoints && flattest <= LEVEL;
    }
}
