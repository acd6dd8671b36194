package dev.rondo.linalg;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The Lyapunov equation {@code A X + X A^T + Q = 0}. For a stable A and noise of intensity Q, X is the stationary
 * covariance of {@code dx = A x dt + noise} (the controllability Gramian); with A transposed it is the observability
 * Gramian.
 *
 * <p>Mind the sign: SciPy's {@code solve_continuous_lyapunov(A, Q)} solves {@code A X + X A^H = Q}, as -Q here.
 *
 * <p>Bartels and Stewart (1972): real Schur form {@code A = U T U^T}, then the equation of T by blocks (LAPACK dtrsyl3),
 * whose work is matrix products. No stability is required, only {@code lambda_i + lambda_j != 0} for all i, j.
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
        return of(Schur.of(Operand.square(WHAT, a)), q);
    }

    /** Solves {@code A X + X A^T + Q = 0} from the Schur form of A, as {@link #of(Matrix, Matrix)}. */
    public static Lyapunov of(Schur a, Matrix q) {
        return solve(a, q, 'N');
    }

    /** Solves {@code A^T X + X A + Q = 0} from the Schur form of A, as {@link #of(Matrix, Matrix)}. */
    public static Lyapunov adjointOf(Schur a, Matrix q) {
        return solve(a, q, 'T');
    }

    private static Lyapunov solve(Schur schur, Matrix q, char op) {
        Matrix a = schur.source();
        Operand.square(WHAT, q);
        if (q.rows() != a.rows()) {
            throw new IllegalArgumentException(
                    WHAT + " needs A and Q of one order: A is " + a.shape() + ", Q is " + q.shape());
        }
        Matrix u = schur.orthogonal();
        Matrix rotated = u.transpose().times(q.times(u));
        Matrix x = u.times(triangular(schur.triangular(), rotated, op)).times(u.transpose());
        if (!x.isFinite()) {
            throw new FactorisationException(WHAT + ": the solution leaves the range of numbers; scale A or Q");
        }
        Matrix solution = q.equals(q.transpose()) ? x.symmetricPart() : x;
        return new Lyapunov(solution, residual(op == 'N' ? a : a.transpose(), solution, q));
    }

    /** Solves {@code op(T) Y + Y op(T)^T + F = 0} for quasi-triangular T. */
    private static Matrix triangular(Matrix t, Matrix f, char op) {
        int n = t.rows();
        Scale scaleT = Scale.of(t);
        Scale scaleF = Scale.of(f);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment left = ColumnMajor.copy(arena, t, scaleT.down());
            MemorySegment y = ColumnMajor.copy(arena, f, -scaleF.down());
            MemorySegment scale = ColumnMajor.doubles(arena, 1);
            determined(Lapack.dtrsyl3(op, op == 'N' ? 'T' : 'N', n, n, left, left, y, scale));
            int exponent = scaleF.exponent() - scaleT.exponent();
            return ColumnMajor.matrix(y, n, n, 1 / ColumnMajor.first(scale)).map(v -> Math.scalb(v, exponent));
        }
    }

    private static double residual(Matrix a, Matrix x, Matrix q) {
        Matrix error = a.times(x).plus(x.times(a.transpose())).plus(q);
        double scale = 2 * a.frobeniusNorm() * x.frobeniusNorm() + q.frobeniusNorm();
        return Certificate.relative(error.frobeniusNorm(), scale);
    }

    static void determined(int info) {
        if (info > 0) {
            throw new FactorisationException(WHAT + " has no single solution: two eigenvalues of A add up to zero, or"
                    + " nearly so; is a mode exactly at the edge of stability?");
        }
    }
}
