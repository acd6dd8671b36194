package dev.rondo.linalg;

import java.util.Arrays;

/**
 * Block-diagonal unitary matrix that transforms a real Schur form into a complex one: each 2 x 2 block
 * {@code [[a, b], [c, a]]} becomes triangular with {@code a + i omega} first, {@code omega = sqrt(-bc)}.
 *
 * <p>The block has the eigenvector {@code (sqrt|b|, +-i sqrt|c|)}; that and its orthogonal complement are the columns of
 * its rotation. As the rotations touch disjoint pairs of rows and columns, all of them cost O(N^2).
 */
final class PairRotations {
    private final int n;

    /** Flag per row: true where a block of two rows begins. */
    private final boolean[] pair;

    /** The first column of the rotation at a row is {@code (cosine, i sine)}, the second {@code (i sine, cosine)}. */
    private final double[] cosine;

    private final double[] sine;

    private PairRotations(int n) {
        this.n = n;
        this.pair = new boolean[n];
        this.cosine = new double[n];
        this.sine = new double[n];
    }

    /** The rotations for a quasi-triangular matrix whose blocks have equal diagonal entries. */
    static PairRotations of(Matrix t) {
        PairRotations rotations = new PairRotations(t.rows());
        for (int k = 0; k + 1 < t.rows(); k++) {
            double b = t.get(k, k + 1);
            double c = t.get(k + 1, k);
            if (c != 0) {
                double rootB = Math.sqrt(Math.abs(b));
                double rootC = Math.sqrt(Math.abs(c));
                double norm = Math.hypot(rootB, rootC);
                rotations.pair[k] = true;
                rotations.cosine[k] = rootB / norm;
                rotations.sine[k] = Math.copySign(rootC / norm, b);
                k++;
            }
        }
        return rotations;
    }

    /** {@code G^H T G}, exactly triangular, with exact conjugate pairs on the diagonal. */
    ComplexMatrix triangular(Matrix t) {
        double[] pairs = timesRotations(t);
        for (int i = 0; i < n; i++) {
            if (pair[i]) {
                rotateRows(pairs, i);
                i++;
            }
        }
        for (int k = 0; k < n; k++) {
            Arrays.fill(pairs, 2 * k * n, 2 * (k * n + k), 0);
        }
        setEigenvalues(pairs, t);
        return ComplexMatrix.owning(n, n, pairs);
    }

    /** {@code Q G}. */
    ComplexMatrix unitary(Matrix q) {
        return ComplexMatrix.owning(n, n, timesRotations(q));
    }

    /** Columns (x, y) become (cosine x + i sine y, i sine x + cosine y). */
    private double[] timesRotations(Matrix a) {
        double[] pairs = new double[2 * n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                int at = 2 * (i * n + j);
                double x = a.get(i, j);
                if (pair[j]) {
                    double y = a.get(i, j + 1);
                    pairs[at] = cosine[j] * x;
                    pairs[at + 1] = sine[j] * y;
                    pairs[at + 2] = cosine[j] * y;
                    pairs[at + 3] = sine[j] * x;
                    j++;
                } else {
                    pairs[at] = x;
                }
            }
        }
        return pairs;
    }

    /** Rows (x, y) become (cosine x - i sine y, -i sine x + cosine y). */
    private void rotateRows(double[] pairs, int row) {
        double c = cosine[row];
        double s = sine[row];
        for (int j = row; j < n; j++) {
            int upper = 2 * (row * n + j);
            int lower = upper + 2 * n;
            double xr = pairs[upper];
            double xi = pairs[upper + 1];
            double yr = pairs[lower];
            double yi = pairs[lower + 1];
            pairs[upper] = c * xr + s * yi;
            pairs[upper + 1] = c * xi - s * yr;
            pairs[lower] = s * xi + c * yr;
            pairs[lower + 1] = c * yi - s * xr;
        }
    }

    private void setEigenvalues(double[] pairs, Matrix t) {
        for (int k = 0; k < n; k++) {
            if (pair[k]) {
                double omega = Math.sqrt(Math.abs(t.get(k, k + 1))) * Math.sqrt(Math.abs(t.get(k + 1, k)));
                setDiagonal(pairs, k, t.get(k, k), omega);
                setDiagonal(pairs, k + 1, t.get(k + 1, k + 1), -omega);
                k++;
            }
        }
    }

    private void setDiagonal(double[] pairs, int k, double re, double im) {
        pairs[2 * (k * n + k)] = re;
        pairs[2 * (k * n + k) + 1] = im;
    }
}
