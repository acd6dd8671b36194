package dev.rondo.run.sweep;

import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyTexts;
import dev.rondo.file.numpy.NpzWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The table of a sweep as files: {@code table.csv}, the same in {@code table.npz} (a column each: float64 with NaN, int64, or
 * text), and the durations, which no two runs share, apart in {@code times.csv}.
 */
public final class TableFiles {
    private TableFiles() {}

    /** Writes the files in place of those before. */
    public static void write(SweepFolder folder, SweepTable table) {
        AtomicFiles.write(folder.path().resolve(SweepFolder.TABLE), csv(table), true);
        AtomicFiles.write(folder.path().resolve(SweepFolder.ARRAYS), out -> npz(table, out), true);
        AtomicFiles.write(folder.path().resolve(SweepFolder.TIMES), times(table), true);
    }

    /** The text of {@code table.csv}. */
    static String csv(SweepTable table) {
        StringBuilder out = new StringBuilder();
        out.append(table.columns().stream().map(TableFiles::quoted).collect(Collectors.joining(",")))
                .append('\n');
        for (List<JsonNode> row : table.rows()) {
            out.append(row.stream().map(TableFiles::cell).collect(Collectors.joining(",")))
                    .append('\n');
        }
        return out.toString();
    }

    private static String times(SweepTable table) {
        StringBuilder out = new StringBuilder("point,seconds\n");
        table.seconds()
                .forEach((point, seconds) -> out.append(point)
                        .append(',')
                        .append(String.format(java.util.Locale.ROOT, "%.3f", seconds))
                        .append('\n'));
        return out.toString();
    }

    private static String cell(JsonNode value) {
        return value.isNull() ? "" : quoted(text(value));
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }

    private static String quoted(String text) {
        String line = text.replaceAll("\\s*[\r\n]+\\s*", " ");
        return line.matches("[^\",]*") ? line : '"' + line.replace("\"", "\"\"") + '"';
    }

    private static void npz(SweepTable table, OutputStream out) throws IOException {
        try (NpzWriter npz = new NpzWriter(out)) {
            for (String column : table.columns()) {
                add(npz, column, table.column(column));
            }
        }
    }

    private static void add(NpzWriter npz, String name, List<JsonNode> values) throws IOException {
        boolean isText = values.stream().anyMatch(v -> !v.isNull() && !v.isNumber() && !v.isBoolean());
        boolean isWhole = !values.isEmpty() && values.stream().allMatch(JsonNode::isIntegralNumber);
        if (isText || name.equals(SweepTable.REASON)) {
            npz.array(
                    name,
                    NpyTexts.of(
                            values.stream().map(v -> v.isNull() ? "" : text(v)).toList()));
        } else if (isWhole) {
            npz.array(
                    name,
                    NpyArray.of(values.stream().mapToLong(JsonNode::asLong).toArray(), values.size()));
        } else {
            npz.array(
                    name,
                    NpyArray.owning(
                            values.stream().mapToDouble(TableFiles::number).toArray(), values.size()));
        }
    }

    private static double number(JsonNode value) {
        return value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.isNumber() ? value.asDouble() : Double.NaN;
    }
}
