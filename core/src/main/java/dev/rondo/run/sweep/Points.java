package dev.rondo.run.sweep;

import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.json.Json;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The points of a sweep, as a file of tab-separated values: {@code point}, {@code seed}, and each varied setting by its name
 * with its value as JSON.
 *
 * @param names names of the varied settings
 * @param all points, settings in the order of the sweep's file, seeds moving fastest
 */
public record Points(List<String> names, List<Point> all) {
    private static final String TAB = "\t";
    private static final int FIXED = 2;

    public Points {
        names = List.copyOf(names);
        all = List.copyOf(all);
    }

    /** The text of the file. */
    public String text() {
        StringBuilder out = new StringBuilder("point\tseed");
        names.forEach(name -> out.append(TAB).append(name));
        for (Point point : all) {
            out.append('\n').append(point.id()).append(TAB).append(point.seed());
            point.values().forEach(value -> out.append(TAB).append(value));
        }
        return out.append('\n').toString();
    }

    void write(Path file) {
        AtomicFiles.write(file, text(), true);
    }

    /** Reads a file.
     *
     * @throws Refusal if it is missing or damaged
     */
    static Points read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> titles = List.of(lines.getFirst().split(TAB, -1));
            Map<String, JsonNode> known = new HashMap<>();
            List<Point> points = new ArrayList<>(lines.size());
            for (String line : lines.subList(1, lines.size())) {
                points.add(point(line.split(TAB, -1), titles.size(), known, file));
            }
            return new Points(titles.subList(FIXED, titles.size()), points);
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        }
    }

    private static Point point(String[] cells, int columns, Map<String, JsonNode> known, Path file) {
        if (cells.length != columns || cells[0].length() != Point.DIGITS) {
            throw Refusal.failed(
                    file + " is damaged: a line has " + columns + " cells, got " + String.join(" ", cells));
        }
        List<JsonNode> values = new ArrayList<>(columns - FIXED);
        for (int k = FIXED; k < columns; k++) {
            values.add(known.computeIfAbsent(cells[k], text -> Json.parse(text, file.toString())));
        }
        return new Point(cells[0], Long.parseLong(cells[1]), values);
    }

    /**
     * The point whose id begins so.
     *
     * @throws Refusal if there is none, or more than one
     */
    public Point find(String beginning) {
        List<Point> fitting =
                all.stream().filter(p -> p.id().startsWith(beginning)).toList();
        if (fitting.size() != 1) {
            throw Refusal.misuse(
                    fitting.isEmpty()
                            ? "There is no point '" + beginning + "': --dry-run lists them"
                            : "A point is named by as many digits as tell it apart: '" + beginning + "' begins "
                                    + fitting.stream().map(Point::id).limit(5).collect(Collectors.joining(", ")));
        }
        return fitting.getFirst();
    }

    /** Settings of a point in words: {@code network.units = 50, seed 3}. */
    public String words(Point point) {
        StringBuilder words = new StringBuilder();
        for (int k = 0; k < names.size(); k++) {
            JsonNode value = point.values().get(k);
            words.append(names.get(k))
                    .append(" = ")
                    .append(value.isString() ? value.asString() : value.toString())
                    .append(", ");
        }
        return words.append("seed ").append(point.seed()).toString();
    }
}
