package dev.rondo.linalg;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Matrix products through BLAS, from row-major arrays to a row-major array. */
final class Products {
    /** Number of multiplications from which on copying to native memory costs less than BLAS saves. */
    private static final long WORTHWHILE = 64L * 64 * 64;

    private Products() {}

    static boolean worthwhile(int m, int k, int n) {
        return (long) m * k * n >= WORTHWHILE;
    }

    /** C (m x n) = A (m x k) B (k x n). */
    static double[] rows(int m, int k, int n, double[] a, double[] b) {
        return product(Lapack.Op.NONE, Lapack.Op.NONE, m, k, n, a, k, b, n);
    }

    /** C (m x n) = A^T B with A (k x m), B (k x n). */
    static double[] rowsTransposedLeft(int m, int k, int n, double[] a, double[] b) {
        return product(Lapack.Op.TRANSPOSE, Lapack.Op.NONE, m, k, n, a, m, b, n);
    }

    /** C (m x n) = A B^T with A (m x k), B (n x k). */
    static double[] rowsTransposedRight(int m, int k, int n, double[] a, double[] b) {
        return product(Lapack.Op.NONE, Lapack.Op.TRANSPOSE, m, k, n, a, k, b, k);
    }

    private static double[] product(
            Lapack.Op opA, Lapack.Op opB, int m, int k, int n, double[] a, int lda, double[] b, int ldb) {
        double[] out = new double[Math.multiplyExact(m, n)];
        if (m == 0 || k == 0 || n == 0) {
            return out;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment c = arena.allocate(ValueLayout.JAVA_DOUBLE, out.length);
            Lapack.dgemmRows(opA, opB, m, n, k, copy(arena, a), lda, copy(arena, b), ldb, c);
            MemorySegment.copy(c, ValueLayout.JAVA_DOUBLE, 0, out, 0, out.length);
        }
        return out;
    }

    /**
     * Product of complex matrices given as pairs (re, im): row-major is column-major of the transposes, C^T = B^T A^T.
     */
    static double[] complexRows(int m, int k, int n, double[] a, double[] b) {
        double[] out = new double[Math.multiplyExact(2, Math.multiplyExact(m, n))];
        if (m == 0 || k == 0 || n == 0) {
            return out;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment c = arena.allocate(ValueLayout.JAVA_DOUBLE, out.length);
            MemorySegment one = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, 1, 0);
            MemorySegment zero = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, 0, 0);
            Lapack.zgemm(
                    Lapack.Op.NONE, Lapack.Op.NONE, n, m, k, one, copy(arena, b), n, copy(arena, a), k, zero, c, n);
            MemorySegment.copy(c, ValueLayout.JAVA_DOUBLE, 0, out, 0, out.length);
        }
        return out;
    }

    private static MemorySegment copy(Arena arena, double[] values) {
        return arena.allocateFrom(ValueLayout.JAVA_DOUBLE, values);
    }
}
