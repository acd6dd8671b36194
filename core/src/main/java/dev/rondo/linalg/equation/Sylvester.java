package dev.rondo.linalg.equation;

import dev.rondo.linalg.Certificate;
import dev.rondo.linalg.ColumnMajor;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Operand;
import dev.rondo.linalg.Scale;
import dev.rondo.linalg.Schur;
import dev.rondo.linalg.lapack.Lapack;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The Sylvester equation {@code A X + X B = C} with A (m x m), B (n x n), C and X (m x n). It has one solution unless A
 * and -B share an eigenvalue.
 *
 * <p>Bartels and Stewart (1972): real Schur forms of A and B, then the equation of the quasi-triangular matrices by
 * blocks (LAPACK dtrsyl3), whose work is matrix products.
 *
 * @param solution X
 * @param residual the Frobenius norm of {@code A X + X B - C} relative to {@code (|A| + |B|) |X| + |C|}
 */
public record Sylvester(Matrix solution, double residual) {
    private static final String WHAT = "A Sylvester equation";

    /**
     * Solves {@code A X + X B = C}.
     *
     * @throws IllegalArgumentException if a matrix is empty or not finite, A or B is not square, or the shapes differ
     * @throws FactorisationException if A and -B share an eigenvalue (nearly), so that X is not determined
     */
    public static Sylvester of(Matrix a, Matrix b, Matrix c) {
        Operand.square(WHAT, a);
        Operand.square(WHAT, b);
        Operand.finite(WHAT, c);
        if (c.rows() != a.rows() || c.columns() != b.rows()) {
            throw new IllegalArgumentException(WHAT + " needs C of as many rows as A and columns as B: A is "
                    + a.shape() + ", B is " + b.shape() + ", C is " + c.shape());
        }
        Schur left = Schur.of(a);
        Schur right = Schur.of(b);
        Matrix u = left.orthogonal();
        Matrix v = right.orthogonal();
        Matrix rotated = u.transposeTimes(c.times(v));
        Matrix x = u.times(triangular('N', left.triangular(), 'N', right.triangular(), rotated))
                .timesTranspose(v);
        Matrix error = a.times(x).plus(x.times(b)).minus(c);
        double scale = (a.frobeniusNorm() + b.frobeniusNorm()) * x.frobeniusNorm() + c.frobeniusNorm();
        return new Sylvester(x, Certificate.relative(error.frobeniusNorm(), scale));
    }

    /**
     * Solves {@code op(S) Y + Y op(T) = F} for quasi-triangular S and T; op 'N' for the matrix, 'T' for its transpose.
     *
     * @throws FactorisationException if op(S) and -op(T) share an eigenvalue (nearly), or Y leaves the range of numbers
     */
    static Matrix triangular(char opS, Matrix s, char opT, Matrix t, Matrix f) {
        int m = s.rows();
        int n = t.rows();
        // One scale for both factors: the equation adds their products.
        Scale factors = Scale.of(s).largerOf(Scale.of(t));
        Scale right = Scale.of(f);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment left = ColumnMajor.copy(arena, s, factors.down());
            MemorySegment other = ColumnMajor.copy(arena, t, factors.down());
            MemorySegment y = ColumnMajor.copy(arena, f, right.down());
            MemorySegment scale = ColumnMajor.doubles(arena, 1);
            determined(Lapack.dtrsyl3(opS, opT, m, n, left, other, y, scale));
            Matrix solution = ColumnMajor.matrix(y, m, n, 1 / ColumnMajor.first(scale));
            return inRange(solution.timesPowerOfTwo(right.exponent() - factors.exponent()));
        }
    }

    private static void determined(int info) {
        if (info > 0) {
            throw new FactorisationException(
                    "The equation has no single solution: an eigenvalue of the left matrix and one of the right matrix add"
                            + " up to zero, or nearly so; for a Lyapunov equation: a mode is at the edge of stability");
        }
    }

    private static Matrix inRange(Matrix solution) {
        if (!solution.isFinite()) {
            throw new FactorisationException(
                    "The solution of this equation leaves the range of numbers; scale the matrices");
        }
        return solution;
    }
}
