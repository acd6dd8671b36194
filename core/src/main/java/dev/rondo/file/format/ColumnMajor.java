package dev.rondo.file.format;

/**
 * Order of the entries of an array: MATLAB counts the first index fastest (columns first), NumPy the last (rows first).
 */
final class ColumnMajor {
    private ColumnMajor() {}

    /**
     * Entries in row-major order.
     *
     * @param byColumns entries in column-major order
     * @param shape extents, outermost first
     */
    static double[] toRowMajor(double[] byColumns, int[] shape) {
        double[] byRows = new double[byColumns.length];
        int[] order = order(byColumns.length, shape);
        for (int k = 0; k < order.length; k++) {
            byRows[order[k]] = byColumns[k];
        }
        return byRows;
    }

    /**
     * Entries in column-major order.
     *
     * @param byRows entries in row-major order
     * @param shape extents, outermost first
     */
    static double[] ofRowMajor(double[] byRows, int[] shape) {
        double[] byColumns = new double[byRows.length];
        int[] order = order(byRows.length, shape);
        for (int k = 0; k < order.length; k++) {
            byColumns[k] = byRows[order[k]];
        }
        return byColumns;
    }

    /** Place in row-major order of the k-th entry in column-major order. */
    private static int[] order(int size, int[] shape) {
        int[] order = new int[size];
        int[] index = new int[shape.length];
        for (int k = 0; k < size; k++) {
            int at = 0;
            for (int d = 0; d < shape.length; d++) {
                at = at * shape[d] + index[d];
            }
            order[k] = at;
            for (int d = 0; d < shape.length && ++index[d] == shape[d]; d++) {
                index[d] = 0;
            }
        }
        return order;
    }
}
