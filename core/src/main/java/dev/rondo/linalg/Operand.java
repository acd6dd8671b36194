package dev.rondo.linalg;

/** Preconditions of a factorisation, with messages that say what is wrong with a matrix and where. */
public final class Operand {
    private Operand() {}

    /** Refuses a matrix that is empty, not square or not finite; {@code what} begins the message, as "A Schur form". */
    public static Matrix square(String what, Matrix a) {
        requireSquare(what, a.rows(), a.columns());
        return finite(what, a);
    }

    public static ComplexMatrix square(String what, ComplexMatrix a) {
        requireSquare(what, a.rows(), a.columns());
        return finite(what, a);
    }

    /** Refuses a matrix that is empty or not finite. */
    public static Matrix finite(String what, Matrix a) {
        requireEntries(what, a.rows(), a.columns());
        if (!a.isFinite()) {
            for (int i = 0; i < a.rows(); i++) {
                for (int j = 0; j < a.columns(); j++) {
                    requireFinite(what, i, j, a.get(i, j));
                }
            }
        }
        return a;
    }

    public static ComplexMatrix finite(String what, ComplexMatrix a) {
        requireEntries(what, a.rows(), a.columns());
        if (!a.isFinite()) {
            for (int i = 0; i < a.rows(); i++) {
                for (int j = 0; j < a.columns(); j++) {
                    requireFinite(what, i, j, a.re(i, j));
                    requireFinite(what, i, j, a.im(i, j));
                }
            }
        }
        return a;
    }

    /** Refuses a matrix that differs from its transpose by more than rounding. */
    public static Matrix symmetric(String what, Matrix a) {
        square(what, a);
        double allowed = 1e-10 * a.maxAbs();
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < i; j++) {
                if (Math.abs(a.get(i, j) - a.get(j, i)) > allowed) {
                    throw new IllegalArgumentException(
                            "%s needs a symmetric matrix: row %d, column %d holds %s, yet row"
                                            .formatted(what, i, j, a.get(i, j))
                                    + " %d, column %d holds %s; take its symmetric part, (A + A^T)/2"
                                            .formatted(j, i, a.get(j, i)));
                }
            }
        }
        return a;
    }

    private static void requireSquare(String what, int rows, int columns) {
        if (rows != columns) {
            throw new IllegalArgumentException(what + " needs a square matrix: this one is " + rows + " x " + columns);
        }
    }

    private static void requireEntries(String what, int rows, int columns) {
        if (rows == 0 || columns == 0) {
            throw new IllegalArgumentException(
                    what + " needs at least one row and one column: this matrix is " + rows + " x " + columns);
        }
    }

    private static void requireFinite(String what, int i, int j, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " needs finite entries: row " + i + ", column " + j + " holds "
                    + value + "; repair or remove that entry");
        }
    }
}
