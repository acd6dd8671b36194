package dev.rondo.file.foreign;

import dev.rondo.linalg.Matrix;

/** Index of a weight matrix in a file that is the receiving unit. */
public enum Orientation {
    /** {@code W[post, pre]}, as everywhere in Rondo: a column has the sign of its sending unit. */
    POST_PRE,
    /** {@code W[pre, post]}, as some other programs have it: a row has. */
    PRE_POST;

    /** The matrix as {@code W[post, pre]}. */
    public Matrix toPostPre(Matrix matrix) {
        return this == PRE_POST ? matrix.transpose() : matrix;
    }

    /**
     * True if a matrix looks as if it were {@code W[pre, post]}: each row has one sign, some rows the one and some the
     * other, and not every column has. A reason to ask, never to transpose.
     */
    public static boolean looksTransposed(Matrix matrix) {
        return oneSignPerColumn(matrix.transpose()) && !oneSignPerColumn(matrix);
    }

    /** Dale's principle, whatever the signs are. */
    private static boolean oneSignPerColumn(Matrix matrix) {
        return columnsOfOneSign(matrix) == matrix.columns();
    }

    /** The number of columns whose entries have one sign, or are 0. */
    static int columnsOfOneSign(Matrix matrix) {
        int count = 0;
        for (int j = 0; j < matrix.columns(); j++) {
            boolean positive = false;
            boolean negative = false;
            for (int i = 0; i < matrix.rows(); i++) {
                positive |= matrix.get(i, j) > 0;
                negative |= matrix.get(i, j) < 0;
            }
            count += positive && negative ? 0 : 1;
        }
        return count;
    }
}
