package dev.rondo.analysis.linear;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.SymmetricEigen;
import java.util.function.DoubleUnaryOperator;

/**
 * E[f(z)] over a standard normal z by Gauss-Hermite quadrature with 80 nodes: the eigenvalues of the Jacobi matrix of
 * the Hermite polynomials, with weights from the first components of its eigenvectors (Golub and Welsch 1969).
 */
final class GaussianMean {
    private static final int NODES = 80;
    private static final double[] NODE = new double[NODES];
    private static final double[] WEIGHT = new double[NODES];

    static {
        Matrix jacobi = Matrix.build(NODES, NODES, (i, j) -> Math.abs(i - j) == 1 ? Math.sqrt(Math.max(i, j)) : 0);
        SymmetricEigen eigen = SymmetricEigen.of(jacobi);
        for (int k = 0; k < NODES; k++) {
            NODE[k] = eigen.values().get(k);
            WEIGHT[k] = eigen.vectors().get(0, k) * eigen.vectors().get(0, k);
        }
    }

    private GaussianMean() {}

    static double of(DoubleUnaryOperator f) {
        double sum = 0;
        for (int k = 0; k < NODES; k++) {
            sum = Math.fma(WEIGHT[k], f.applyAsDouble(NODE[k]), sum);
        }
        return sum;
    }
}
