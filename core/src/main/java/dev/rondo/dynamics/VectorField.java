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

    /** {@code DF(x) V}, n x k: faster than column by column where the derivative at x is costly or a matrix product serves. */
    default Matrix differential(double[] x, Matrix v) {
        double[][] columns = v.transpose().toRows();
        double[][] out = new double[columns.length][v.rows()];
        for (int k = 0; k < columns.length; k++) {
            differential(x, columns[k], out[k]);
        }
        return Matrix.of(out).transpose();
    }
}
