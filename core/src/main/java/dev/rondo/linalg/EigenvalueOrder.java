package dev.rondo.linalg;

import dev.rondo.linalg.lapack.Gemm;
import dev.rondo.linalg.lapack.Lapack;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Brings the eigenvalues of a complex Schur form into an order by unitary swaps of neighbours (LAPACK ztrexc).
 *
 * <p>Swap by swap through the whole matrix, sorting N eigenvalues reads memory N^2/4 times along rows and columns. So
 * the diagonal is cut into runs of equal length, a window of two neighbouring runs is sorted by itself, in cache, and
 * the rest of the matrix is multiplied by the product of its swaps at once (Kressner 2006, "Block algorithms for
 * reordering standard and generalized Schur forms"). Sorted runs are merged, pair by pair, until all stand in order:
 * insertion of runs.
 */
final class EigenvalueOrder {
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE;

    /** The length of a run: two of them make a window of 64 x 64 complex numbers, 64 KiB. */
    private static final int RUN = 32;

    private final int n;
    private final MemorySegment t;
    private final MemorySegment u;
    private final int[] ranks;

    /** The window, its unitary transformation, and working memory for the rows or columns transformed by it. */
    private final MemorySegment window;

    private final MemorySegment turn;
    private final MemorySegment strip;
    private final MemorySegment one;
    private final MemorySegment zero;

    private EigenvalueOrder(int n, MemorySegment t, MemorySegment u, int[] ranks, Arena arena) {
        this.n = n;
        this.t = t;
        this.u = u;
        this.ranks = ranks;
        this.window = ColumnMajor.complex(arena, 2 * RUN, 2 * RUN);
        this.turn = ColumnMajor.complex(arena, 2 * RUN, 2 * RUN);
        this.strip = ColumnMajor.complex(arena, 2 * RUN, n);
        this.one = arena.allocateFrom(DOUBLE, 1, 0);
        this.zero = arena.allocateFrom(DOUBLE, 0, 0);
    }

    /** Sorts T (n x n), with the eigenvalues on its diagonal, in place, and updates U with it. */
    static void sort(int n, MemorySegment t, MemorySegment u, ComplexVector eigenvalues, Comparator<Complex> order) {
        try (Arena arena = Arena.ofConfined()) {
            new EigenvalueOrder(n, t, u, ranks(eigenvalues, order), arena).sortRuns();
        }
    }

    private void sortRuns() {
        for (int start = 0; start < n; start += RUN) {
            sortWindow(start, Math.min(n, start + RUN));
            // The run sinks towards the top through those before it, which are in order among themselves.
            boolean sinking = true;
            for (int below = start; below >= RUN && sinking; below -= RUN) {
                sinking = sortWindow(below - RUN, Math.min(n, below + RUN));
            }
        }
    }

    /** Sorts the eigenvalues in rows {@code start} to {@code end} among themselves; tells whether they were not. */
    private boolean sortWindow(int start, int end) {
        if (inOrder(start, end)) {
            return false;
        }
        int w = end - start;
        copyWindow(start, w, true);
        setIdentity(w);
        for (int next = 0; next < w; next++) {
            int lowest = lowest(start + next, end) - start;
            if (lowest > next) {
                Lapack.ztrexc(w, window, turn, lowest + 1, next + 1);
                int rank = ranks[start + lowest];
                System.arraycopy(ranks, start + next, ranks, start + next + 1, lowest - next);
                ranks[start + next] = rank;
            }
        }
        copyWindow(start, w, false);
        turnColumns(t, start, start, w);
        turnRows(start, end, w);
        turnColumns(u, n, start, w);
        return true;
    }

    /** Multiplies the first {@code rows} rows of the window's columns by its unitary transformation. */
    private void turnColumns(MemorySegment matrix, int rows, int start, int w) {
        if (rows == 0) {
            return;
        }
        MemorySegment columns = matrix.asSlice(bytes((long) start * n));
        multiply(Gemm.Op.NONE, rows, w, w, columns, n, turn, w, strip, rows);
        for (int j = 0; j < w; j++) {
            MemorySegment.copy(strip, bytes((long) j * rows), columns, bytes((long) j * n), bytes(rows));
        }
    }

    /** Multiplies the window's rows to the right of it by the adjoint of its unitary transformation. */
    private void turnRows(int start, int end, int w) {
        int columns = n - end;
        if (columns == 0) {
            return;
        }
        MemorySegment rows = t.asSlice(bytes((long) end * n + start));
        multiply(Gemm.Op.ADJOINT, w, columns, w, turn, w, rows, n, strip, w);
        for (int j = 0; j < columns; j++) {
            MemorySegment.copy(strip, bytes((long) j * w), rows, bytes((long) j * n), bytes(w));
        }
    }

    private void multiply(
            Gemm.Op op,
            int rows,
            int columns,
            int terms,
            MemorySegment a,
            int lda,
            MemorySegment b,
            int ldb,
            MemorySegment c,
            int ldc) {
        Gemm.zgemm(op, Gemm.Op.NONE, rows, columns, terms, one, a, lda, b, ldb, zero, c, ldc);
    }

    /** Copies the square on the diagonal of T to the window, or back. */
    private void copyWindow(int start, int w, boolean fromMatrix) {
        for (int j = 0; j < w; j++) {
            long inMatrix = bytes((long) (start + j) * n + start);
            long inWindow = bytes((long) j * w);
            if (fromMatrix) {
                MemorySegment.copy(t, inMatrix, window, inWindow, bytes(w));
            } else {
                MemorySegment.copy(window, inWindow, t, inMatrix, bytes(w));
            }
        }
    }

    private void setIdentity(int w) {
        turn.fill((byte) 0);
        for (int j = 0; j < w; j++) {
            turn.setAtIndex(DOUBLE, 2L * (j * w + j), 1);
        }
    }

    private boolean inOrder(int start, int end) {
        return IntStream.range(start, end - 1).allMatch(k -> ranks[k] < ranks[k + 1]);
    }

    private int lowest(int start, int end) {
        int lowest = start;
        for (int k = start + 1; k < end; k++) {
            if (ranks[k] < ranks[lowest]) {
                lowest = k;
            }
        }
        return lowest;
    }

    /** The size of so many complex numbers. */
    private static long bytes(long count) {
        return count * 2 * Double.BYTES;
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
