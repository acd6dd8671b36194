package dev.rondo.file.format;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Entry of a file: an array, a text, or what is not read.
 *
 * @param path its name, after those of the groups or structs around it with slashes between; empty where a file has one
 *     array without a name
 * @param kind kind of entry
 * @param shape the extents, outermost first; empty for a single number
 * @param note remark, or nothing; for {@link Kind#UNREAD} the kind of content and the reason why it is not read
 */
public record Entry(String path, Kind kind, List<Integer> shape, String note) {
    /** Kinds of entries. */
    public enum Kind {
        NUMBERS,
        TEXT,
        UNREAD
    }

    public Entry {
        shape = List.copyOf(shape);
    }

    /** An array of real numbers. */
    public static Entry numbers(String path, int... shape) {
        return new Entry(path, Kind.NUMBERS, boxed(shape), "");
    }

    public static Entry text(String path) {
        return new Entry(path, Kind.TEXT, List.of(), "");
    }

    /** Entry that is recognised and not read. */
    public static Entry unread(String path, String note) {
        return new Entry(path, Kind.UNREAD, List.of(), note);
    }

    private static List<Integer> boxed(int... shape) {
        return java.util.Arrays.stream(shape).boxed().toList();
    }

    public boolean isNumbers() {
        return kind == Kind.NUMBERS;
    }

    /** True if it is a matrix, and neither a list nor a single number. */
    public boolean isMatrix() {
        return isNumbers() && shape.size() == 2;
    }

    /** True if it holds exactly one number. */
    public boolean isScalar() {
        return isNumbers() && shape.stream().allMatch(extent -> extent == 1);
    }

    /** The part of the path behind the last slash. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path without its last part; empty at the top. */
    public String group() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** Description for messages: {@code net/W_rec (4 x 4)}. */
    public String described() {
        return switch (kind) {
            case NUMBERS -> (path.isEmpty() ? "one array without a name" : path) + " (" + shapeText() + ")";
            case TEXT -> path + " (text)";
            case UNREAD -> path + " (" + note + ")";
        };
    }

    /** The extents with crosses between them; {@code one number} where there are none. */
    public String shapeText() {
        return shape.isEmpty()
                ? "one number"
                : shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }
}
