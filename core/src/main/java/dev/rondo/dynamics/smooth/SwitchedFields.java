package dev.rondo.dynamics.smooth;

import dev.rondo.linalg.Vector;

/**
 * A family of continuous piecewise smooth fields with the switching manifolds {@code x_i = 0}, or at several places of
 * each state: on which sides the states are decides which smooth field applies.
 */
public interface SwitchedFields {
    /** The number of state variables n. */
    int dimension();

    /** Tests whether {@code x_i = 0} is a switching manifold for a state i: for all of them by default. */
    default boolean switchesAt(int state) {
        return true;
    }

    /** The places, from left to right, at which a state switches: 0 alone by default. */
    default Vector kinks() {
        return Vector.of(0);
    }

    /**
     * The smooth family that applies near a state that lies on no switching manifold, defined everywhere. Where states
     * switch at 0 alone their signs, +1 or -1, are such a state.
     *
     * @param inside state within the region
     */
    FieldFamily where(Vector inside);
}
