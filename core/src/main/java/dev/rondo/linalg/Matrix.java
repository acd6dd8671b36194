package dev.rondo.linalg;

import dev.rondo.linalg.lapack.Products;
import java.util.Arrays;

/**
 * An immutable dense real matrix, stored row by row.
 *
 * <p>A weight matrix is written {@code W[post, pre]}: row = receiving unit, column = sending unit.
 */
public final class Matrix {
    /** Rows transposed at once: as many numbers as fill a cache line. */
    private static final int TILE = 8;

    private final int rows;
    private final int columns;
    private final double[] values;

    private Matrix(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /** The matrix with the given rows; copies them.
     *
     * @throws IllegalArgumentException if the rows differ in length
     */
    public static Matrix of(double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        double[] values = new double[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException("A matrix has rows of one length: row 0 has " + columns
                        + " entries, row " + i + " has " + rows[i].length);
            }
            System.arraycopy(rows[i], 0, values, i * columns, columns);
        }
        return new Matrix(rows.length, columns, values);
    }

    /** The matrix whose entries are given row by row; copies them.
     *
     * @throws IllegalArgumentException if there are not {@code rows * columns} values
     */
    public static Matrix ofRowMajor(int rows, int columns, double[] values) {
        return owning(rows, columns, values.clone());
    }

