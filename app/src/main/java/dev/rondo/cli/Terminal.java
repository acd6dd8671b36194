package dev.rondo.cli;

/**
 * What standard error is connected to.
 *
 * @param columns of the terminal; 0 if it is a file or a pipe
 */
record Terminal(int columns) {
    /** A file or a pipe. */
    static final Terminal NONE = new Terminal(0);

    /** What a terminal has that does not say. */
    private static final int USUAL_COLUMNS = 80;

    /** A terminal whose width is a text, perhaps an empty one. */
    static Terminal ofWidth(String columns) {
        return new Terminal(columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS);
    }

    /** Whether somebody watches. */
    boolean isWatched() {
        return columns > 0;
    }
}
