package dev.rondo.figure;

/**
 * The place of a panel in the grid of a figure: its top left cell and the numbers of rows and columns that it covers.
 */
public record Cell(int row, int column, int rows, int columns) {
    public Cell {
        if (row < 0 || column < 0 || rows < 1 || columns < 1) {
            throw new IllegalArgumentException("A panel covers at least one cell of the grid, counted from 0: row "
                    + row + ", column " + column + ", " + rows + " x " + columns + " cells");
        }
    }

    public static Cell at(int row, int column) {
        return new Cell(row, column, 1, 1);
    }

    /** The place with the same corner that covers {@code newRows} by {@code newColumns} cells. */
    public Cell spanning(int newRows, int newColumns) {
        return new Cell(row, column, newRows, newColumns);
    }
}
