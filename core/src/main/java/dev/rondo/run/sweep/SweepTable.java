package dev.rondo.run.sweep;

import dev.rondo.analysis.Card;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The table of a sweep: a row for each point in the order of the grid, whatever was computed first. Rebuilt from the folders,
 * it has the same bytes every time.
 *
 * @param columns titles: {@code point, status, seed}, each varied setting, {@code r2, score}, the scalars of the analyses as
 *     {@code steady-state.kind}, and {@code reason}
 * @param rows values in the order of the columns; null where there is none
 * @param seconds duration of the work on each point that is done or failed, by its id
 */
public record SweepTable(List<String> columns, List<List<JsonNode>> rows, Map<String, Double> seconds) {
    static final String POINT = "point";
    static final String STATUS = "status";
    static final String SEED = "seed";
    static final String R2 = "r2";
    static final String SCORE = "score";
    static final String REASON = "reason";

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    /** Row before its columns are known. */
    private record Found(Point point, PointStatus status, Optional<PointResult> result, String reason) {
        Optional<PointResult.Analysed> analysed(String label) {
            return result.flatMap(r ->
                    r.analyses().stream().filter(a -> a.label().equals(label)).findFirst());
        }

        boolean isAnswered(String label) {
            return analysed(label).filter(a -> a.reason().isEmpty()).isPresent();
        }
    }

    /** The table of a folder.
     *
     * @throws dev.rondo.setting.Refusal if a file of a point is damaged
     */
    public static SweepTable of(SweepFolder folder) {
        Sweep sweep = folder.sweep();
        Points points = folder.points();
        SweepState state = SweepState.read(folder);
        List<Found> found =
                points.all().stream().map(p -> find(folder, p, state.of(p))).toList();
        SequencedMap<String, SequencedSet<String>> scalars = scalars(sweep, found);
        List<String> columns = new ArrayList<>(List.of(POINT, STATUS, SEED));
        columns.addAll(points.names());
        columns.addAll(List.of(R2, SCORE));
        scalars.forEach((label, names) -> names.forEach(name -> columns.add(label + "." + name)));
        columns.add(REASON);
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (Found one : found) {
            one.result().ifPresent(r -> seconds.put(one.point().id(), r.seconds()));
        }
        return new SweepTable(
                List.copyOf(columns),
                found.stream().map(one -> row(one, scalars)).toList(),
                seconds);
    }

    private static Found find(SweepFolder folder, Point point, PointStatus status) {
        return switch (status) {
            case DONE -> {
                PointResult result = PointResult.read(folder.point(point));
                yield new Found(point, status, Optional.of(result), reasons(result));
            }
            case FAILED ->
                new Found(
                        point,
                        status,
                        Optional.empty(),
                        Failure.read(folder.failed(point)).message());
            default -> new Found(point, status, Optional.empty(), "");
        };
    }

    private static String reasons(PointResult result) {
        return result.analyses().stream()
                .filter(a -> !a.reason().isEmpty())
                .map(a -> a.label() + ": " + a.reason())
                .collect(Collectors.joining("; "));
    }

    /** Names of scalars by the labels of analyses, in the order of their cards. */
    private static SequencedMap<String, SequencedSet<String>> scalars(Sweep sweep, List<Found> found) {
        SequencedMap<String, SequencedSet<String>> all = new LinkedHashMap<>();
        List<String> labels = sweep.labels();
        for (int k = 0; k < labels.size(); k++) {
            String label = labels.get(k);
            List<String> fields = sweep.then().get(k).analysis().card().fields().stream()
                    .map(Card.Field::name)
                    .toList();
            SequencedSet<String> names = new LinkedHashSet<>();
            List<SequencedMap<String, JsonNode>> answers = found.stream()
                    .filter(one -> one.isAnswered(label))
                    .map(one -> one.analysed(label).orElseThrow().scalars())
                    .toList();
            fields.stream().filter(field -> isColumn(field, fields, answers)).forEach(names::add);
            all.put(label, names);
        }
        return all;
    }

    /** A field is a column if it is a scalar somewhere, or nothing everywhere; a group of fields is none. */
    private static boolean isColumn(String field, List<String> fields, List<SequencedMap<String, JsonNode>> answers) {
        boolean isGroup = fields.stream().anyMatch(other -> other.startsWith(field + "."));
        if (isGroup || answers.isEmpty()) {
            return false;
        }
        return answers.stream()
                        .anyMatch(a -> a.containsKey(field) && !a.get(field).isNull())
                || answers.stream().allMatch(a -> a.containsKey(field));
    }

    private static List<JsonNode> row(Found one, SequencedMap<String, SequencedSet<String>> scalars) {
        List<JsonNode> row = new ArrayList<>();
        row.add(MAKE.stringNode(one.point().id()));
        row.add(MAKE.stringNode(one.status().word()));
        row.add(MAKE.numberNode(one.point().seed()));
        row.addAll(one.point().values());
        row.add(number(one.result().map(PointResult::r2)));
        row.add(number(one.result().map(PointResult::score)));
        scalars.forEach((label, names) -> {
            SequencedMap<String, JsonNode> values =
                    one.analysed(label).map(PointResult.Analysed::scalars).orElseGet(LinkedHashMap::new);
            names.forEach(name -> row.add(values.getOrDefault(name, MAKE.nullNode())));
        });
        row.add(one.reason().isEmpty() ? MAKE.nullNode() : MAKE.stringNode(one.reason()));
        return row;
    }

    private static JsonNode number(Optional<Double> value) {
        return value.filter(Double::isFinite).<JsonNode>map(MAKE::numberNode).orElseGet(MAKE::nullNode);
    }

    /** Index of a column; -1 if there is none. */
    public int index(String column) {
        return columns.indexOf(column);
    }

    /** The values of a column. */
    public List<JsonNode> column(String name) {
        int k = index(name);
        return rows.stream().map(row -> row.get(k)).toList();
    }
}
