package dev.rondo.file.format;

import dev.rondo.file.numpy.NpyArray;
import dev.rondo.setting.Memory;
import java.util.Arrays;

/** Sparse matrix on its way to a dense one; entries of one place add up, as in SciPy. */
final class SparseMatrix {
    private static final long MOST_BYTES = 4L << 30;

    private final int rows;
    private final int columns;
    private final double[] dense;

    private SparseMatrix(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.dense = new double[rows * columns];
    }

    /** A matrix without entries.
     *
     * @param shape rows and columns
     * @param where the place, for messages
     * @throws IllegalArgumentException if the dense matrix would be larger than 4 GiB or than the memory
     */
    static SparseMatrix of(long[] shape, String where) {
        if (shape.length != 2 || shape[0] < 0 || shape[1] < 0) {
            throw new IllegalArgumentException(
                    where + ": a matrix has rows and columns, both >= 0, got " + Arrays.toString(shape));
        }
        long most = MOST_BYTES / Double.BYTES;
        boolean tooMany = shape[0] > 0 && shape[1] > most / shape[0];
        if (tooMany || shape[0] > Integer.MAX_VALUE || shape[1] > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(where + ": a matrix has at most " + Memory.text(MOST_BYTES)
                    + " when its zeros are written out, got " + shape[0] + " x " + shape[1] + " numbers");
        }
        Memory.require(2 * Double.BYTES * shape[0] * shape[1], where);
        return new SparseMatrix((int) shape[0], (int) shape[1]);
    }

    /** Adds entries that are listed row by row, or column by column.
     *
     * @param starts index of the first entry of each row (or column), and the number of entries at the end
     * @param indices the column (or row) of each entry
     * @throws IllegalArgumentException if something lies outside of the matrix
     */
    void addCompressed(boolean byRows, long[] starts, long[] indices, double[] data) {
        int lines = byRows ? rows : columns;
        if (starts.length != lines + 1L || starts[0] != 0 || starts[lines] > Math.min(indices.length, data.length)) {
            throw new IllegalArgumentException("the starts of " + lines + " lines of a sparse matrix are "
                    + (lines + 1L) + " numbers from 0 to the number of entries, " + data.length);
        }
        for (int line = 0; line < lines; line++) {
            if (starts[line + 1] < starts[line]) {
                throw new IllegalArgumentException(
                        "the starts of a sparse matrix increase: " + starts[line + 1] + " follows " + starts[line]);
            }
            for (int k = (int) starts[line]; k < starts[line + 1]; k++) {
                add(byRows ? line : indices[k], byRows ? indices[k] : line, data[k]);
            }
        }
    }

    /** Adds entries by row and column. */
    void addAll(long[] rowIndices, long[] columnIndices, double[] data) {
        if (rowIndices.length != data.length || columnIndices.length != data.length) {
            throw new IllegalArgumentException("a sparse matrix has a row and a column for each entry, got "
                    + rowIndices.length + " and " + columnIndices.length + " for " + data.length);
        }
        for (int k = 0; k < data.length; k++) {
            add(rowIndices[k], columnIndices[k], data[k]);
        }
    }

    private void add(long row, long column, double value) {
        if (row < 0 || row >= rows || column < 0 || column >= columns) {
            throw new IllegalArgumentException(
                    "an entry lies at [" + row + ", " + column + "] of a matrix of " + rows + " x " + columns);
        }
        dense[(int) row * columns + (int) column] += value;
    }

    /** Gives the dense matrix away. */
    NpyArray dense() {
        return NpyArray.owning(dense, rows, columns);
    }
}
