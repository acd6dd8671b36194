package dev.rondo.linalg;

/**
 * The matrix exponential by scaling and squaring with a diagonal Pade approximant.
 *
 * <p>The degree m (3, 5, 7, 9 or 13) and the number s of squarings are chosen from norms of powers of A rather than of A,
 * so that a strongly nonnormal matrix is not scaled too far: Al-Mohy and Higham, "A new scaling and squaring algorithm for
 * the matrix exponential", SIAM J. Matrix Anal. Appl. 31 (2009), algorithm 5.1.
 *
 * @param value     {@code e^A}
 * @param degree    the degree of the approximant
 * @param squarings how many times the approximant was squared
 */
public record MatrixExponential(Matrix value, int degree, int squarings) {

    /**
     * {@code e^A}.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     * @throws FactorisationException if an entry of the exponential exceeds the range of numbers
     */
    public static MatrixExponential of(Matrix a) {
        Operand.square("A matrix exponential", a);
        PadePlan plan = PadePlan.of(a);
        Matrix value = plan.approximant();
        for (int k = 0; k < plan.squarings(); k++) {
            value = value.times(value);
        }
        if (!value.isFinite()) {
            throw new FactorisationException("The exponential of this matrix exceeds the range of numbers: its largest"
                    + " entry is " + a.maxAbs() + "; shorten the time, or subtract a multiple of the identity");
        }
        return new MatrixExponential(value, plan.degree(), plan.squarings());
    }

    /** {@code e^(A t)}. */
    public static MatrixExponential of(Matrix a, double t) {
        return of(a.times(t));
    }
}
