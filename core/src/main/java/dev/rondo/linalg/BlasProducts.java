package dev.rondo.linalg;

import dev.rondo.linalg.lapack.Gemm;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * One product C = A B of fixed shape, computed by BLAS again and again in native memory without any allocation: what a
 * training step is measured against.
 *
 * <pre>{@code
 * try (BlasProducts product = BlasProducts.of(BlasProducts.Precision.SINGLE, 20, 100, 100)) {
 *     product.load(a, b);
 *     product.run();
 * }
 * }</pre>
 */
public final class BlasProducts implements AutoCloseable {
    /** Precision of the entries. */
    public enum Precision {
        SINGLE,
        DOUBLE
    }

    private final Arena arena = Arena.ofShared();
    private final Precision precision;
    private final int m;
    private final int k;
    private final int n;
    private final MemorySegment a;
    private final MemorySegment b;
    private final MemorySegment c;
    private final MemorySegment[] partsOfA;
    private final MemorySegment[] partsOfC;

    private BlasProducts(Precision precision, int parts, int m, int k, int n) {
        this.precision = precision;
        this.m = parts * m;
        this.k = k;
        this.n = n;
        this.a = allocate(this.m, k);
        this.b = allocate(k, n);
        this.c = allocate(this.m, n);
        this.partsOfA = slices(a, parts);
        this.partsOfC = slices(c, parts);
    }

    private static MemorySegment[] slices(MemorySegment whole, int parts) {
        MemorySegment[] slices = new MemorySegment[parts];
        long bytes = whole.byteSize() / parts;
        for (int p = 0; p < parts; p++) {
            slices[p] = whole.asSlice(p * bytes, bytes);
        }
        return slices;
    }

    /** Room for A (m x k), B (k x n) and C (m x n), all zero. */
    public static BlasProducts of(Precision precision, int m, int k, int n) {
        return stacked(precision, 1, m, k, n);
    }

    /**
     * Room for {@code parts} products with one B: A is {@code parts} matrices of m x k below each other, and each is a
     * call of its own, as in a recurrent network where every step needs the one before.
     */
    public static BlasProducts stacked(Precision precision, int parts, int m, int k, int n) {
        if (parts < 1 || m < 1 || k < 1 || n < 1) {
            throw new IllegalArgumentException("A product needs shapes of at least 1: " + parts + " times A of " + m
                    + " x " + k + ", B of " + k + " x " + n);
        }
        return new BlasProducts(precision, parts, m, k, n);
    }

    /** Sets both factors, rounded to the precision. */
    public void load(Matrix left, Matrix right) {
        if (left.rows() != m || left.columns() != k || right.rows() != k || right.columns() != n) {
            throw new IllegalArgumentException("This product is of " + m + " x " + k + " and " + k + " x " + n
                    + " matrices, not of " + left.shape() + " and " + right.shape());
        }
        store(left, a);
        store(right, b);
    }

    /** C = A B. */
    public void run() {
        int rows = m / partsOfA.length;
        for (int p = 0; p < partsOfA.length; p++) {
            switch (precision) {
                case SINGLE -> Gemm.sgemmRows(rows, n, k, partsOfA[p], b, partsOfC[p]);
                case DOUBLE -> Gemm.dgemmRows(rows, n, k, partsOfA[p], b, partsOfC[p]);
            }
        }
    }

    /** C, copied. */
    public Matrix result() {
        return switch (precision) {
            case SINGLE -> Matrix.build(m, n, (i, j) -> c.getAtIndex(ValueLayout.JAVA_FLOAT, (long) i * n + j));
            case DOUBLE -> Matrix.build(m, n, (i, j) -> c.getAtIndex(ValueLayout.JAVA_DOUBLE, (long) i * n + j));
        };
    }

    /** Multiplications and additions of one run. */
    public long operations() {
        return 2L * m * k * n;
    }

    @Override
    public void close() {
        arena.close();
    }

    private MemorySegment allocate(int rows, int columns) {
        int bytes = precision == Precision.SINGLE ? Float.BYTES : Double.BYTES;
        return arena.allocate((long) rows * columns * bytes, 64);
    }

    private void store(Matrix matrix, MemorySegment memory) {
        double[] values = matrix.values();
        for (int i = 0; i < values.length; i++) {
            switch (precision) {
                case SINGLE -> memory.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) values[i]);
                case DOUBLE -> memory.setAtIndex(ValueLayout.JAVA_DOUBLE, i, values[i]);
            }
        }
    }
}
