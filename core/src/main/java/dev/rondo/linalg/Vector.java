package dev.rondo.linalg;

import java.util.Arrays;

/** An immutable real vector. */
public final class Vector {
    private final double[] values;

    private Vector(double[] values) {
        this.values = values;
    }

    /** The vector with the given entries; copies them. */
    public static Vector of(double... values) {
        return new Vector(values.clone());
    }

    /** Like {@link #of}, but keeps the array: the caller must not touch it again. */
    public static Vector owning(double[] values) {
        return new Vector(values);
    }

    /** {@code n} zeros. */
    public static Vector zeros(int n) {
        return new Vector(new double[n]);
    }

    /** {@code n} entries of one value. */
    public static Vector constant(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return new Vector(values);
    }

    public int size() {
        return values.length;
    }

    public double get(int i) {
        return values[i];
    }

    /** The entries, copied. */
    public double[] toArray() {
        return values.clone();
    }

    public Vector times(double factor) {
        double[] out = values.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] *= factor;
        }
        return new Vector(out);
    }

    public Vector plus(Vector other) {
        return combine(other, 1);
    }

    public Vector minus(Vector other) {
        return combine(other, -1);
    }

    private Vector combine(Vector other, double factor) {
        if (values.length != other.values.length) {
            throw new IllegalArgumentException(
                    "Both vectors need one size: " + values.length + " and " + other.values.length);
        }
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] + factor * other.values[i];
        }
        return new Vector(out);
    }

    public double dot(Vector other) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum = Math.fma(values[i], other.values[i], sum);
        }
        return sum;
    }

    /** The Euclidean norm, scaled so that it neither overflows nor underflows. */
    public double norm() {
        return norm(values);
    }

    /** Tests that no entry is NaN or infinite. */
    public boolean isFinite() {
        return allFinite(values);
    }

    static double norm(double[] values) {
        double max = 0;
        for (double v : values) {
            if (Double.isNaN(v)) {
                return Double.NaN;
            }
            max = Math.max(max, Math.abs(v));
        }
        if (max == 0 || Double.isInfinite(max)) {
            return max;
        }
        double scale = Math.scalb(1.0, -Math.getExponent(max));
        double sum = 0;
        for (double v : values) {
            double s = v * scale;
            sum = Math.fma(s, s, sum);
        }
        return Math.sqrt(sum) / scale;
    }

    static boolean allFinite(double[] values) {
        for (double v : values) {
            if (!Double.isFinite(v)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Vector v && Arrays.equals(values, v.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Vector" + (values.length <= 12 ? Arrays.toString(values) : "[" + values.length + "]");
    }
}
