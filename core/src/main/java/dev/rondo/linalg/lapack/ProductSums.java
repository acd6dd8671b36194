package dev.rondo.linalg.lapack;

import java.lang.foreign.MemorySegment;

/**
 * Products added to what is there, on arrays in row-major order and in place: for long chains of products of small
 * matrices, where copies would cost more than the multiplications. By BLAS, whose last bits depend on the processor.
 */
public final class ProductSums {
    private ProductSums() {}

    /**
     * {@code C <- beta C + alpha A B}.
     *
     * @param a m x k
     * @param b k x n
     * @param c m x n, none of the others; its content does not matter if beta is 0
     * @throws IllegalArgumentException if an array is too short
     */
    public static void add(int m, int k, int n, double alpha, double[] a, double[] b, double beta, double[] c) {
        if (a.length < m * k || b.length < k * n || c.length < m * n) {
            throw new IllegalArgumentException("A product of " + m + " x " + k + " and " + k + " x " + n
                    + " matrices needs arrays of as many numbers: " + a.length + ", " + b.length + " and, for the sum, "
                    + c.length);
        }
        if (m > 0 && n > 0) {
            Gemm.dgemmOnHeap(
                    m, n, k, alpha, MemorySegment.ofArray(a), MemorySegment.ofArray(b), beta, MemorySegment.ofArray(c));
        }
    }
}
