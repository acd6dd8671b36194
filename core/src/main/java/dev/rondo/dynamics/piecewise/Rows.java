package dev.rondo.dynamics.piecewise;

/** Sums and products of matrices as arrays of rows, in place; the inner loops run along rows, so that they vectorise. */
final class Rows {
    private Rows() {}

    /** out += factor * (row times the matrix), four rows of the matrix at a time. */
    static void addProduct(double[] row, double factor, double[][] matrix, double[] out) {
        int k = 0;
        for (; k + 4 <= row.length; k += 4) {
            addFour(
                    factor * row[k],
                    matrix[k],
                    factor * row[k + 1],
                    matrix[k + 1],
                    factor * row[k + 2],
                    matrix[k + 2],
                    factor * row[k + 3],
                    matrix[k + 3],
                    out);
        }
        for (; k < row.length; k++) {
            add(factor * row[k], matrix[k], out);
        }
    }

    /** out += factor * row. */
    static void add(double factor, double[] row, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.fma(factor, row[i], out[i]);
        }
    }

    /** out += fa * a + fb * b + fc * c + fd * d, one product after the other. */
    static void addFour(
            double fa, double[] a, double fb, double[] b, double fc, double[] c, double fd, double[] d, double[] out) {
        for (int i = 0; i < out.length; i++) {
            double sum = Math.fma(fa, a[i], out[i]);
            sum = Math.fma(fb, b[i], sum);
            sum = Math.fma(fc, c[i], sum);
            out[i] = Math.fma(fd, d[i], sum);
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(a[i], b[i], sum);
        }
        return sum;
    }

    /** row *= factor. */
    static void scale(double[] row, double factor) {
        for (int i = 0; i < row.length; i++) {
            row[i] *= factor;
        }
    }

    /** The largest sum of absolute values in a row. */
    static double norm(double[][] rows) {
        double norm = 0;
        for (double[] row : rows) {
            double sum = 0;
            for (double v : row) {
                sum += Math.abs(v);
            }
            norm = Math.max(norm, sum);
        }
        return norm;
    }

    /** The largest absolute value. */
    static double largest(double[] row) {
        double max = 0;
        for (double a : row) {
            max = Math.max(max, Math.abs(a));
        }
        return max;
    }

    /** The largest absolute value. */
    static double largest(double[][] rows) {
        double max = 0;
        for (double[] row : rows) {
            max = Math.max(max, largest(row));
        }
        return max;
    }
}
