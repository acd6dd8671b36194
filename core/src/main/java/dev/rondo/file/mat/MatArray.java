package dev.rondo.file.mat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Value of a variable in a MAT file. Entries are in MATLAB's order: columns first. */
public sealed interface MatArray {
    /** Rows, columns and further extents. */
    Dimensions dimensions();

    /**
     * Full array of numbers or logical values.
     *
     * @param dimensions the extents
     * @param type the class in MATLAB
     * @param logical true if the numbers are truth values
     * @param real the numbers, or their real parts, as many as the extents say
     * @param imaginary the imaginary parts of complex numbers
     */
    record Numbers(
            Dimensions dimensions,
            ArrayClass type,
            boolean logical,
            StoredNumbers real,
            Optional<StoredNumbers> imaginary)
            implements MatArray {
        /** @throws IllegalArgumentException if the numbers are not as many as the extents say */
        public Numbers {
            requireSize(dimensions, real.size());
            imaginary.ifPresent(parts -> requireSize(dimensions, parts.size()));
        }

        /** Doubles, columns first. */
        public static Numbers of(Dimensions dimensions, double... columnMajor) {
            return new Numbers(dimensions, ArrayClass.DOUBLE, false, StoredNumbers.of(columnMajor), Optional.empty());
        }

        /** One truth value. */
        public static Numbers of(boolean value) {
            StoredNumbers stored = StoredNumbers.ofBytes((byte) (value ? 1 : 0));
            return new Numbers(Dimensions.of(1, 1), ArrayClass.UINT8, true, stored, Optional.empty());
        }
    }

    /**
     * Sparse matrix, in compressed columns: the entries of column j are those from {@code columnStarts[j]} to before
     * {@code columnStarts[j + 1]}, with increasing row indices.
     *
     * @param dimensions rows and columns
     * @param logical true if the numbers are truth values
     * @param rowIndices 0-based, one for each entry
     * @param columnStarts one for each column, and the number of entries at the end
     * @param real the entries, or their real parts
     * @param imaginary the imaginary parts of complex entries
     */
    record Sparse(
            Dimensions dimensions,
            boolean logical,
            StoredNumbers rowIndices,
            StoredNumbers columnStarts,
            StoredNumbers real,
            Optional<StoredNumbers> imaginary)
            implements MatArray {
        /** @throws IllegalArgumentException if an index lies outside of the matrix, or indices and entries disagree */
        public Sparse {
            SparseRules.require(dimensions, rowIndices, columnStarts, real, imaginary);
        }

        /** Sparse doubles. */
        public static Sparse of(int rows, int columns, int[] rowIndices, int[] columnStarts, double... entries) {
            return new Sparse(
                    Dimensions.of(rows, columns),
                    false,
                    StoredNumbers.of(rowIndices),
                    StoredNumbers.of(columnStarts),
                    StoredNumbers.of(entries),
                    Optional.empty());
        }
    }

    /**
     * Array of characters.
     *
     * @param dimensions its extents, in UTF-16 code units
     * @param rows its rows; one for text of two dimensions and one row
     */
    record Text(Dimensions dimensions, List<String> rows) implements MatArray {
        public Text {
            rows = List.copyOf(rows);
        }

        /** One line of text. */
        public static Text of(String line) {
            return new Text(
                    Dimensions.of(line.isEmpty() ? 0 : 1, line.length()), line.isEmpty() ? List.of() : List.of(line));
        }

        /** The rows, one below the other. */
        public String text() {
            return String.join("\n", rows);
        }
    }

    /**
     * Cell array.
     *
     * @param dimensions its extents
     * @param cells content of the cells, in column-major order
     */
    record Cell(Dimensions dimensions, List<MatArray> cells) implements MatArray {
        /** @throws IllegalArgumentException if the cells are not as many as the extents say */
        public Cell {
            cells = List.copyOf(cells);
            requireSize(dimensions, cells.size());
        }
    }

    /**
     * Struct array.
     *
     * @param dimensions its extents, 1 x 1 for a single struct
     * @param fields values of all elements by field name, in column-major order
     */
    record Struct(Dimensions dimensions, Map<String, List<MatArray>> fields) implements MatArray {
        /** @throws IllegalArgumentException if a field has not one value for each element */
        public Struct {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
            for (List<MatArray> values : fields.values()) {
                requireSize(dimensions, values.size());
            }
        }

        /** A single struct. */
        public static Struct of(Map<String, MatArray> fields) {
            Map<String, List<MatArray>> lists = new LinkedHashMap<>();
            fields.forEach((name, value) -> lists.put(name, List.of(value)));
            return new Struct(Dimensions.of(1, 1), lists);
        }
    }

    /**
     * Value that is recognised and not read: an object, a function handle, a table.
     *
     * @param type its class
     */
    record Unread(ArrayClass type) implements MatArray {
        @Override
        public Dimensions dimensions() {
            return Dimensions.of(1, 1);
        }
    }

    private static void requireSize(Dimensions dimensions, int size) {
        if (dimensions.size() != size) {
            throw new IllegalArgumentException(
                    "an array of " + dimensions.text() + " has " + dimensions.size() + " entries, got " + size);
        }
    }
}
