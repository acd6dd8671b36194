package dev.rondo.dynamics;

import dev.rondo.linalg.Matrix;

/** An autonomous continuous-time system {@code dx/dt = F(x)}, time in seconds. */
public interface VectorField {
    /** The number of state variables. */
    int dimension();

    /** Writes {@code F(x)} into {@code derivative}. */
    void evaluate(double[] x, double[] derivative);

    /** Writes {@code DF(x) v} into {@code out}. */
    void differential(double[] x, double[] v, double[] out);

    /**
     * Writes the Jacobian DF(x) into {@code out}, n x n, row by row: faster than column by column where a derivative at x is
     * costly.
     */
    default void jacobian(double[] x, double[] out) {
        int n = x.length;
        double[] unit = new double[n];
        double[] column = new double[n];
        for (int j = 0; j < n; j++) {
            unit[j] = 1;
            differential(x, unit, column);
            unit[j] = 0;
            for (int i = 0; i < n; i++) {
                out[i * n + j] = column[i];
            }
        }
    }

    /** The Jacobian DF(x). */
    default Matrix jacobian(double[] x) {
        double[] out = new double[x.length * x.length];
        jacobian(x, out);
        return Matrix.owning(x.length, x.length, out);
    }
}
