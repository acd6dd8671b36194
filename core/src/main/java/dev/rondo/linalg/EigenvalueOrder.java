package dev.rondo.linalg;

import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Brings the eigenvalues of a complex Schur form into an order by unitary swaps of neighbours. */
final class EigenvalueOrder {
    private EigenvalueOrder() {}

    /** Sorts T (n x n), whose diagonal the eigenvalues are, in place, and turns U with it. */
    static void sort(int n, MemorySegment t, MemorySegment u, ComplexVector eigenvalues, Comparator<Complex> order) {
        int[] ranks = ranks(eigenvalues, order);
        for (int next = 0; next < n; next++) {
            int lowest = next;
            for (int k = next + 1; k < n; k++) {
                if (ranks[k] < ranks[lowest]) {
                    lowest = k;
                }
            }
            if (lowest > next) {
                Lapack.ztrexc(n, t, u, lowest + 1, next + 1);
                int rank = ranks[lowest];
                System.arraycopy(ranks, next, ranks, next + 1, lowest - next);
                ranks[next] = rank;
            }
        }
    }

    /** For each eigenvalue its place in the order; equal ones keep their places among themselves. */
    private static int[] ranks(ComplexVector eigenvalues, Comparator<Complex> order) {
        int[] ranks = new int[eigenvalues.size()];
        int[] sorted = IntStream.range(0, ranks.length)
                .boxed()
                .sorted((i, j) -> order.compare(eigenvalues.get(i), eigenvalues.get(j)))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int place = 0; place < sorted.length; place++) {
            ranks[sorted[place]] = place;
        }
        return ranks;
    }
}
