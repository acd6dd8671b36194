package dev.rondo.linalg;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An immutable complex vector: eigenvalues, most often. */
public final class ComplexVector {
    private final double[] re;
    private final double[] im;

    private ComplexVector(double[] re, double[] im) {
        this.re = re;
        this.im = im;
    }

    /** The vector with the given entries. */
    public static ComplexVector of(Complex... entries) {
        return of(Arrays.asList(entries));
    }

    /** The vector with the given entries. */
    public static ComplexVector of(Iterable<Complex> entries) {
        Complex[] all = StreamSupport.stream(entries.spliterator(), false).toArray(Complex[]::new);
        return owning(
                Arrays.stream(all).mapToDouble(Complex::re).toArray(),
                Arrays.stream(all).mapToDouble(Complex::im).toArray());
    }

    /** The vector with the given real and imaginary parts; copies them. */
    public static ComplexVector of(Vector re, Vector im) {
        return owning(re.toArray(), im.toArray());
    }

    /** Like {@link #of(Vector, Vector)}, but keeps the arrays: the caller must not touch them again. */
    static ComplexVector owning(double[] re, double[] im) {
        if (re.length != im.length) {
            throw new IllegalArgumentException(
                    "A complex vector needs as many real as imaginary parts: " + re.length + " and " + im.length);
        }
        return new ComplexVector(re, im);
    }

    public int size() {
        return re.length;
    }

    public Complex get(int i) {
        return new Complex(re[i], im[i]);
    }

    public double re(int i) {
        return re[i];
    }

    public double im(int i) {
        return im[i];
    }

    /** The real parts. */
    public Vector real() {
        return Vector.of(re);
    }

    /** The imaginary parts. */
    public Vector imaginary() {
        return Vector.of(im);
    }

    public Stream<Complex> stream() {
        return IntStream.range(0, re.length).mapToObj(this::get);
    }

    /** The entries in the given order; entries that compare equal keep their places among themselves. */
    public ComplexVector sorted(Comparator<Complex> order) {
        return of(stream().sorted(order).toList());
    }

    /**
     * Spectral abscissa {@code max Re lambda} of eigenvalues: the largest real part; minus infinity where there are
     * none.
     */
    public double maxReal() {
        return Arrays.stream(re).max().orElse(Double.NEGATIVE_INFINITY);
    }

    /** The largest imaginary part; minus infinity where there are no entries. */
    public double maxImaginary() {
        return Arrays.stream(im).max().orElse(Double.NEGATIVE_INFINITY);
    }

    /** Spectral radius {@code max |lambda|} of eigenvalues: the largest modulus. */
    public double maxAbs() {
        double max = 0;
        for (int i = 0; i < re.length; i++) {
            max = Math.max(max, StrictMath.hypot(re[i], im[i]));
        }
        return max;
    }

    /** The Euclidean norm, scaled so that it neither overflows nor underflows. */
    public double norm() {
        return StrictMath.hypot(Vector.norm(re), Vector.norm(im));
    }

    public boolean isFinite() {
        return Vector.allFinite(re) && Vector.allFinite(im);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ComplexVector v && Arrays.equals(re, v.re) && Arrays.equals(im, v.im);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(re) + Arrays.hashCode(im);
    }

    @Override
    public String toString() {
        return "ComplexVector" + (size() <= 12 ? stream().toList() : "[" + size() + "]");
    }
}
