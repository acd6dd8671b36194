package dev.rondo.cli.console;

import dev.rondo.setting.yaml.SettingLine;
import dev.rondo.setting.yaml.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rows of words for people: numbers stand to the right, all else to the left. */
public final class Table {
    private static final String GAP = "  ";

    private final List<String> titles;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> titles) {
        this.titles = titles;
    }

    /** A table whose columns have titles. */
    public static Table of(String... titles) {
        return new Table(List.of(titles));
    }

    /** Names and values, without titles. */
    public static Table ofPairs() {
        return new Table(List.of("", ""));
    }

    /** Every setting of a record, as {@code --set} calls it. */
    public static Table ofSettings(Class<?> type) {
        Table table = of("setting", "default", "may be", "meaning");
        for (SettingLine line : Settings.lines(type)) {
            table.row(line.path(), line.byDefault(), line.form(), line.meaning());
        }
        return table;
    }

    /** Adds a row, one text per column. */
    public Table row(String... cells) {
        if (cells.length != titles.size()) {
            throw new IllegalArgumentException(
                    "A row has one cell per column: " + cells.length + " for " + titles.size());
        }
        rows.add(Stream.of(cells).map(Printable::cell).toList());
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The lines, without blanks at their ends. */
    List<String> lines(Style style) {
        List<String> lines = new ArrayList<>();
        if (titles.stream().anyMatch(title -> !title.isEmpty())) {
            lines.add(style.bold(line(titles)));
        }
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String padding = " ".repeat(width(column) - length(cells.get(column)));
            line.append(column == 0 ? "" : GAP);
            line.append(isNumeric(column) ? padding + cells.get(column) : cells.get(column) + padding);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> length(row.get(column))).reduce(length(titles.get(column)), Math::max);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private boolean isNumeric(int column) {
        boolean titled = !titles.get(column).isEmpty();
        return titled
                && rows.stream().map(row -> row.get(column)).allMatch(cell -> cell.matches("[-+]?[0-9][0-9.,e+-]*|-?"))
                && rows.stream().anyMatch(row -> !row.get(column).isEmpty());
    }
}
