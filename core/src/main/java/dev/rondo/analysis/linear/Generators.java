package dev.rondo.analysis.linear;

import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Schur;

/** The generator {@code A = W - I} of a linear network, in units of 1/tau. */
final class Generators {
    private Generators() {}

    /**
     * W - I.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    static Matrix of(Matrix weights) {
        if (!weights.isSquare() || weights.rows() == 0) {
            throw new IllegalArgumentException(
                    "A connectivity has one row and one column per unit: this matrix is " + weights.shape());
        }
        if (!weights.isFinite()) {
            throw new IllegalArgumentException("A connectivity has finite weights: " + firstInfinite(weights));
        }
        return weights.minus(Matrix.identity(weights.rows()));
    }

    private static String firstInfinite(Matrix weights) {
        for (int i = 0; i < weights.rows(); i++) {
            for (int j = 0; j < weights.columns(); j++) {
                if (!Double.isFinite(weights.get(i, j))) {
                    return "W[post " + i + ", pre " + j + "] = " + weights.get(i, j);
                }
            }
        }
        throw new AssertionError("every entry is finite");
    }

    /** Refuses a generator with an eigenvalue that does not decay. */
    static void requireStable(Schur generator) {
        requireStable(generator.eigenvalues());
    }

    /** Refuses the eigenvalues of a generator if one does not decay. */
    static void requireStable(ComplexVector eigenvalues) {
        double abscissa = eigenvalues.maxReal();
        if (!(abscissa < 0)) {
            throw new IllegalArgumentException("W has no stationary state: its spectral abscissa is " + (1 + abscissa)
                    + ", it must be below 1; scale the weights down");
        }
    }
}
