package dev.rondo.paper.rajakumar2021.circuits;

import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;

/**
 * A vector field on a grid of a plane: two of its variables run, the others keep their values.
 *
 * @param x values of the first variable, the columns
 * @param y values of the second variable, the rows
 * @param dx derivative of the first, [y, x], per second
 * @param dy derivative of the second, [y, x], per second
 */
public record VectorGrid(Vector x, Vector y, Matrix dx, Matrix dy) {
    /**
     * The field on a plane.
     *
     * @param at values of all variables; those of the two that run do not matter
     * @param first the variable along x
     * @param second the variable along y
     */
    public static VectorGrid of(VectorField field, Vector at, int first, int second, Vector x, Vector y) {
        double[][] dx = new double[y.size()][x.size()];
        double[][] dy = new double[y.size()][x.size()];
        double[] derivative = new double[field.dimension()];
        for (int r = 0; r < y.size(); r++) {
            for (int c = 0; c < x.size(); c++) {
                double[] state = at.toArray();
                state[first] = x.get(c);
                state[second] = y.get(r);
                field.evaluate(state, derivative);
                dx[r][c] = derivative[first];
                dy[r][c] = derivative[second];
            }
        }
        return new VectorGrid(x, y, Matrix.of(dx), Matrix.of(dy));
    }

    /** Equally spaced values from one end to the other. */
    public static Vector range(double from, double to, int count) {
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            values[k] = (from * (count - 1 - k) + to * k) / (count - 1);
        }
        return Vector.owning(values);
    }
}
