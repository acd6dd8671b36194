package dev.rondo.analysis.linear;

import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Schur;
import dev.rondo.linalg.StabilitySpectrum;

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

    /**
     * Stability test: true if every eigenvalue of the generator has a negative real part, by more than the rounding of
     * the generator's entries, {@code N eps |A|_F}. An eigenvalue nearer to the axis is neutral.
     */
    static boolean isStable(ComplexVector eigenvalues, Matrix generator) {
        return eigenvalues.maxReal() < -StabilitySpectrum.rounding(generator);
    }

    /** Stability test with both ways in which the eigenvalues are computed here, which may differ by rounding. */
    static boolean isStable(Matrix generator) {
        return isStable(Eigen.valuesOf(generator), generator)
                && isStable(Schur.of(generator).eigenvalues(), generator);
    }

    /** Refuses a generator with an eigenvalue that does not decay. */
    static void requireStable(Schur schur, Matrix generator) {
        requireStable(schur.eigenvalues(), generator);
    }

    /** Refuses a generator if one of its eigenvalues does not decay. */
    static void requireStable(ComplexVector eigenvalues, Matrix generator) {
        if (!isStable(eigenvalues, generator)) {
            throw new IllegalArgumentException("W has no stationary state: its spectral abscissa is "
                    + (1 + eigenvalues.maxReal()) + ", it must be below 1 by more than rounding, "
                    + StabilitySpectrum.rounding(generator) + "; scale the weights down");
        }
    }
}
