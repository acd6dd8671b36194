package dev.rondo.continuation.locus;

import dev.rondo.continuation.BranchSwitch;

/**
 * A corner of a piecewise smooth curve.
 *
 * @param onwards a point beyond it, as a guess, and the direction to it
 * @param angle between the directions along which the curve comes and goes on, in radians
 */
record BranchCorner(BranchSwitch onwards, double angle) {
    private static final double SHARPEST = 0.75 * Math.PI;

    /** Whether the curve goes on so nearly straight back that a step would take it for the way it came. */
    boolean isTooSharp() {
        return angle > SHARPEST;
    }
}
