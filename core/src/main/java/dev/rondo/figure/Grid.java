package dev.rondo.figure;

import java.util.Arrays;

/** An immutable rectangle of numbers, row by row: the cells of a heat map. NaN is a missing cell. */
public final class Grid {
    /** The number in one cell. */
    @FunctionalInterface
    public interface Cells {
        double at(int row, int column);
    }

    /** Of a row that varies by this part of the largest number, the variation is rounding. */
    public static final double FLAT = 1e-9;

    /** A row of numbers of one sign that varies by less than this part of the largest is quiet, and not blown up. */
    public static final double FAINT = 0.03;

    private final int rows;
    private final int columns;
    private final double[] values;

    private Grid(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /**
     * The given rows; copies them.
     *
     * @throws IllegalArgumentException if the rows differ in length
     */
    public static Grid of(double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        double[] values = new double[rows.length * columns];
        for (int r = 0; r < rows.length; r++) {
            if (rows[r].length != columns) {
                throw new IllegalArgumentException("A grid has rows of one length: row 0 has " + columns
                        + " numbers, row " + r + " has " + rows[r].length);
            }
            System.arraycopy(rows[r], 0, values, r * columns, columns);
        }
        return new Grid(rows.length, columns, values);
    }

    /** {@code rows} by {@code columns} numbers, each asked for once. */
    public static Grid of(int rows, int columns, Cells cells) {
        double[] values = new double[Math.multiplyExact(rows, columns)];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[r * columns + c] = cells.at(r, c);
            }
        }
        return new Grid(rows, columns, values);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public double get(int row, int column) {
        return values[row * columns + column];
    }

    /**
     * Every row scaled from 0, its smallest number, to 1, its largest; 0 throughout where the row is constant: where
     * the range of a row is no more than a part of the largest absolute number of all.
     *
     * @param faint that part, at least 0
     * @throws IllegalArgumentException if it is negative
     */
    public Grid normalisedByRow(double faint) {
        if (!(faint >= 0)) {
            throw new IllegalArgumentException("The part below which a row is faint is not negative: " + faint);
        }
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        double[] low = new double[rows];
        double[] range = new double[rows];
        for (int r = 0; r < rows; r++) {
            double[] row = Arrays.copyOfRange(values, r * columns, (r + 1) * columns);
            low[r] = Arrays.stream(row).min().orElse(0);
            range[r] = Arrays.stream(row).max().orElse(0) - low[r];
        }
        return of(rows, columns, (r, c) -> range[r] <= faint * largest ? 0 : (get(r, c) - low[r]) / range[r]);
    }

    /** All numbers, row by row, as a series. */
    public Series flat() {
        return Series.of(values);
    }

    /**
     * The means over blocks of {@code down} rows by {@code across} columns (smaller at the far edges); NaN is left out.
     */
    public Grid averaged(int down, int across) {
        return of(
                (rows + down - 1) / down,
                (columns + across - 1) / across,
                (r, c) -> mean(
                        r * down, Math.min(rows, (r + 1) * down), c * across, Math.min(columns, (c + 1) * across)));
    }

    private double mean(int top, int bottom, int left, int right) {
        double sum = 0;
        int count = 0;
        for (int r = top; r < bottom; r++) {
            for (int c = left; c < right; c++) {
                double v = get(r, c);
                if (!Double.isNaN(v)) {
                    sum += v;
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Grid g && rows == g.rows && columns == g.columns && Arrays.equals(values, g.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Grid[" + rows + " x " + columns + "]";
    }
}
