package dev.rondo.file.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Line of a table.
 *
 * @param number its number in the file, from 1
 * @param cells cells between the separators, without quotes
 */
record Line(int number, List<String> cells) {
    private static final String SEPARATORS = ",;";
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eEdD][+-]?\\d+)?");
    private static final Pattern NO_NUMBER = Pattern.compile("(?i)[+-]?(nan|inf|infinity)");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

    Line {
        cells = List.copyOf(cells);
    }

    /** Divides a line at commas, semicolons and white space.
     *
     * @param content the line without comments, not empty
     */
    static Line of(int number, String content) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        boolean open = true; // whether a cell must follow
        while (true) {
            at = skipSpace(content, at);
            if (at == content.length()) {
                if (open) {
                    cells.add("");
                }
                return new Line(number, cells);
            }
            char c = content.charAt(at);
            int end;
            if (c == '"' || c == '\'') {
                end = content.indexOf(c, at + 1);
                end = end < 0 ? content.length() : end;
                cells.add(content.substring(at + 1, end).strip());
                end = Math.min(end + 1, content.length());
            } else {
                end = at;
                while (end < content.length() && !isSeparator(content.charAt(end))) {
                    end++;
                }
                cells.add(content.substring(at, end));
            }
            at = skipSpace(content, end);
            open = at < content.length() && SEPARATORS.indexOf(content.charAt(at)) >= 0;
            at += open ? 1 : 0;
        }
    }

    private static boolean isSeparator(char c) {
        return SEPARATORS.indexOf(c) >= 0 || Character.isWhitespace(c);
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    int size() {
        return cells.size();
    }

    /** This line without its first cell. */
    Line withoutFirst() {
        return new Line(number, cells.subList(1, cells.size()));
    }

    /** This line without its last cell. */
    Line withoutLast() {
        return new Line(number, cells.subList(0, cells.size() - 1));
    }

    /** True if a cell is a number, among them NaN and infinities. */
    static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches() || NO_NUMBER.matcher(cell).matches();
    }

    /** True if a cell is a number without point and exponent. */
    static boolean isWhole(String cell) {
        return WHOLE.matcher(cell).matches();
    }

    /** The number in a cell that is one. */
    static double parse(String cell) {
        if (NO_NUMBER.matcher(cell).matches()) {
            double size =
                    cell.toLowerCase(java.util.Locale.ROOT).contains("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
            return cell.startsWith("-") ? -size : size;
        }
        return Double.parseDouble(cell.replace('d', 'e').replace('D', 'e'));
    }
}
