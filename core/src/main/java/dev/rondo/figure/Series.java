package dev.rondo.figure;

import java.util.Arrays;

/** An immutable row of numbers: the coordinates of a mark. NaN and infinities are gaps. */
public final class Series {
    private static final Series EMPTY = new Series(new double[0]);

    private final double[] values;

    private Series(double[] values) {
        this.values = values;
    }

    /** The given numbers; copies them. */
    public static Series of(double... values) {
        return values.length == 0 ? EMPTY : new Series(values.clone());
    }

    /** {@code count} numbers from {@code first} in steps of {@code step}: first, first + step, ... */
    public static Series spaced(double first, double step, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = first + i * step;
        }
        return new Series(values);
    }

    /** The numbers 0, 1, ..., count - 1. */
    public static Series indices(int count) {
        return spaced(0, 1, count);
    }

    public static Series empty() {
        return EMPTY;
    }

    public int size() {
        return values.length;
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    public double get(int i) {
        return values[i];
    }

    /** The numbers, copied. */
    public double[] toArray() {
        return values.clone();
    }

    /** True if no finite number is smaller than the one before it. */
    public boolean isNonDecreasing() {
        double last = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            if (v < last) {
                return false;
            }
            last = Double.isFinite(v) ? v : last;
        }
        return true;
    }

    /** Throws if the two differ in length. */
    static void requireSameSize(String what, Series a, String other, Series b) {
        if (a.size() != b.size()) {
            throw new IllegalArgumentException("A mark needs one " + other + " per " + what + ": " + a.size() + " "
                    + what + " and " + b.size() + " " + other + " values were given");
        }
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Series s && Arrays.equals(values, s.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Series" + (values.length <= 12 ? Arrays.toString(values) : "[" + values.length + "]");
    }
}