    /** Like {@link #ofRowMajor}, but keeps the array: the caller must not touch it again. */
    public static Matrix owning(int rows, int columns, double[] values) {
        if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
            throw new IllegalArgumentException(
                    "A " + rows + " x " + columns + " matrix cannot hold " + values.length + " values");
        }
        return new Matrix(rows, columns, values);
    }

    /** The {@code rows x columns} matrix of zeros. */
    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new double[Math.multiplyExact(rows, columns)]);
    }

    /** The identity of order {@code n}. */
    public static Matrix identity(int n) {
        double[] values = new double[n * n];
        for (int i = 0; i < n; i++) {
            values[i * n + i] = 1;
        }
        return new Matrix(n, n, values);
    }

    /** Entry as a function of its row and column. */
    @FunctionalInterface
    public interface Entry {
        /** The entry in row {@code i} and column {@code j}. */
        double at(int i, int j);
    }

    /** The matrix whose entries the function gives, asked row by row. */
    public static Matrix build(int rows, int columns, Entry entry) {
        double[] values = new double[Math.multiplyExact(rows, columns)];
        for (int i = 0, k = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++, k++) {
                values[k] = entry.at(i, j);
            }
        }
        return new Matrix(rows, columns, values);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public boolean isSquare() {
        return rows == columns;
    }

    /** The entry in row {@code i} and column {@code j}. */
    public double get(int i, int j) {
        return values[i * columns + j];
    }

    /** Row {@code i}, copied. */
    public Vector row(int i) {
        return Vector.owning(Arrays.copyOfRange(values, i * columns, (i + 1) * columns));
    }

    /** Column {@code j}, copied. */
    public Vector column(int j) {
        double[] column = new double[rows];
        for (int i = 0; i < rows; i++) {
            column[i] = values[i * columns + j];
        }
        return Vector.owning(column);
    }

    /** The entries row by row, copied. */
    public double[] toRowMajor() {
        return values.clone();
    }

    /** The entries as an array of rows, copied. */
    public double[][] toRows() {
        double[][] out = new double[rows][];
        for (int i = 0; i < rows; i++) {
            out[i] = Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
        }
        return out;
    }

    public Matrix transpose() {
        double[] out = new double[values.length];
        for (int top = 0; top < rows; top += TILE) {
            int bottom = Math.min(rows, top + TILE);
            for (int j = 0; j < columns; j++) {
                for (int i = top; i < bottom; i++) {
                    out[j * rows + i] = values[i * columns + j];
                }
            }
        }
        return owning(/* rows= */ columns, /* columns= */ rows, out);
    }

    /** Every entry mapped by the function. */
    public Matrix map(java.util.function.DoubleUnaryOperator function) {
        double[] out = new double[values.length];
        for (int k = 0; k < out.length; k++) {
            out[k] = function.applyAsDouble(values[k]);
        }
        return new Matrix(rows, columns, out);
    }

    public Matrix times(double factor) {
        double[] out = new double[values.length];
        for (int k = 0; k < out.length; k++) {
            out[k] = values[k] * factor;
        }
        return new Matrix(rows, columns, out);
    }

    public Matrix plus(Matrix other) {
        requireSameShape(other);
        double[] out = new double[values.length];
        for (int k = 0; k < out.length; k++) {
            out[k] = values[k] + other.values[k];
        }
        return new Matrix(rows, columns, out);
    }

    public Matrix minus(Matrix other) {
        requireSameShape(other);
        double[] out = new double[values.length];
        for (int k = 0; k < out.length; k++) {
            out[k] = values[k] - other.values[k];
        }
        return new Matrix(rows, columns, out);
    }

    /** The matrix product {@code this * other}; a large one has the bits of BLAS on this machine. */
    public Matrix times(Matrix other) {
        if (columns != other.rows) {
            throw new IllegalArgumentException("A product needs as many columns on the left as rows on the right: "
                    + shape() + " times " + other.shape());
        }
        if (Products.worthwhile(rows, columns, other.columns)) {
            return new Matrix(rows, other.columns, Products.rows(rows, columns, other.columns, values, other.values));
        }
        double[] out = new double[Math.multiplyExact(rows, other.columns)];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < columns; k++) {
                double a = values[i * columns + k];
                int from = k * other.columns;
                int to = i * other.columns;
                for (int j = 0; j < other.columns; j++) {
                    out[to + j] = Math.fma(a, other.values[from + j], out[to + j]);
                }
            }
        }
        return new Matrix(rows, other.columns, out);
    }

    /** {@code this^T * other}; a large product is formed without transposing the matrix. */
    public Matrix transposeTimes(Matrix other) {
        if (rows == other.rows && Products.worthwhile(columns, rows, other.columns)) {
            double[] out = Products.rowsTransposedLeft(columns, rows, other.columns, values, other.values);
            return new Matrix(columns, other.columns, out);
        }
        return transpose().times(other);
    }

    /** {@code this * other^T}; a large product is formed without transposing the matrix. */
    public Matrix timesTranspose(Matrix other) {
        if (columns == other.columns && Products.worthwhile(rows, columns, other.rows)) {
            double[] out = Products.rowsTransposedRight(rows, columns, other.rows, values, other.values);
            return new Matrix(rows, other.rows, out);
        }
        return times(other.transpose());
    }

    /** The product with a column vector. */
    public Vector times(Vector x) {
        if (columns != x.size()) {
            throw new IllegalArgumentException("A product needs as many columns on the left as entries on the right: "
                    + shape() + " times a vector of " + x.size());
        }
        double[] out = new double[rows];
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                sum = Math.fma(values[i * columns + j], x.get(j), sum);
            }
            out[i] = sum;
        }
        return Vector.owning(out);
    }

    /** The square root of the sum of the squared entries, scaled so that it neither overflows nor underflows. */
    public double frobeniusNorm() {
        return Vector.norm(values);
    }

    public double maxAbs() {
        double max = 0;
        for (double v : values) {
            max = Math.max(max, Math.abs(v));
        }
        return max;
    }

    public double trace() {
        double sum = 0;
        for (int i = 0; i < Math.min(rows, columns); i++) {
            sum += get(i, i);
        }
        return sum;
    }

    /** Tests that no entry is NaN or infinite. */
    public boolean isFinite() {
        return Vector.allFinite(values);
    }

    /** The symmetric part, {@code (A + A^T)/2}. */
    public Matrix symmetricPart() {
        return times(0.5).plus(transpose().times(0.5));
    }

    /** The square matrix with these entries on its diagonal and zeros elsewhere. */
    public static Matrix diagonal(Vector entries) {
        return build(entries.size(), entries.size(), (i, j) -> i == j ? entries.get(i) : 0);
    }

    /** The largest sum of absolute values in a column: the norm induced by the sum of absolute values. */
    public double oneNorm() {
        double[] sums = new double[columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                sums[j] += Math.abs(values[i * columns + j]);
            }
        }
        return Arrays.stream(sums).max().orElse(0);
    }

    /** {@code 2^exponent} times the matrix: exact, unless the result leaves the range of numbers. */
    public Matrix timesPowerOfTwo(int exponent) {
        if (exponent == 0) {
            return this;
        }
        return Math.abs(exponent) <= Double.MAX_EXPONENT
                ? times(Math.scalb(1.0, exponent))
                : map(v -> Math.scalb(v, exponent));
    }

    /** The entries themselves, row by row: not to be changed. */
    double[] values() {
        return values;
    }

    /** For messages: {@code "100 x 80"}. */
    public String shape() {
        return rows + " x " + columns;
    }

    private void requireSameShape(Matrix other) {
        if (rows != other.rows || columns != other.columns) {
            throw new IllegalArgumentException("Both matrices need one shape: " + shape() + " and " + other.shape());
        }
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Matrix m && rows == m.rows && columns == m.columns && Arrays.equals(values, m.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Matrix[" + shape() + "]";
    }
}
