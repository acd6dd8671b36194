package dev.rondo.file.mat;

import java.util.Optional;

/** Rules of a sparse matrix in compressed columns. */
final class SparseRules {
    private SparseRules() {}

    /** @throws IllegalArgumentException if one is broken; the message says which */
    static void require(
            Dimensions dimensions,
            StoredNumbers rowIndices,
            StoredNumbers columnStarts,
            StoredNumbers real,
            Optional<StoredNumbers> imaginary) {
        int columns = dimensions.columns();
        require(dimensions.isMatrix(), "a sparse array has 2 dimensions, got " + dimensions.text());
        require(
                columnStarts.size() == columns + 1,
                "a sparse matrix of " + columns + " columns has " + (columns + 1L) + " column starts, got "
                        + columnStarts.size());
        double[] starts = columnStarts.toDoubles();
        double before = 0;
        for (double start : starts) {
            require(start >= before && start <= rowIndices.size(), "a column starts at entry " + start);
            before = start;
        }
        require(starts[0] == 0, "the first column starts at entry " + starts[0]);
        int entries = (int) starts[columns];
        require(
                rowIndices.size() == entries
                        && real.size() == entries
                        && imaginary.map(StoredNumbers::size).orElse(entries) == entries,
                "a sparse matrix of " + entries + " entries has as many row indices and values, got "
                        + rowIndices.size() + " and " + real.size());
        requireRows(dimensions.rows(), rowIndices.toDoubles(), starts);
    }

    private static void requireRows(int extent, double[] rows, double[] starts) {
        for (int j = 0; j + 1 < starts.length; j++) {
            double last = -1;
            for (int k = (int) starts[j]; k < (int) starts[j + 1]; k++) {
                if (!(rows[k] > last && rows[k] < extent && rows[k] == Math.rint(rows[k]))) {
                    throw new IllegalArgumentException("row indices increase from 0 to " + (extent - 1)
                            + " within a column, got " + rows[k] + " in column " + j);
                }
                last = rows[k];
            }
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
