package dev.rondo.file.text;

import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Separates the names of columns and rows from the numbers of a table.
 *
 * @param rows the lines of numbers
 * @param remarks notes on omitted content
 */
record Names(List<Line> rows, List<String> remarks) {
    /** Fewer lines under a line of numbers, or beside a column of them, do not make them names. */
    private static final int FEWEST = 2;

    /** @throws Refusal if a line or a column of whole numbers may be names or not */
    static Names of(List<Line> lines, Path file) {
        List<String> remarks = new ArrayList<>();
        boolean titled = isTitled(lines);
        List<Line> rows = lines;
        if (titled) {
            rows = lines.subList(1, lines.size());
            remarks.add(file + ": line " + lines.getFirst().number() + " was taken for the names of the columns");
        }
        boolean indexed = !rows.isEmpty() && isIndexed(rows, titled ? lines.getFirst() : rows.getFirst(), titled);
        if (indexed) {
            rows = rows.stream().map(Line::withoutFirst).toList();
            remarks.add(file + ": the first column was taken for the names of the rows");
        }
        if (rows.isEmpty()) {
            throw Refusal.misuse(file + " holds no numbers below the names in line "
                    + lines.getFirst().number());
        }
        if (!titled && !indexed) {
            requireNoNumberedColumns(rows, file);
        }
        if (!indexed) {
            requireNoNumberedRows(rows, file);
        }
        return new Names(rows, remarks);
    }

    /**
     * True if the first line has names: of all columns, or, beside a column of row names, numbers of the columns with
     * an empty or named first cell.
     */
    private static boolean isTitled(List<Line> lines) {
        Line first = lines.getFirst();
        if (lines.size() < 2 || Line.isNumber(first.cells().getFirst())) {
            return false;
        }
        List<String> others = first.cells().subList(1, first.size());
        List<Line> rows = lines.subList(1, lines.size());
        if (others.stream().noneMatch(cell -> Line.isNumber(cell) || cell.isEmpty())) {
            boolean rowOfNames =
                    rows.stream().allMatch(row -> !Line.isNumber(row.cells().getFirst()));
            // Otherwise the first line may be a row of a table in which no row is one of numbers.
            return others.size() > 0 || !rowOfNames;
        }
        return others.stream().allMatch(Line::isWhole) && isIndex(rows);
    }

    private static boolean isIndexed(List<Line> rows, Line titles, boolean titled) {
        boolean shifted = titled && rows.stream().allMatch(row -> row.size() == titles.size() + 1);
        boolean empty = titled && titles.cells().getFirst().isEmpty();
        boolean words = rows.stream()
                .allMatch(row -> row.size() > 1
                        && !row.cells().getFirst().isEmpty()
                        && !Line.isNumber(row.cells().getFirst())
                        && Line.isNumber(row.cells().get(1)));
        boolean numbered =
                titled && titles.cells().stream().skip(1).allMatch(Line::isWhole) && titles.size() > 1 && isIndex(rows);
        return (shifted || empty || words || numbered) && rows.stream().allMatch(row -> row.size() > 1);
    }

    /** True if the first column counts the rows, from 0 or 1, or has words. */
    private static boolean isIndex(List<Line> rows) {
        return counts(rows, 0)
                || counts(rows, 1)
                || rows.stream().noneMatch(row -> Line.isNumber(row.cells().getFirst()));
    }

    private static boolean counts(List<Line> rows, int from) {
        return IntStream.range(0, rows.size())
                .allMatch(i -> rows.get(i).cells().getFirst().equals(Integer.toString(from + i)));
    }

    /** A first line 0, 1, 2, ... over numbers that all have a point: pandas' names of columns, or numbers? */
    private static void requireNoNumberedColumns(List<Line> lines, Path file) {
        Line first = lines.getFirst();
        boolean counted = IntStream.range(0, first.size())
                .allMatch(j -> first.cells().get(j).equals(Integer.toString(j)));
        boolean square = lines.size() == first.size() && lines.size() > 1;
        if (counted
                && !square
                && lines.size() >= FEWEST
                && lines.stream().skip(1).allMatch(line -> line.cells().stream().noneMatch(Line::isWhole))) {
            throw Refusal.misuse(file + ", line " + first.number() + ": '" + String.join(",", first.cells())
                    + "' may be the names of columns, as pandas writes them, or numbers. Names: take the line away, or begin it"
                    + " with # (in pandas: to_csv(..., index=False, header=False)); numbers: write 0.0 for 0");
        }
    }

    /** A first column 0, 1, 2, ... beside numbers that all have a point: pandas' names of rows, or numbers? */
    private static void requireNoNumberedRows(List<Line> rows, Path file) {
        boolean square = rows.size() == rows.getFirst().size();
        if (!square
                && rows.size() > FEWEST
                && rows.stream().allMatch(row -> row.size() > 1)
                && counts(rows, 0)
                && rows.stream().allMatch(row -> row.cells().stream().skip(1).noneMatch(Line::isWhole))) {
            throw Refusal.misuse(
                    file + ": the first column counts the rows, 0, 1, 2, ...: it may be the names of rows, as pandas"
                            + " writes them, or numbers. Names: take it away (in pandas: to_csv(..., index=False)); numbers:"
                            + " write 0.0 for 0");
        }
    }
}
