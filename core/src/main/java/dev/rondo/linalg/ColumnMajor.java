package dev.rondo.linalg;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Matrices in native memory, column by column as LAPACK wants them. Complex entries are pairs (re, im).
 *
 * <p>Native memory, not pinned heap arrays: a factorisation takes seconds, and the garbage collector must not wait for it.
 */
final class ColumnMajor {
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE;

    /** The side of the tiles in which a matrix is transposed: two of them fit the nearest cache. */
    private static final int TILE = 32;

    private ColumnMajor() {}

    static MemorySegment doubles(Arena arena, long count) {
        return arena.allocate(DOUBLE, count);
    }

    static MemorySegment ints(Arena arena, long count) {
        return arena.allocate(ValueLayout.JAVA_INT, count);
    }

    /** Room for a real matrix. */
    static MemorySegment real(Arena arena, int rows, int columns) {
        return doubles(arena, (long) rows * columns);
    }

    /** Room for a complex matrix. */
    static MemorySegment complex(Arena arena, int rows, int columns) {
        return doubles(arena, 2L * rows * columns);
    }

    /** {@code factor * a}. */
    static MemorySegment copy(Arena arena, Matrix a, double factor) {
        double[] values = transposed(a.values(), a.rows(), a.columns());
        if (factor != 1) {
            for (int k = 0; k < values.length; k++) {
                values[k] *= factor;
            }
        }
        return arena.allocateFrom(DOUBLE, values);
    }

    static MemorySegment copy(Arena arena, Matrix a) {
        return copy(arena, a, 1);
    }

    /** {@code factor * a}. */
    static MemorySegment copy(Arena arena, ComplexMatrix a, double factor) {
        double[] values = transposedPairs(a.pairs(), a.rows(), a.columns());
        if (factor != 1) {
            for (int k = 0; k < values.length; k++) {
                values[k] *= factor;
            }
        }
        return arena.allocateFrom(DOUBLE, values);
    }

    static MemorySegment copy(Arena arena, ComplexMatrix a) {
        return copy(arena, a, 1);
    }

    /** {@code factor} times the matrix in memory. */
    static Matrix matrix(MemorySegment memory, int rows, int columns, double factor) {
        double[] values = transposed(array(memory, (long) rows * columns, factor), columns, rows);
        return Matrix.owning(rows, columns, values);
    }

    static Matrix matrix(MemorySegment memory, int rows, int columns) {
        return matrix(memory, rows, columns, 1);
    }

    /** {@code factor} times the complex matrix in memory. */
    static ComplexMatrix complexMatrix(MemorySegment memory, int rows, int columns, double factor) {
        double[] pairs = transposedPairs(array(memory, 2L * rows * columns, factor), columns, rows);
        return ComplexMatrix.owning(rows, columns, pairs);
    }

    static ComplexMatrix complexMatrix(MemorySegment memory, int rows, int columns) {
        return complexMatrix(memory, rows, columns, 1);
    }

    /** {@code factor} times the first {@code count} numbers in memory. */
    static double[] array(MemorySegment memory, long count, double factor) {
        double[] values = memory.asSlice(0, count * Double.BYTES).toArray(DOUBLE);
        if (factor != 1) {
            for (int k = 0; k < values.length; k++) {
                values[k] *= factor;
            }
        }
        return values;
    }

    /** {@code factor} times the first {@code count} pairs in memory. */
    static ComplexVector complexVector(MemorySegment memory, int count, double factor) {
        double[] re = new double[count];
        double[] im = new double[count];
        for (int i = 0; i < count; i++) {
            re[i] = memory.getAtIndex(DOUBLE, 2L * i) * factor;
            im[i] = memory.getAtIndex(DOUBLE, 2L * i + 1) * factor;
        }
        return ComplexVector.owning(re, im);
    }

    /** The first number in memory. */
    static double first(MemorySegment memory) {
        return memory.get(DOUBLE, 0);
    }

    /** Entries stored as {@code outer} runs of {@code inner}, stored as {@code inner} runs of {@code outer}; by tiles. */
    private static double[] transposed(double[] values, int outer, int inner) {
        double[] out = new double[values.length];
        for (int i0 = 0; i0 < outer; i0 += TILE) {
            for (int j0 = 0; j0 < inner; j0 += TILE) {
                int i1 = Math.min(outer, i0 + TILE);
                int j1 = Math.min(inner, j0 + TILE);
                for (int j = j0; j < j1; j++) {
                    for (int i = i0; i < i1; i++) {
                        out[j * outer + i] = values[i * inner + j];
                    }
                }
            }
        }
        return out;
    }

    private static double[] transposedPairs(double[] pairs, int outer, int inner) {
        double[] out = new double[pairs.length];
        for (int i0 = 0; i0 < outer; i0 += TILE) {
            for (int j0 = 0; j0 < inner; j0 += TILE) {
                int i1 = Math.min(outer, i0 + TILE);
                int j1 = Math.min(inner, j0 + TILE);
                for (int j = j0; j < j1; j++) {
                    for (int i = i0; i < i1; i++) {
                        int to = 2 * (j * outer + i);
                        int from = 2 * (i * inner + j);
                        out[to] = pairs[from];
                        out[to + 1] = pairs[from + 1];
                    }
                }
            }
        }
        return out;
    }
}
