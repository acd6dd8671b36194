package dev.rondo.linalg.equation;

import dev.rondo.linalg.Certificate;
import dev.rondo.linalg.ColumnMajor;
import dev.rondo.linalg.ComplexMatrix;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.Operand;
import dev.rondo.linalg.Scale;
import dev.rondo.linalg.lapack.Lapack;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The Lyapunov equation {@code T X + X T^H + Q = 0} of a complex upper triangular T: the covariance of the modes of a
 * Schur form, {@code T = Lambda + T' - I}, and of its purely feedforward part, {@code T = T' - I}.
 *
 * <p>LAPACK ztrsyl3.
 *
 * @param solution X
 * @param residual the Frobenius norm of {@code T X + X T^H + Q} relative to {@code 2 |T| |X| + |Q|}
 */
public record TriangularLyapunov(ComplexMatrix solution, double residual) {
    private static final String WHAT = "A triangular Lyapunov equation";

    /**
     * Solves {@code T X + X T^H + Q = 0}.
     *
     * @throws IllegalArgumentException if a matrix is empty, not square or not finite, the orders differ, or T is not
     *     upper triangular
     * @throws FactorisationException if for two diagonal entries {@code t_k + conj(t_l) = 0} (nearly)
     */
    public static TriangularLyapunov of(ComplexMatrix t, ComplexMatrix q) {
        return certified(t, q, solve(t, q));
    }

    /**
     * X alone: the residual of {@link #of} takes as long as X.
     *
     * @throws IllegalArgumentException if a matrix is empty, not square or not finite, the orders differ, or T is not
     *     upper triangular
     * @throws FactorisationException if for two diagonal entries {@code t_k + conj(t_l) = 0} (nearly)
     */
    public static ComplexMatrix solve(ComplexMatrix t, ComplexMatrix q) {
        int n = requireTriangular(Operand.square(WHAT, t)).rows();
        Operand.square(WHAT, q);
        if (q.rows() != n) {
            throw new IllegalArgumentException(
                    WHAT + " needs T and Q of one order: T is " + t.shape() + ", Q is " + q.shape());
        }
        Scale left = Scale.of(t);
        Scale right = Scale.of(q);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment factor = ColumnMajor.copy(arena, t, left.down());
            MemorySegment x = ColumnMajor.copy(arena, q, -right.down());
            MemorySegment scale = ColumnMajor.doubles(arena, 1);
            if (Lapack.ztrsyl3('N', 'C', n, n, factor, factor, x, scale) > 0) {
                throw new FactorisationException(WHAT + " has no single solution: two diagonal entries of T, one"
                        + " conjugated, add up to zero, or nearly so; is a mode exactly at the edge of stability?");
            }
            return ColumnMajor.complexMatrix(x, n, n, 1 / ColumnMajor.first(scale))
                    .timesPowerOfTwo(right.exponent() - left.exponent());
        }
    }

    private static TriangularLyapunov certified(ComplexMatrix t, ComplexMatrix q, ComplexMatrix x) {
        ComplexMatrix error = t.times(x).plus(x.times(t.adjoint())).plus(q);
        double scale = 2 * t.frobeniusNorm() * x.frobeniusNorm() + q.frobeniusNorm();
        return new TriangularLyapunov(x, Certificate.relative(error.frobeniusNorm(), scale));
    }

    private static ComplexMatrix requireTriangular(ComplexMatrix t) {
        for (int i = 0; i < t.rows(); i++) {
            for (int j = 0; j < i; j++) {
                if (t.re(i, j) != 0 || t.im(i, j) != 0) {
                    throw new IllegalArgumentException(WHAT + " needs zeros below the diagonal: row " + i + ", column "
                            + j + " holds " + t.get(i, j) + "; take the Schur form first");
                }
            }
        }
        return t;
    }
}
