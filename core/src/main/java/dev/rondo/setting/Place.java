package dev.rondo.setting;

/**
 * Position of a piece of a setting, as messages call it: {@code study.yaml, line 3, column 5}, or {@code --set seeds}.
 *
 * @param source name of the file or of the option
 * @param line number of the line, from 1; 0 where only the source is known
 * @param column number of the column, from 1
 * @param isOption true on the command line
 */
public record Place(String source, int line, int column, boolean isOption) {
    /** Position of what was made in Java and stands in no file. */
    public static final Place NOWHERE = of("");

    /** A source as a whole. */
    public static Place of(String source) {
        return new Place(source, 0, 0, false);
    }

    public static Place inFile(String source, int line, int column) {
        return new Place(source, line, column, false);
    }

    /** An option {@code --set key=...}. */
    public static Place option(String key) {
        return new Place("--set " + key, 0, 0, true);
    }

    /** The position so many characters further to the right on the same line. */
    public Place plus(int columns) {
        return line == 0 ? this : new Place(source, line, column + columns, isOption);
    }

    @Override
    public String toString() {
        return line == 0 ? source : source + ", line " + line + ", column " + column;
    }
}
