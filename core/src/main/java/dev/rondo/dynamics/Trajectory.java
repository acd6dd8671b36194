package dev.rondo.dynamics;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;

/**
 * Simulated trajectory of a network, one row per step. Row k holds the state after a step, and {@code t} of that row
 * says which one: the state before the first step is not part of it.
 *
 * @param t the time of each row in seconds
 * @param x states, rows x N
 * @param r rates, rows x N
 * @param z readouts, rows x N_out
 * @param u the input that the network saw in the step which led to the row, rows x N_in
 */
public record Trajectory(Vector t, Matrix x, Matrix r, Matrix z, Matrix u) {
    /** @throws IllegalArgumentException if the parts differ in their number of rows, or x and r in their columns */
    public Trajectory {
        requireRows("x", x, t.size());
        requireRows("r", r, t.size());
        requireRows("z", z, t.size());
        requireRows("u", u, t.size());
        if (x.columns() != r.columns()) {
            throw new IllegalArgumentException(
                    "States and rates belong to the same units: x is " + x.shape() + ", r is " + r.shape());
        }
    }

    /** The number of rows. */
    public int rows() {
        return t.size();
    }

    /** The number of units N. */
    public int units() {
        return x.columns();
    }

    /** The time of a row. */
    public Time time(int row) {
        return Time.seconds(t.get(row));
    }

    /** The state of a row, copied. */
    public double[] state(int row) {
        return x.row(row).toArray();
    }

    private static void requireRows(String name, Matrix m, int rows) {
        if (m.rows() != rows) {
            throw new IllegalArgumentException(
                    "A trajectory has one row per time: " + name + " is " + m.shape() + " for " + rows + " times");
        }
    }
}
