package dev.rondo.linalg.periodic;

import dev.rondo.linalg.Matrix;
import java.util.List;

/**
 * A product {@code A_m ... A_1} of real square matrices brought to the form from which the periodic QR iteration starts:
 * {@code Q_j^T A_j Q_(j-1)} with orthogonal Q_j and Q_m = Q_0 is upper triangular, for the last factor upper Hessenberg.
 * Column by column, by reflections (Bojanczyk, Golub and Van Dooren 1992).
 */
final class PeriodicHessenberg {
    private static final int AT_ONCE = 4;

    private final double[][][] factors;
    private final int n;
    /** The reflection at hand, {@code I - scale v v^T}: v is 0 above its first entry. */
    private final double[] v;

    private double scale;
    private final double[] products;

    private PeriodicHessenberg(double[][][] factors) {
        this.factors = factors;
        n = factors[0].length;
        v = new double[n];
        products = new double[n];
    }

    /** The factors in this form, the first that acts first, as rows. */
    static double[][][] of(List<Matrix> factors) {
        double[][][] rows = factors.stream().map(Matrix::toRows).toArray(double[][][]::new);
        new PeriodicHessenberg(rows).reduce();
        return rows;
    }

    private void reduce() {
        int last = factors.length - 1;
        for (int column = 0; column < n - 1; column++) {
            for (int j = 0; j < last; j++) {
                reflect(factors[j], column, column);
                fromTheRight(factors[j + 1], column);
            }
            if (column < n - 2) {
                reflect(factors[last], column + 1, column);
                fromTheRight(factors[0], column + 1);
            }
        }
    }

    /** Chooses the reflection that takes a column to zero below a row, and applies it from the left. */
    private void reflect(double[][] a, int row, int column) {
        double norm = 0;
        for (int i = row; i < n; i++) {
            v[i] = a[i][column];
            norm = StrictMath.hypot(norm, v[i]);
        }
        if (norm == 0) {
            scale = 0;
            return;
        }
        double target = -Math.copySign(norm, v[row]);
        v[row] -= target;
        // v^T v = 2 norm (norm + |a|), of which the entry that changed is a part that cannot be lost.
        scale = -1 / (target * v[row]);
        for (int j = column + 1; j < n; j++) {
            products[j] = 0;
        }
        for (int i = row; i < n; i++) {
            double[] rowOfA = a[i];
            double factor = v[i];
            for (int j = column + 1; j < n; j++) {
                products[j] = Math.fma(factor, rowOfA[j], products[j]);
            }
        }
        for (int i = row; i < n; i++) {
            double[] rowOfA = a[i];
            double factor = -scale * v[i];
            for (int j = column + 1; j < n; j++) {
                rowOfA[j] = Math.fma(factor, products[j], rowOfA[j]);
            }
            rowOfA[column] = 0;
        }
        a[row][column] = target;
    }

    /** Applies the reflection from the right, whose first entry stands in a column: several rows at a time. */
    private void fromTheRight(double[][] a, int column) {
        if (scale == 0) {
            return;
        }
        int i = 0;
        for (; i + AT_ONCE <= n; i += AT_ONCE) {
            fromTheRight(a[i], a[i + 1], a[i + 2], a[i + 3], column);
        }
        for (; i < n; i++) {
            double sum = 0;
            for (int j = column; j < n; j++) {
                sum = Math.fma(a[i][j], v[j], sum);
            }
            add(-scale * sum, a[i], column);
        }
    }

    private void fromTheRight(double[] a, double[] b, double[] c, double[] d, int column) {
        double[] reflection = v;
        double sumA = 0;
        double sumB = 0;
        double sumC = 0;
        double sumD = 0;
        for (int j = column; j < reflection.length; j++) {
            sumA = Math.fma(a[j], reflection[j], sumA);
            sumB = Math.fma(b[j], reflection[j], sumB);
            sumC = Math.fma(c[j], reflection[j], sumC);
            sumD = Math.fma(d[j], reflection[j], sumD);
        }
        add(-scale * sumA, a, column);
        add(-scale * sumB, b, column);
        add(-scale * sumC, c, column);
        add(-scale * sumD, d, column);
    }

    private void add(double factor, double[] row, int column) {
        double[] reflection = v;
        for (int j = column; j < reflection.length; j++) {
            row[j] = Math.fma(factor, reflection[j], row[j]);
        }
    }
}
