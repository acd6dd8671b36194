package dev.rondo.run.sweep;

import dev.rondo.statistics.Proportion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Outcomes of a sweep by its settings: what the report shows.
 *
 * @param table table of the sweep
 * @param settings names of the varied settings
 * @param done rows of points that are done
 */
public record SweepOutcomes(SweepTable table, List<String> settings, List<List<JsonNode>> done) {
    private static final String LIMIT_CYCLE = "limit-cycle";

    public SweepOutcomes {
        settings = List.copyOf(settings);
        done = List.copyOf(done);
    }

    /** The outcomes of a table. */
    public static SweepOutcomes of(SweepTable table, List<String> settings) {
        int status = table.index(SweepTable.STATUS);
        return new SweepOutcomes(
                table,
                settings,
                table.rows().stream()
                        .filter(row -> row.get(status).asString().equals(PointStatus.DONE.word()))
                        .toList());
    }

    /** Values of a setting, in the order in which they appear. */
    public List<JsonNode> levels(String setting) {
        return List.copyOf(new LinkedHashSet<>(table.column(setting)));
    }

    /** Rows of points that are done where a setting has a value. */
    public List<List<JsonNode>> done(String setting, JsonNode level) {
        int k = table.index(setting);
        return done.stream().filter(row -> row.get(k).equals(level)).toList();
    }

    /** Columns of numbers that vary among the points that are done, R2 first. */
    public List<String> numbers() {
        int from = table.index(SweepTable.R2);
        return IntStream.range(from, table.columns().size())
                .mapToObj(table.columns()::get)
                .filter(this::varies)
                .toList();
    }

    private boolean varies(String column) {
        int k = table.index(column);
        List<JsonNode> values =
                done.stream().map(row -> row.get(k)).filter(v -> !v.isNull()).toList();
        return !values.isEmpty()
                && values.stream().allMatch(JsonNode::isNumber)
                && values.stream().map(JsonNode::asDouble).distinct().count() > 1;
    }

    /** The column that says on which attractor networks end, if there is one. */
    public Optional<String> kinds() {
        return table.columns().stream().filter(SweepOutcomes::tellsKinds).findFirst();
    }

    /** True if a column of this name says on which attractor a network ends. */
    static boolean tellsKinds(String column) {
        return column.endsWith(".kind") || column.endsWith(".verdict");
    }

    /** Share of the points of some rows that end on a limit cycle; nothing if none says. */
    public Optional<Proportion> cycles(List<List<JsonNode>> rows) {
        int k = table.index(kinds().orElse(""));
        List<String> kinds = k < 0
                ? List.of()
                : rows.stream()
                        .map(row -> row.get(k))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .toList();
        return kinds.isEmpty()
                ? Optional.empty()
                : Optional.of(new Proportion(
                        (int) kinds.stream().filter(LIMIT_CYCLE::equals).count(), kinds.size()));
    }

    /** Rank correlation of a setting with a column; a setting of words counts in the order of the file. */
    public Optional<RankCorrelation> effect(String setting, String column) {
        int x = table.index(setting);
        int y = table.index(column);
        List<JsonNode> levels = levels(setting);
        boolean isNumeric = levels.stream().allMatch(JsonNode::isNumber);
        List<Double> settings = new ArrayList<>();
        List<Double> outcomes = new ArrayList<>();
        for (List<JsonNode> row : done) {
            if (row.get(y).isNumber()) {
                settings.add(isNumeric ? row.get(x).asDouble() : levels.indexOf(row.get(x)));
                outcomes.add(row.get(y).asDouble());
            }
        }
        return RankCorrelation.of(settings, outcomes);
    }

    /** Rank correlation of a setting with ending on a limit cycle (1) or not (0). */
    public Optional<RankCorrelation> effectOnCycles(String setting) {
        int x = table.index(setting);
        int y = table.index(kinds().orElse(""));
        List<JsonNode> levels = levels(setting);
        boolean isNumeric = levels.stream().allMatch(JsonNode::isNumber);
        List<Double> settings = new ArrayList<>();
        List<Double> outcomes = new ArrayList<>();
        for (List<JsonNode> row : y < 0 ? List.<List<JsonNode>>of() : done) {
            if (row.get(y).isString()) {
                settings.add(isNumeric ? row.get(x).asDouble() : levels.indexOf(row.get(x)));
                outcomes.add(row.get(y).asString().equals(LIMIT_CYCLE) ? 1.0 : 0.0);
            }
        }
        return RankCorrelation.of(settings, outcomes);
    }

    /** Median of a column over some rows; NaN if none has a number. */
    public double median(List<List<JsonNode>> rows, String column) {
        int k = table.index(column);
        double[] values = rows.stream()
                .map(row -> row.get(k))
                .filter(JsonNode::isNumber)
                .mapToDouble(JsonNode::asDouble)
                .sorted()
                .toArray();
        int n = values.length;
        return n == 0 ? Double.NaN : (values[(n - 1) / 2] + values[n / 2]) / 2;
    }
}
