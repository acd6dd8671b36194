package dev.rondo.linalg;

import dev.rondo.linalg.lapack.Lapack;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Linear systems with one complex square matrix, as {@link LinearSolve} (LAPACK zgetrf, zgetrs, zgecon). */
public final class ComplexLinearSolve {
    private static final String WHAT = "A linear system";

    private final int n;
    private final Scale scale;
    private final double[] factors;
    private final int[] pivots;
    private final double reciprocalCondition;

    private ComplexLinearSolve(int n, Scale scale, double[] factors, int[] pivots, double reciprocalCondition) {
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
    public static ComplexLinearSolve of(ComplexMatrix a) {
        int n = Operand.square(WHAT, a).rows();
        Scale scale = Scale.of(a);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment lu = ColumnMajor.copy(arena, a, scale.down());
            MemorySegment pivots = ColumnMajor.ints(arena, n);
            MemorySegment reciprocal = ColumnMajor.doubles(arena, 1);
            LinearSolve.regular(Lapack.zgetrf(n, lu, pivots), n);
            Lapack.zgecon(n, lu, a.times(scale.down()).oneNorm(), reciprocal);
            return new ComplexLinearSolve(
                    n,
                    scale,
                    lu.toArray(ValueLayout.JAVA_DOUBLE),
                    pivots.toArray(ValueLayout.JAVA_INT),
                    ColumnMajor.first(reciprocal));
        }
    }

    /** X with {@code A X = B}. */
    public ComplexMatrix solve(ComplexMatrix b) {
        return solve('N', b);
    }

    /** X with {@code A^H X = B}. */
    public ComplexMatrix solveAdjoint(ComplexMatrix b) {
        return solve('C', b);
    }

    /** {@code A^-1}: of {@code z I - A} the resolvent. */
    public ComplexMatrix inverse() {
        return solve(ComplexMatrix.identity(n));
    }

    /** An estimate of the condition number in the 1-norm, {@code |A| |A^-1|}. */
    public double condition() {
        return 1 / reciprocalCondition;
    }

    private ComplexMatrix solve(char op, ComplexMatrix b) {
        Operand.finite(WHAT, b);
        LinearSolve.requireRows(n, b.rows());
        Scale right = Scale.of(b);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment lu = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, factors);
            MemorySegment ipiv = arena.allocateFrom(ValueLayout.JAVA_INT, pivots);
            MemorySegment x = ColumnMajor.copy(arena, b, right.down());
            Lapack.zgetrs(op, n, b.columns(), lu, ipiv, x);
            return ColumnMajor.complexMatrix(x, n, b.columns()).timesPowerOfTwo(right.exponent() - scale.exponent());
        }
    }
}
