package dev.rondo.linalg;

import dev.rondo.linalg.lapack.Products;
import java.util.Arrays;

/** An immutable dense complex matrix, stored row by row as pairs (re, im). */
public final class ComplexMatrix {
    private final int rows;
    private final int columns;
    private final double[] pairs;

    private ComplexMatrix(int rows, int columns, double[] pairs) {
        this.rows = rows;
        this.columns = columns;
        this.pairs = pairs;
    }

    /** Keeps the array of pairs (re, im), row by row: the caller must not touch it again. */
    static ComplexMatrix owning(int rows, int columns, double[] pairs) {
        if (2L * rows * columns != pairs.length) {
            throw new IllegalArgumentException(
                    "A " + rows + " x " + columns + " complex matrix cannot hold " + pairs.length / 2 + " entries");
        }
        return new ComplexMatrix(rows, columns, pairs);
    }

    /** Entry as a function of its row and column. */
    @FunctionalInterface
    public interface Entry {
        /** The entry in row {@code i} and column {@code j}. */
        Complex at(int i, int j);
    }

    /** The matrix whose entries the function gives, asked row by row. */
    public static ComplexMatrix build(int rows, int columns, Entry entry) {
        double[] pairs = new double[Math.multiplyExact(2, Math.multiplyExact(rows, columns))];
        for (int i = 0, k = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++, k += 2) {
                Complex value = entry.at(i, j);
                pairs[k] = value.re();
                pairs[k + 1] = value.im();
            }
        }
        return new ComplexMatrix(rows, columns, pairs);
    }

    /** The real matrix as a complex one. */
    public static ComplexMatrix of(Matrix real) {
        double[] values = real.values();
        double[] pairs = new double[Math.multiplyExact(2, values.length)];
        for (int k = 0; k < values.length; k++) {
            pairs[2 * k] = values[k];
        }
        return new ComplexMatrix(real.rows(), real.columns(), pairs);
    }

    /** {@code real + i imaginary}. */
    public static ComplexMatrix of(Matrix real, Matrix imaginary) {
        if (real.rows() != imaginary.rows() || real.columns() != imaginary.columns()) {
            throw new IllegalArgumentException(
                    "Both parts need one shape: " + real.shape() + " and " + imaginary.shape());
        }
        return build(real.rows(), real.columns(), (i, j) -> new Complex(real.get(i, j), imaginary.get(i, j)));
    }

    /** The identity of order {@code n}. */
    public static ComplexMatrix identity(int n) {
        return build(n, n, (i, j) -> i == j ? Complex.ONE : Complex.ZERO);
    }

    /** The square matrix with these entries on its diagonal and zeros elsewhere. */
    public static ComplexMatrix diagonal(ComplexVector entries) {
        return build(entries.size(), entries.size(), (i, j) -> i == j ? entries.get(i) : Complex.ZERO);
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

    public Complex get(int i, int j) {
        return new Complex(re(i, j), im(i, j));
    }

    public double re(int i, int j) {
        return pairs[2 * (i * columns + j)];
    }

    public double im(int i, int j) {
        return pairs[2 * (i * columns + j) + 1];
    }

    /** The real parts of the entries. */
    public Matrix real() {
        return Matrix.build(rows, columns, this::re);
    }

    /** The imaginary parts of the entries. */
    public Matrix imaginary() {
        return Matrix.build(rows, columns, this::im);
    }

    /** Row {@code i}. */
    public ComplexVector row(int i) {
        double[] re = new double[columns];
        double[] im = new double[columns];
        for (int j = 0; j < columns; j++) {
            re[j] = re(i, j);
            im[j] = im(i, j);
        }
        return ComplexVector.owning(re, im);
    }

    /** Column {@code j}. */
    public ComplexVector column(int j) {
        double[] re = new double[rows];
        double[] im = new double[rows];
        for (int i = 0; i < rows; i++) {
            re[i] = re(i, j);
            im[i] = im(i, j);
        }
        return ComplexVector.owning(re, im);
    }

    /** The entries on the diagonal. */
    public ComplexVector diagonal() {
        int n = Math.min(rows, columns);
        double[] re = new double[n];
        double[] im = new double[n];
        for (int i = 0; i < n; i++) {
            re[i] = re(i, i);
            im[i] = im(i, i);
        }
        return ComplexVector.owning(re, im);
    }

    /** The conjugate transpose. */
    public ComplexMatrix adjoint() {
        return build(/* rows= */ columns, /* columns= */ rows, (i, j) -> new Complex(re(j, i), -im(j, i)));
    }

    public ComplexMatrix times(double factor) {
        double[] out = pairs.clone();
        for (int k = 0; k < out.length; k++) {
            out[k] *= factor;
        }
        return new ComplexMatrix(rows, columns, out);
    }

    public ComplexMatrix times(Complex factor) {
        return build(rows, columns, (i, j) -> get(i, j).times(factor));
    }

    public ComplexMatrix plus(ComplexMatrix other) {
        return combine(other, 1);
    }

    public ComplexMatrix minus(ComplexMatrix other) {
        return combine(other, -1);
    }

    private ComplexMatrix combine(ComplexMatrix other, double factor) {
        if (rows != other.rows || columns != other.columns) {
            throw new IllegalArgumentException("Both matrices need one shape: " + shape() + " and " + other.shape());
        }
        double[] out = pairs.clone();
        for (int k = 0; k < out.length; k++) {
            out[k] += factor * other.pairs[k];
        }
        return new ComplexMatrix(rows, columns, out);
    }

    /** The matrix product {@code this * other}; the bits are those of BLAS on this machine. */
    public ComplexMatrix times(ComplexMatrix other) {
        if (columns != other.rows) {
            throw new IllegalArgumentException("A product needs as many columns on the left as rows on the right: "
                    + shape() + " times " + other.shape());
        }
        return owning(rows, other.columns, Products.complexRows(rows, columns, other.columns, pairs, other.pairs));
    }

    /** The square root of the sum of the squared moduli, scaled so that it neither overflows nor underflows. */
    public double frobeniusNorm() {
        return Vector.norm(pairs);
    }

    /** The largest absolute value of a real or an imaginary part. */
    public double maxAbsPart() {
        double max = 0;
        for (double v : pairs) {
            max = Math.max(max, Math.abs(v));
        }
        return max;
    }

    public Complex trace() {
        return diagonal().stream().reduce(Complex.ZERO, Complex::plus);
    }

    /** Tests that no entry is NaN or infinite. */
    public boolean isFinite() {
        return Vector.allFinite(pairs);
    }

    /** For messages: {@code "100 x 80"}. */
    public String shape() {
        return rows + " x " + columns;
    }

    /** The largest sum of moduli in a column. */
    public double oneNorm() {
        double max = 0;
        for (int j = 0; j < columns; j++) {
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                sum += StrictMath.hypot(re(i, j), im(i, j));
            }
            max = Math.max(max, sum);
        }
        return max;
    }

    /** {@code 2^exponent} times the matrix: exact, unless the result leaves the range of numbers. */
    public ComplexMatrix timesPowerOfTwo(int exponent) {
        if (exponent == 0) {
            return this;
        }
        double[] out = pairs.clone();
        for (int k = 0; k < out.length; k++) {
            out[k] = Math.scalb(out[k], exponent);
        }
        return new ComplexMatrix(rows, columns, out);
    }

    /** The pairs (re, im) themselves, row by row: not to be changed. */
    double[] pairs() {
        return pairs;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ComplexMatrix m && rows == m.rows && columns == m.columns && Arrays.equals(pairs, m.pairs);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(pairs);
    }

    @Override
    public String toString() {
        return "ComplexMatrix[" + shape() + "]";
    }
}
