package dev.rondo.continuation;

import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Matrix;

/** Jacobians put together from differentials. */
final class Jacobians {
    private Jacobians() {}

    /** DF(x), n x n. */
    static Matrix of(VectorField field, double[] x) {
        int n = field.dimension();
        double[][] columns = new double[n][n];
        for (int j = 0; j < n; j++) {
            double[] e = new double[n];
            e[j] = 1;
            field.differential(x, e, columns[j]);
        }
        return Matrix.of(columns).transpose();
    }
}
