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
     * Writes {@code DF(x) V} into {@code out}: faster than column by column where the derivative at x is costly or a matrix
     * product serves.
     *
     * @param columns k
     * @param v n x k, row by row
     * @param out n x k, row by row; another array than v
     */
    default void differential(double[] x, int columns, double[] v, double[] out) {
        int n = x.length;
        double[] column = new double[n];
        double[] image = new double[n];
        for (int k = 0; k < columns; k++) {
            for (int i = 0; i < n; i++) {
                column[i] = v[i * columns + k];
            }
            differential(x, column, image);
            for (int i = 0; i < n; i++) {
                out[i * columns + k] = image[i];
            }
        }
    }

    /** {@code DF(x) V}, n x k. */
    default Matrix differential(double[] x, Matrix v) {
        double[] out = new double[v.rows() * v.columns()];
        differential(x, v.columns(), v.toRowMajor(), out);
        return Matrix.owning(v.rows(), v.columns(), out);
    }
}
