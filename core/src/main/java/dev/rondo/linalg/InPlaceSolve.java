package dev.rondo.linalg;

import dev.rondo.linalg.lapack.Lapack;
import java.lang.foreign.MemorySegment;

/**
 * Linear systems solved in their arrays, without copies: for long chains of small systems. By LAPACK (dgesv), whose last
 * bits depend on the processor.
 */
public final class InPlaceSolve {
    private InPlaceSolve() {}

    /**
     * {@code X A = B}, row by row: LAPACK sees the transposes by columns, {@code A^T X^T = B^T}.
     *
     * @param a A, n x n; destroyed
     * @param b B, rows x n; becomes X
     * @param pivots room for n row exchanges
     * @throws IllegalArgumentException if an array is too short
     * @throws FactorisationException if A is exactly singular
     */
    public static void fromTheRight(int n, int rows, double[] a, double[] b, int[] pivots) {
        if (a.length < n * n || b.length < rows * n || pivots.length < n) {
            throw new IllegalArgumentException("A system of order " + n + " with " + rows
                    + " rows on the right needs arrays of as many numbers: " + a.length + ", " + b.length
                    + " and, for the row exchanges, " + pivots.length);
        }
        if (n > 0 && rows > 0) {
            int info = Lapack.dgesvOnHeap(
                    n, rows, MemorySegment.ofArray(a), MemorySegment.ofArray(pivots), MemorySegment.ofArray(b));
            LinearSolve.regular(info, n);
        }
    }
}
