package dev.rondo.linalg;

/**
 * The matrix exponential by scaling and squaring with a diagonal Pade approximant.
 *
 * <p>The degree m (3, 5, 7, 9 or 13) and the number s of squarings are chosen from norms of powers of A rather than of A,
 * so that a strongly nonnormal matrix is not scaled too far: Al-Mohy and Higham, "A new scaling and squaring algorithm for
 * the matrix exponential", SIAM J. Matrix Anal. Appl. 31 (2009), algorithm 5.1. The error relative to the norm is rounding
 * times the condition of the problem, which for a nonnormal matrix grows with the square of its norm.
 *
 * @param value     {@code e^A}
 * @param degree    the degree of the approximant; 1 for {@code I + A}, exact where the square of A is zero
 * @param squarings number of squarings of the approximant
 */
public record MatrixExponential(Matrix value, int degree, int squarings) {
    private static final String WHAT = "A matrix exponential";

    /** Terms of the series after which {@link #times} gives up on a step; of norm 1 it needs some twenty. */
    private static final int MOST_TERMS = 60;

    /**
     * {@code e^A}.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     * @throws FactorisationException if an entry of the exponential exceeds the range of numbers
     */
    public static MatrixExponential of(Matrix a) {
        PadePlan plan = PadePlan.of(Operand.square(WHAT, a));
        Matrix value = plan.approximant();
        for (int k = 0; k < plan.squarings(); k++) {
            value = value.times(value);
        }
        if (!value.isFinite()) {
            throw outOfRange(a);
        }
        return new MatrixExponential(value, plan.degree(), plan.squarings());
    }

    /** {@code e^(A t)}, t in the unit in which A is a rate. */
    public static MatrixExponential of(Matrix a, double t) {
        return of(a.times(t));
    }

    /**
     * {@code e^A x} without {@code e^A}: the Taylor series of {@code e^((A - mu I)/s)} applied s times, mu the mean of the
     * diagonal and s the 1-norm of {@code A - mu I}, each until its terms are below rounding. Some 20 s products with a
     * vector: for a few vectors and a moderate norm.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite, or x has another size
     * @throws FactorisationException if an entry of the result exceeds the range of numbers
     */
    public static Vector times(Matrix a, Vector x) {
        int n = Operand.square(WHAT, a).rows();
        if (x.size() != n) {
            throw new IllegalArgumentException(
                    WHAT + " of order " + n + " needs a vector of as many entries, not " + x.size());
        }
        double mu = a.trace() / n;
        Matrix shifted = a.minus(Matrix.identity(n).times(mu));
        double steps = Math.max(1, Math.ceil(shifted.oneNorm()));
        if (steps > n) {
            return of(a).value().times(x);
        }
        Matrix step = shifted.times(1 / steps);
        double growth = StrictMath.exp(mu / steps);
        Vector y = x;
        for (int k = 0; k < steps; k++) {
            y = series(step, y).times(growth);
        }
        if (!y.isFinite()) {
            throw outOfRange(a);
        }
        return y;
    }

    /** {@code e^A x} for A of 1-norm 1 at most, in which each term is smaller than the one before. */
    private static Vector series(Matrix a, Vector x) {
        Vector sum = x;
        Vector term = x;
        for (int k = 1; k < MOST_TERMS && term.norm() > Math.ulp(sum.norm()) / Math.sqrt(x.size()); k++) {
            term = a.times(term).times(1.0 / k);
            sum = sum.plus(term);
        }
        return sum;
    }

    private static FactorisationException outOfRange(Matrix a) {
        return new FactorisationException(
                "The exponential of this matrix exceeds the range of numbers: its largest entry" + " is " + a.maxAbs()
                        + "; shorten the time, or subtract a multiple of the identity");
    }
}
