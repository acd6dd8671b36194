package dev.rondo.linalg.equation;

import dev.rondo.linalg.Certificate;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Operand;
import dev.rondo.linalg.Schur;

/**
 * The Lyapunov equation {@code A X + X A^T + Q = 0}. For a stable A and noise of intensity Q, X is the stationary
 * covariance of {@code dx = A x dt + noise} (the controllability Gramian); with A transposed it is the observability
 * Gramian.
 *
 * <p>Mind the sign: SciPy's {@code solve_continuous_lyapunov(A, Q)} solves {@code A X + X A^H = Q}, as -Q here.
 *
 * <p>Bartels and Stewart (1972), as {@link Sylvester}, with one Schur form. No stability is required, only
 * {@code lambda_i + lambda_j != 0} for all i, j. The complex counterpart for a triangular matrix is
 * {@link TriangularLyapunov}.
 *
 * @param solution X; exactly symmetric where Q is
 * @param residual the Frobenius norm of {@code A X + X A^T + Q} relative to {@code 2 |A| |X| + |Q|}
 */
public record Lyapunov(Matrix solution, double residual) {
    private static final String WHAT = "A Lyapunov equation";

    /**
     * Solves {@code A X + X A^T + Q = 0}.
     *
     * @throws IllegalArgumentException if a matrix is empty, not square or not finite, or if the orders differ
     * @throws FactorisationException if two eigenvalues of A add up to zero (nearly), so that X is not determined
     */
    public static Lyapunov of(Matrix a, Matrix q) {
        requireOneOrder(Operand.square(WHAT, a), Operand.square(WHAT, q));
        return of(Schur.of(a), q);
    }

    /** Solves {@code A X + X A^T + Q = 0} from the Schur form of A, as {@link #of(Matrix, Matrix)}. */
    public static Lyapunov of(Schur a, Matrix q) {
        return solve(a, a.source(), q, 'N', 'T');
    }

    /** Solves {@code A^T X + X A + Q = 0} from the Schur form of A, as {@link #of(Matrix, Matrix)}. */
    public static Lyapunov adjointOf(Schur a, Matrix q) {
        return solve(a, a.source().transpose(), q, 'T', 'N');
    }

    private static Lyapunov solve(Schur schur, Matrix a, Matrix q, char opLeft, char opRight) {
        requireOneOrder(a, Operand.square(WHAT, q));
        Matrix t = schur.triangular();
        Matrix u = schur.orthogonal();
        // White noise looks the same in every basis.
        Matrix rotated = isScalar(q) ? q : u.transposeTimes(q.times(u));
        Matrix x = u.times(Sylvester.triangular(opLeft, t, opRight, t, rotated.times(-1)))
                .timesTranspose(u);
        boolean symmetric = isScalar(q) || q.equals(q.transpose());
        Matrix solution = symmetric ? x.symmetricPart() : x;
        Matrix product = a.times(solution);
        Matrix mirrored = symmetric ? product.transpose() : solution.timesTranspose(a);
        double scale = 2 * a.frobeniusNorm() * solution.frobeniusNorm() + q.frobeniusNorm();
        return new Lyapunov(
                solution, Certificate.relative(product.plus(mirrored).plus(q).frobeniusNorm(), scale));
    }

    /** Tests whether a matrix is a multiple of the identity. */
    private static boolean isScalar(Matrix q) {
        for (int i = 0; i < q.rows(); i++) {
            for (int j = 0; j < q.columns(); j++) {
                if (q.get(i, j) != (i == j ? q.get(0, 0) : 0)) {
                    return false;
                }
            }
        }
        return true;
    }

    static void requireOneOrder(Matrix a, Matrix q) {
        if (q.rows() != a.rows()) {
            throw new IllegalArgumentException(
                    WHAT + " needs A and Q of one order: A is " + a.shape() + ", Q is " + q.shape());
        }
    }
}
