package dev.rondo.linalg;

import dev.rondo.linalg.lapack.Lapack;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Linear systems with one square matrix, by LU factors with partial pivoting (LAPACK dgetrf, dgetrs, dgecon). Factorised
 * once, it solves for any number of right-hand sides.
 */
public final class LinearSolve implements LinearSystem {
    private static final String WHAT = "A linear system";

    private final int n;
    private final Scale scale;
    private final double[] factors;
    private final int[] pivots;
    private final double reciprocalCondition;

    private LinearSolve(int n, Scale scale, double[] factors, int[] pivots, double reciprocalCondition) {
        this.n = n;
        this.scale = scale;
        this.factors = factors;
        this.pivots = pivots;
        this.reciprocalCondition = reciprocalCondition;
    }

    /**
     * Factorises A.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     * @throws FactorisationException if the matrix is exactly singular
     */
    public static LinearSolve of(Matrix a) {
        int n = Operand.square(WHAT, a).rows();
        Scale scale = Scale.of(a);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment lu = ColumnMajor.copy(arena, a, scale.down());
            MemorySegment pivots = ColumnMajor.ints(arena, n);
            MemorySegment reciprocal = ColumnMajor.doubles(arena, 1);
            regular(Lapack.dgetrf(n, lu, pivots), n);
            Lapack.dgecon(n, lu, a.oneNorm() * scale.down(), reciprocal);
            return new LinearSolve(
                    n,
                    scale,
                    lu.toArray(ValueLayout.JAVA_DOUBLE),
                    pivots.toArray(ValueLayout.JAVA_INT),
                    ColumnMajor.first(reciprocal));
        }
    }

    /** X with {@code A X = B}. */
    public Matrix solve(Matrix b) {
        return solve('N', b);
    }

    @Override
    public Vector solve(Vector b) {
        return solve('N', column(b)).column(0);
    }

    /** X with {@code A^T X = B}. */
    public Matrix solveTransposed(Matrix b) {
        return solve('T', b);
    }

    /** x with {@code A^T x = b}. */
    public Vector solveTransposed(Vector b) {
        return solve('T', column(b)).column(0);
    }

    /** {@code A^-1}; a system is solved faster and more accurately by {@link #solve(Matrix)}. */
    public Matrix inverse() {
        return solve(Matrix.identity(n));
    }

    /** An estimate of the condition number in the 1-norm, {@code |A| |A^-1|}; a solution loses log10 of it digits. */
    public double condition() {
        return 1 / reciprocalCondition;
    }

    /** {@code log |det A|}, which does not overflow. */
    public double logAbsDeterminant() {
        double sum = n * scale.exponent() * StrictMath.log(2);
        for (int k = 0; k < n; k++) {
            sum += StrictMath.log(Math.abs(factors[k * n + k]));
        }
        return sum;
    }

    /** The sign of {@code det A}: +1 or -1. */
    public int determinantSign() {
        int sign = 1;
        for (int k = 0; k < n; k++) {
            if (factors[k * n + k] < 0 != (pivots[k] != k + 1)) {
                sign = -sign;
            }
        }
        return sign;
    }

    private Matrix solve(char op, Matrix b) {
        Operand.finite(WHAT, b);
        requireRows(n, b.rows());
        Scale right = Scale.of(b);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment lu = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, factors);
            MemorySegment ipiv = arena.allocateFrom(ValueLayout.JAVA_INT, pivots);
            MemorySegment x = ColumnMajor.copy(arena, b, right.down());
            Lapack.dgetrs(op, n, b.columns(), lu, ipiv, x);
            return ColumnMajor.matrix(x, n, b.columns()).timesPowerOfTwo(right.exponent() - scale.exponent());
        }
    }

    private static Matrix column(Vector b) {
        return Matrix.owning(b.size(), 1, b.toArray());
    }

    static void requireRows(int n, int rows) {
        if (rows != n) {
            throw new IllegalArgumentException(
                    WHAT + " needs as many rows on the right as the matrix has: " + n + ", not " + rows);
        }
    }

    static void regular(int info, int n) {
        if (info > 0) {
            throw new FactorisationException(WHAT + ": the " + n + " x " + n + " matrix is singular, pivot "
                    + (info - 1) + " is exactly zero; its rows depend on one another");
        }
    }
}
