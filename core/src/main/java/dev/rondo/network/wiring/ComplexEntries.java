package dev.rondo.network.wiring;

import dev.rondo.linalg.Matrix;

/**
 * A complex N x N matrix as a real one of twice the order: a complex unit stands for two real ones side by side, its real
 * and its imaginary part, and the weight {@code a + ib} becomes the block {@code [[a, -b], [b, a]]}.
 *
 * <p>Variances, amplification and triangularity are those of the complex matrix; each eigenvalue comes with its
 * conjugate.
 */
final class ComplexEntries {
    private final int order;
    private final double[] values;

    ComplexEntries(int units) {
        this.order = 2 * units;
        this.values = new double[Math.multiplyExact(order, order)];
    }

    void set(int i, int j, double re, double im) {
        int upper = 2 * i * order + 2 * j;
        int lower = upper + order;
        values[upper] = re;
        values[upper + 1] = -im;
        values[lower] = im;
        values[lower + 1] = re;
    }

    Matrix toMatrix() {
        return Matrix.ofRowMajor(order, order, values);
    }
}
