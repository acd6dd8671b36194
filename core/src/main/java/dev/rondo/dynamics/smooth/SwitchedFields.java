package dev.rondo.dynamics.smooth;

import dev.rondo.linalg.Vector;

/**
 * A family of continuous piecewise smooth fields with the switching manifolds {@code x_i = 0}: the signs of the states
 * decide which smooth field applies.
 */
public interface SwitchedFields {
    /** The number of state variables n. */
    int dimension();

    /** Tests whether {@code x_i = 0} is a switching manifold for a state i: for all of them by default. */
    default boolean switchesAt(int state) {
        return true;
    }

    /**
     * The smooth family that applies where the states {@code i} with {@code signs(i) > 0} are positive and the others are
     * not, defined everywhere.
     *
     * @param signs +1 or -1 per state
     */
    FieldFamily where(Vector signs);
}
