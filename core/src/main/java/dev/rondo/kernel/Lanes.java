package dev.rondo.kernel;

/**
 * How rows of numbers are laid out for the kernels: every row is padded to a multiple of {@link #WIDTH} entries, and
 * rows come in blocks of {@link #ROWS}.
 *
 * <p>The padding does not depend on the machine's vector width, so that results do not either.
 */
public final class Lanes {
    /** Entries that a row is padded to: 512 bits of float32. */
    public static final int WIDTH = 16;

    /** Rows in a block of a product: five rows by four vectors of sums stay in the registers, larger blocks spill. */
    public static final int ROWS = 5;

    /** Rows in a block of an outer product: ten rows by two vectors. */
    public static final int COLUMNS = 10;

    /** Entries that an array has beyond its last row, so that whole vectors can be read there. */
    public static final int SLACK = 2 * WIDTH;

    private Lanes() {}

    /** The padded length of a row of {@code n} entries. */
    public static int stride(int n) {
        return Math.ceilDiv(n, WIDTH) * WIDTH;
    }

    /** {@code rows} rounded up to whole blocks. */
    public static int paddedRows(int rows) {
        return Math.ceilDiv(rows, ROWS) * ROWS;
    }

    /** The length of an array that holds {@code rows} rows of {@code n} entries. */
    public static int length(int rows, int n) {
        return Math.addExact(Math.multiplyExact(Math.ceilDiv(rows, COLUMNS) * COLUMNS, stride(n)), SLACK);
    }
}
