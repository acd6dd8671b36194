package dev.rondo.linalg;

import dev.rondo.linalg.lapack.Lapack;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The singular value decomposition {@code A = U diag(sigma) V^T} of an m x n matrix in its thin form: U is m x k, V is
 * n x k, {@code k = min(m, n)}, both with orthonormal columns, and {@code sigma_1 >= ... >= sigma_k >= 0}.
 *
 * <p>LAPACK dgesdd and zgesdd (divide and conquer).
 */
public final class Svd {
    private static final String WHAT = "A singular value decomposition";

    private final Matrix source;
    private final Vector values;
    private final Matrix left;
    private final Matrix rightTransposed;

    private Svd(Matrix source, Vector values, Matrix left, Matrix rightTransposed) {
        this.source = source;
        this.values = values;
        this.left = left;
        this.rightTransposed = rightTransposed;
    }

    /**
     * Singular values and vectors.
     *
     * @throws IllegalArgumentException if the matrix is empty or not finite
     */
    public static Svd of(Matrix a) {
        Operand.finite(WHAT, a);
        int m = a.rows();
        int n = a.columns();
        int k = Math.min(m, n);
        Scale scale = Scale.of(a);
        try (Arena arena = Arena.ofConfined()) {
            // A^T = V diag(sigma) U^T: its factors by columns are those of A by rows, and nothing is transposed.
            MemorySegment work = ColumnMajor.transpose(arena, a, scale.down());
            MemorySegment s = ColumnMajor.doubles(arena, k);
            MemorySegment v = ColumnMajor.real(arena, n, k);
            MemorySegment ut = ColumnMajor.real(arena, k, m);
            converged(Lapack.dgesdd('S', n, m, work, s, v, ut));
            return new Svd(
                    a,
                    Vector.owning(ColumnMajor.array(s, k, scale.up())),
                    ColumnMajor.transposed(ut, m, k),
                    ColumnMajor.transposed(v, k, n));
        }
    }

    /**
     * The singular values alone, descending.
     *
     * @throws IllegalArgumentException if the matrix is empty or not finite
     */
    public static Vector valuesOf(Matrix a) {
        Operand.finite(WHAT, a);
        int k = Math.min(a.rows(), a.columns());
        Scale scale = Scale.of(a);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment work = ColumnMajor.transpose(arena, a, scale.down());
            MemorySegment s = ColumnMajor.doubles(arena, k);
            converged(Lapack.dgesdd('N', a.columns(), a.rows(), work, s, MemorySegment.NULL, MemorySegment.NULL));
            return Vector.owning(ColumnMajor.array(s, k, scale.up()));
        }
    }

    /**
     * The singular values alone, descending, of a complex matrix.
     *
     * @throws IllegalArgumentException if the matrix is empty or not finite
     */
    public static Vector valuesOf(ComplexMatrix a) {
        Operand.finite(WHAT, a);
        int k = Math.min(a.rows(), a.columns());
        Scale scale = Scale.of(a);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment work = ColumnMajor.copy(arena, a, scale.down());
            MemorySegment s = ColumnMajor.doubles(arena, k);
            converged(Lapack.zgesdd('N', a.rows(), a.columns(), work, s, MemorySegment.NULL, MemorySegment.NULL));
            return Vector.owning(ColumnMajor.array(s, k, scale.up()));
        }
    }

    /** The spectral norm, {@code sigma_1}. */
    public static double norm(Matrix a) {
        return valuesOf(a).get(0);
    }

    /** Descending. */
    public Vector values() {
        return values;
    }

    /** U: column {@code k} is the left singular vector of {@code sigma_k}, the direction of the output. */
    public Matrix left() {
        return left;
    }

    /** V: column {@code k} is the right singular vector of {@code sigma_k}, the direction of the input. */
    public Matrix right() {
        return rightTransposed.transpose();
    }

    /** {@code V^T}. */
    public Matrix rightTransposed() {
        return rightTransposed;
    }

    /** {@code sigma_1 / sigma_k}; infinite for a matrix without full rank. */
    public double condition() {
        return condition(values);
    }

    /** Numerical rank: number of singular values above {@code tolerance * sigma_1}. */
    public int rank(double tolerance) {
        int rank = 0;
        while (rank < values.size() && values.get(rank) > tolerance * values.get(0)) {
            rank++;
        }
        return rank;
    }

    /** Certificate of {@code A = U diag(sigma) V^T}. */
    public Certificate certificate() {
        Matrix product = left.times(Matrix.diagonal(values)).times(rightTransposed);
        return Certificate.of(source, product, left, right());
    }

    static double condition(Vector descending) {
        return descending.get(0) == 0
                ? Double.POSITIVE_INFINITY
                : descending.get(0) / descending.get(descending.size() - 1);
    }

    private static void converged(int info) {
        if (info > 0) {
            throw new FactorisationException("Singular values: the iteration did not converge (LAPACK code " + info
                    + "); perturb the matrix in the last digits and try again");
        }
    }
}
