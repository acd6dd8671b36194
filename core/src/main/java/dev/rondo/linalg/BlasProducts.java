package dev.rondo.linalg;

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
    /** Of the entries. */
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

    private BlasProducts(Precision precision, int m, int k, int n) {
        this.precision = precision;
        this.m = m;
        this.k = k;
        this.n = n;
        this.a = allocate(m, k);
        this.b = allocate(k, n);
        this.c = allocate(m, n);
    }

    /** Room for A (m x k), B (k x n) and C (m x n), all zero. */
    public static BlasProducts of(Precision precision, int m, int k, int n) {
        if (m < 1 || k < 1 || n < 1) {
            throw new IllegalArgumentException(
                    "A product needs shapes of at least 1: A is " + m + " x " + k + ", B is " + k + " x " + n);
        }
        return new BlasProducts(precision, m, k, n);
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
        switch (precision) {
            case SINGLE -> Lapack.sgemmRows(m, n, k, a, b, c);
            case DOUBLE -> Lapack.dgemmRows(m, n, k, a, b, c);
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
