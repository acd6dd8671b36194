package dev.rondo.linalg;

import java.util.Comparator;

/** Orders of eigenvalues along the diagonal of a Schur form. */
public final class SpectralOrder {
    /**
     * Decreasing real part rounded to 1e-9, then decreasing imaginary part: the order in which Rondo compares
     * feedforward structure between matrices. The rounding keeps conjugate pairs together.
     */
    public static final Comparator<Complex> DECREASING_REAL_PART = Comparator.<Complex>comparingDouble(
                    z -> rounded(z.re()))
            .thenComparingDouble(z -> z.im() + 0.0)
            .reversed();

    /** Order by increasing real part rounded to 1e-9, then increasing imaginary part. */
    public static final Comparator<Complex> INCREASING_REAL_PART = DECREASING_REAL_PART.reversed();

    /** Decreasing modulus rounded to 1e-9, then as {@link #DECREASING_REAL_PART}. */
    public static final Comparator<Complex> DECREASING_MODULUS =
            Comparator.<Complex>comparingDouble(z -> -rounded(z.abs())).thenComparing(DECREASING_REAL_PART);

    private SpectralOrder() {}

    /** Value rounded to units of 1e-9; the sum makes 0.0 of -0.0, which a comparison sets before 0.0. */
    private static double rounded(double value) {
        return Math.rint(value * 1e9) + 0.0;
    }
}
