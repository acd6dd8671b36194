package dev.rondo.continuation.cycles;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;

/**
 * Unknowns of multiple shooting: states x_1 .. x_K at equal intervals along a cycle, its period T in s, the parameter
 * Parameter p.
 *
 * @param values unknowns in this order
 * @param dimension dimension n of the states
 */
public record CycleUnknowns(Vector values, int dimension) {
    /** Unknowns of an array. */
    static CycleUnknowns of(double[] y, int dimension) {
        return new CycleUnknowns(Vector.of(y), dimension);
    }

    /** Number of segments K. */
    public int segments() {
        return (values.size() - 2) / dimension;
    }

    /** State x_(k+1), k = 0 .. K - 1. */
    public double[] node(int k) {
        return Arrays.copyOfRange(values.toArray(), k * dimension, (k + 1) * dimension);
    }

    /** The states, K x n. */
    Matrix nodes() {
        return Matrix.owning(segments(), dimension, Arrays.copyOf(values.toArray(), segments() * dimension));
    }

    /** Period T. */
    public Time period() {
        return Time.seconds(values.get(values.size() - 2));
    }

    /** Duration T/K of a segment. */
    public Time span() {
        return period().times(1.0 / segments());
    }

    /** Parameter p. */
    public double parameter() {
        return values.get(values.size() - 1);
    }
}
