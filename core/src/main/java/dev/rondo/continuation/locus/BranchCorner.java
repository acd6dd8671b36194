package dev.rondo.continuation.locus;

import dev.rondo.continuation.BranchSwitch;

/**
 * Corner of a piecewise smooth curve.
 *
 * @param onwards guess of a point beyond it, and the direction to it
 * @param angle angle between the directions along which the curve comes and goes on, in radians
 */
record BranchCorner(BranchSwitch onwards, double angle) {
    private static final double SHARPEST = 0.75 * Math.PI;

    /** Test that the curve goes on so nearly straight back that a step would mistake it for the way it came. */
    boolean isTooSharp() {
        return angle > SHARPEST;
    }
}
