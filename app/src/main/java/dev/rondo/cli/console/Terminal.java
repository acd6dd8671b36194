package dev.rondo.cli.console;

/**
 * Terminal, file or pipe to which standard error is connected.
 *
 * @param columns width of the terminal in characters; 0 for a file or a pipe
 */
public record Terminal(int columns) {
    /** A file or a pipe. */
    public static final Terminal NONE = new Terminal(0);

    /** Width assumed for a terminal that does not state its own. */
    private static final int USUAL_COLUMNS = 80;

    /** A terminal whose width is a text, perhaps an empty one. */
    static Terminal ofWidth(String columns) {
        return new Terminal(columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS);
    }

    /** True if standard error is a terminal. */
    boolean isWatched() {
        return columns > 0;
    }
}
