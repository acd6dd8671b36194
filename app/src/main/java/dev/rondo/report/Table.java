package dev.rondo.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table of prose. Columns whose cells are all numbers are aligned to the right.
 *
 * @param caption description of the content; empty for none
 * @param marked the row that stands out, counted from 0; -1 for none
 */
public record Table(List<String> headings, List<List<String>> rows, String caption, int marked) implements Block {
    /** A number with what goes with it: sign, power of ten, error, unit; or a dash where there is none. */
    private static final Pattern NUMBER = Pattern.compile(
            "[<>\u2248\u00b1+\u2212-]? ?\\d[\\d\u2009 ,.]*([eE\u00d7].*)?( ?\u00b1 ?[\\d.]+)?( ?[%a-zA-Z\u00b5/]{1,4})?|[\u2013\u2014-]?");

    public Table {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
        for (int r = 0; r < rows.size(); r++) {
            if (rows.get(r).size() != headings.size()) {
                throw new IllegalArgumentException("A row has one cell per heading: row " + r + " has "
                        + rows.get(r).size() + " cells for the " + headings.size() + " headings " + headings);
            }
        }
        if (marked < -1 || marked >= rows.size()) {
            throw new IllegalArgumentException(
                    "The marked row is one of " + rows.size() + ", counted from 0, or -1: " + marked);
        }
    }

    /** An empty table with these columns. */
    public static Table of(String... headings) {
        return new Table(List.of(headings), List.of(), "", -1);
    }

    /** Copy with one more row. */
    public Table row(String... cells) {
        return row(List.of(cells));
    }

    /** Copy with one more row. */
    public Table row(List<String> cells) {
        List<List<String>> all = new ArrayList<>(rows);
        all.add(cells);
        return new Table(headings, all, caption, marked);
    }

    public Table caption(String newCaption) {
        return new Table(headings, rows, newCaption, marked);
    }

    /** Copy with row {@code index} highlighted. */
    public Table marked(int index) {
        return new Table(headings, rows, caption, index);
    }

    /** True if all cells of a column are numbers, and not all of them missing. */
    boolean isNumeric(int column) {
        return rows.stream().allMatch(row -> NUMBER.matcher(row.get(column)).matches())
                && rows.stream().anyMatch(row -> row.get(column).chars().anyMatch(Character::isDigit));
    }
}
