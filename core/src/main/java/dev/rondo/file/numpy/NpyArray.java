package dev.rondo.file.numpy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An array as NumPy has it: a shape and numbers, given here in C order (the last index runs fastest) whatever their
 * order in the file.
 */
public final class NpyArray {
    private final NpyType type;
    private final int[] shape;
    /** The numbers if the type is floating, else empty. */
    private final double[] floating;
    /** The numbers if the type is whole, else empty. */
    private final long[] whole;

    private NpyArray(NpyType type, int[] shape, double[] floating, long[] whole) {
        int size = floating.length + whole.length;
        long wanted = 1;
        for (int extent : shape) {
            wanted = extent < 0 ? -1 : Math.multiplyExact(wanted, extent);
        }
        if (wanted != size) {
            throw new IllegalArgumentException(
                    "An array of shape " + shapeText(shape) + " cannot hold " + size + " numbers");
        }
        this.type = type;
        this.shape = shape;
        this.floating = floating;
        this.whole = whole;
    }

    /** Doubles in C order; no extents make a 0-d array. Keeps the numbers: the caller must not touch them again.
     *
     * @throws IllegalArgumentException if shape and number disagree
     */
    public static NpyArray owning(double[] numbers, int... shape) {
        return floating(NpyType.F8, numbers, shape.clone());
    }

    /** Floats in C order; copies them. */
    public static NpyArray of(float[] numbers, int... shape) {
        double[] wide = new double[numbers.length];
        for (int k = 0; k < wide.length; k++) {
            wide[k] = numbers[k];
        }
        return floating(NpyType.F4, wide, shape.clone());
    }

    /** Whole numbers in C order; copies them. */
    public static NpyArray of(long[] numbers, int... shape) {
        return whole(NpyType.I8, numbers.clone(), shape.clone());
    }

    static NpyArray floating(NpyType type, double[] numbers, int[] shape) {
        return new NpyArray(type, shape, numbers, new long[0]);
    }

    static NpyArray whole(NpyType type, long[] numbers, int[] shape) {
        return new NpyArray(type, shape, new double[0], numbers);
    }

    public NpyType type() {
        return type;
    }

    /** The extents, outermost first; empty for a single number. */
    public int[] shape() {
        return shape.clone();
    }

    public int dimensions() {
        return shape.length;
    }

    /** The extent along one dimension. */
    public int extent(int dimension) {
        return shape[dimension];
    }

    /** Number of elements. */
    public int size() {
        return floating.length + whole.length;
    }

    /** The numbers in C order, copied. Whole numbers beyond 2^53 are rounded. */
    public double[] toDoubles() {
        if (!type.isWhole()) {
            return floating.clone();
        }
        double[] out = new double[whole.length];
        for (int k = 0; k < out.length; k++) {
            out[k] = type == NpyType.U8 ? unsigned(whole[k]) : whole[k];
        }
        return out;
    }

    /** The whole numbers in C order, copied.
     *
     * @throws IllegalArgumentException if the array holds floating-point numbers, or one beyond 2^63 - 1
     */
    public long[] toLongs() {
        if (!type.isWhole()) {
            throw new IllegalArgumentException("whole numbers are expected: the type is " + type.key());
        }
        for (int k = 0; type == NpyType.U8 && k < whole.length; k++) {
            if (whole[k] < 0) {
                throw new IllegalArgumentException(
                        "whole numbers go up to 2^63 - 1: there is " + Long.toUnsignedString(whole[k]));
            }
        }
        return whole.clone();
    }

    /** Shape for messages, as NumPy writes it: {@code (100, 80)}. */
    public String shapeText() {
        return shapeText(shape);
    }

    List<Integer> shapeList() {
        return Arrays.stream(shape).boxed().toList();
    }

    static String shapeText(int[] shape) {
        return Arrays.stream(shape)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", ", "(", shape.length == 1 ? ",)" : ")"));
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : Math.scalb((double) ((bits >>> 1) | (bits & 1)), 1);
    }

    @Override
    public String toString() {
        return "NpyArray[" + type.key() + ", " + shapeText() + "]";
    }
}
