package dev.rondo.linalg.lapack;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Matrix products through BLAS, from row-major arrays to a row-major array. */
public final class Products {
    /** Number of multiplications from which on copying to native memory costs less than BLAS saves. */
    private static final long WORTHWHILE = 64L * 64 * 64;

    private Products() {}

    public static boolean worthwhile(int m, int k, int n) {
        return (long) m * k * n >= WORTHWHILE;
    }

    /** C (m x n) = A (m x k) B (k x n). */
    public static double[] rows(int m, int k, int n, double[] a, double[] b) {
        return product(Gemm.Op.NONE, Gemm.Op.NONE, m, k, n, a, k, b, n);
    }

    /** C (m x n) = A^T B with A (k x m), B (k x n). */
    public static double[] rowsTransposedLeft(int m, int k, int n, double[] a, double[] b) {
        return product(Gemm.Op.TRANSPOSE, Gemm.Op.NONE, m, k, n, a, m, b, n);
    }

    /** C (m x n) = A B^T with A (m x k), B (n x k). */
    public static double[] rowsTransposedRight(int m, int k, int n, double[] a, double[] b) {
        return product(Gemm.Op.NONE, Gemm.Op.TRANSPOSE, m, k, n, a, k, b, k);
    }

    private static double[] product(
            Gemm.Op opA, Gemm.Op opB, int m, int k, int n, double[] a, int lda, double[] b, int ldb) {
        double[] out = new double[Math.multiplyExact(m, n)];
        if (m == 0 || k == 0 || n == 0) {
            return out;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment c = arena.allocate(ValueLayout.JAVA_DOUBLE, out.length);
            Gemm.dgemmRows(opA, opB, m, n, k, copy(arena, a), lda, copy(arena, b), ldb, c);
            MemorySegment.copy(c, ValueLayout.JAVA_DOUBLE, 0, out, 0, out.length);
        }
        return out;
    }

    /**
     * Product of complex matrices given as pairs (re, im): row-major is column-major of the transposes, C^T = B^T A^T.
     */
    public static double[] complexRows(int m, int k, int n, double[] a, double[] b) {
        double[] out = new double[Math.multiplyExact(2, Math.multiplyExact(m, n))];
        if (m == 0 || k == 0 || n == 0) {
            return out;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment c = arena.allocate(ValueLayout.JAVA_DOUBLE, out.length);
            MemorySegment one = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, 1, 0);
            MemorySegment zero = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, 0, 0);
            Gemm.zgemm(Gemm.Op.NONE, Gemm.Op.NONE, n, m, k, one, copy(arena, b), n, copy(arena, a), k, zero, c, n);
            MemorySegment.copy(c, ValueLayout.JAVA_DOUBLE, 0, out, 0, out.length);
        }
        return out;
    }

    private static MemorySegment copy(Arena arena, double[] values) {
        return arena.allocateFrom(ValueLayout.JAVA_DOUBLE, values);
    }
}
