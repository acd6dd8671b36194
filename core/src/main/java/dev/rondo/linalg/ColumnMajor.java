package dev.rondo.linalg;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Matrices in native memory, column by column as LAPACK wants them. Complex entries are pairs (re, im).
 *
 * <p>Native memory, not pinned heap arrays: a factorisation takes seconds, and the garbage collector must not wait for it.
 */
public final class ColumnMajor {
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE;

    /** Columns transposed at once: their entries in one row fill a cache line. */
    private static final int COLUMNS = 8;

    private ColumnMajor() {}

    public static MemorySegment doubles(Arena arena, long count) {
        return arena.allocate(DOUBLE, count);
    }

    public static MemorySegment ints(Arena arena, long count) {
        return arena.allocate(ValueLayout.JAVA_INT, count);
    }

    /** Room for a real matrix. */
    public static MemorySegment real(Arena arena, int rows, int columns) {
        return doubles(arena, (long) rows * columns);
    }

    /** Room for a complex matrix. */
    public static MemorySegment complex(Arena arena, int rows, int columns) {
        return doubles(arena, 2L * rows * columns);
    }

    /** {@code factor * a}. */
    public static MemorySegment copy(Arena arena, Matrix a, double factor) {
        return copy(arena, a.values(), a.rows(), a.columns(), 1, factor);
    }

    public static MemorySegment copy(Arena arena, Matrix a) {
        return copy(arena, a, 1);
    }

    /** {@code factor * a}. */
    public static MemorySegment copy(Arena arena, ComplexMatrix a, double factor) {
        return copy(arena, a.pairs(), a.rows(), a.columns(), 2, factor);
    }

    public static MemorySegment copy(Arena arena, ComplexMatrix a) {
        return copy(arena, a, 1);
    }

    /** {@code factor * a^T}: the rows of a become columns as they are. */
    public static MemorySegment transpose(Arena arena, Matrix a, double factor) {
        MemorySegment memory = arena.allocateFrom(DOUBLE, a.values());
        for (long k = 0; factor != 1 && k < a.values().length; k++) {
            memory.setAtIndex(DOUBLE, k, memory.getAtIndex(DOUBLE, k) * factor);
        }
        return memory;
    }

    /** {@code factor} times the matrix in memory. */
    public static Matrix matrix(MemorySegment memory, int rows, int columns, double factor) {
        return Matrix.owning(rows, columns, rowMajor(memory, rows, columns, 1, factor));
    }

    public static Matrix matrix(MemorySegment memory, int rows, int columns) {
        return matrix(memory, rows, columns, 1);
    }

    /** The transpose (rows x columns) of the matrix in memory: its columns become rows as they are. */
    public static Matrix transposed(MemorySegment memory, int rows, int columns) {
        return Matrix.owning(rows, columns, array(memory, (long) rows * columns, 1));
    }

    /** {@code factor} times the complex matrix in memory. */
    public static ComplexMatrix complexMatrix(MemorySegment memory, int rows, int columns, double factor) {
        return ComplexMatrix.owning(rows, columns, rowMajor(memory, rows, columns, 2, factor));
    }

    public static ComplexMatrix complexMatrix(MemorySegment memory, int rows, int columns) {
        return complexMatrix(memory, rows, columns, 1);
    }

    /** {@code factor} times the first {@code count} numbers in memory. */
    public static double[] array(MemorySegment memory, long count, double factor) {
        double[] values = memory.asSlice(0, count * Double.BYTES).toArray(DOUBLE);
        if (factor != 1) {
            for (int k = 0; k < values.length; k++) {
                values[k] *= factor;
            }
        }
        return values;
    }

    /** {@code factor} times the first {@code count} pairs in memory. */
    public static ComplexVector complexVector(MemorySegment memory, int count, double factor) {
        double[] re = new double[count];
        double[] im = new double[count];
        for (int i = 0; i < count; i++) {
            re[i] = memory.getAtIndex(DOUBLE, 2L * i) * factor;
            im[i] = memory.getAtIndex(DOUBLE, 2L * i + 1) * factor;
        }
        return ComplexVector.owning(re, im);
    }

    /** The first number in memory. */
    public static double first(MemorySegment memory) {
        return memory.get(DOUBLE, 0);
    }

    /** Row-major entries of {@code width} numbers each, to native memory by columns. */
    private static MemorySegment copy(Arena arena, double[] values, int rows, int columns, int width, double factor) {
        MemorySegment memory = doubles(arena, values.length);
        double[] strip = new double[COLUMNS * rows * width];
        for (int first = 0; first < columns; first += COLUMNS) {
            int count = Math.min(COLUMNS, columns - first);
            for (int i = 0; i < rows; i++) {
                int from = (i * columns + first) * width;
                for (int j = 0; j < count; j++) {
                    for (int part = 0; part < width; part++) {
                        strip[(j * rows + i) * width + part] = values[from + j * width + part] * factor;
                    }
                }
            }
            MemorySegment.copy(
                    strip, 0, memory, DOUBLE, (long) first * rows * width * Double.BYTES, count * rows * width);
        }
        return memory;
    }

    /** The reverse. */
    private static double[] rowMajor(MemorySegment memory, int rows, int columns, int width, double factor) {
        double[] values = new double[rows * columns * width];
        double[] strip = new double[COLUMNS * rows * width];
        for (int first = 0; first < columns; first += COLUMNS) {
            int count = Math.min(COLUMNS, columns - first);
            MemorySegment.copy(
                    memory, DOUBLE, (long) first * rows * width * Double.BYTES, strip, 0, count * rows * width);
            for (int i = 0; i < rows; i++) {
                int to = (i * columns + first) * width;
                for (int j = 0; j < count; j++) {
                    for (int part = 0; part < width; part++) {
                        values[to + j * width + part] = strip[(j * rows + i) * width + part] * factor;
                    }
                }
            }
        }
        return values;
    }
}
