package dev.rondo.kernel;

/**
 * Memory layout of rows of numbers for the kernels: every row is padded to a multiple of {@link #WIDTH} entries, and
 * rows come in blocks of {@link #ROWS}.
 *
 * <p>The padding does not depend on the machine's vector width, so that results do not either.
 */
public final class Lanes {
    /** Entries that a row is padded to: 512 bits of float32. */
    public static final int WIDTH = 16;

    /** Rows in a block of a product or outer product: five rows by four vectors of sums stay in the registers, larger blocks spill. */
    public static final int ROWS = 5;

    /**
     * Columns of a that a block of a product takes at a time: with rows a constant apart, one register addresses all of
     * them, and a panel of so many rows of four vectors stays in the first cache.
     */
    public static final int DEPTH = 7 * WIDTH;

    /** Columns of a block's rows that lie side by side for outer products: the most whole blocks that fit a vector. */
    public static final int COLUMNS = WIDTH / ROWS * ROWS;

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
        return Math.addExact(Math.multiplyExact(paddedRows(rows), stride(n)), SLACK);
    }

    /** The length of an array that holds an {@code n x n} matrix packed for a product. */
    public static int packedLength(int n) {
        return Math.addExact(Math.multiplyExact(Math.ceilDiv(n, DEPTH) * DEPTH, stride(n)), SLACK);
    }
}
