package dev.rondo.dynamics.smooth;

import dev.rondo.linalg.Vector;

/**
 * A family of continuous piecewise smooth fields whose borders are {@code x_i = 0}: which states are positive decides which
 * smooth field applies.
 */
public interface SwitchedFields {
    /** The number of state variables n. */
    int dimension();

    /** Which states are borders: all of them, unless said otherwise. */
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
