package dev.rondo.report.sweep;

import dev.rondo.figure.Area;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Colour;
import dev.rondo.figure.ErrorBars;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Grid;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Mark;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Series;
import dev.rondo.run.sweep.SweepOutcomes;
import dev.rondo.statistics.Proportion;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Figures of a sweep.
 *
 * @param outcomes outcomes by settings
 */
record SweepFigures(SweepOutcomes outcomes) {
    private static final double HALF = 0.5;
    /** Half width of the strip in which the points of one value lie. */
    private static final double STRIP = 0.28;
    /** Lines that hatch a cell. */
    private static final int HATCHES = 4;

    private static final int MOST_COLUMNS = 2;

    private static final int DIGITS = 4;

    /** Two settings as axes: medians of numbers as colours, shares of words as stripes of each cell. */
    Figure map(String x, String y, String column) {
        List<JsonNode> values = outcomes.table().column(column);
        boolean isWords = values.stream().anyMatch(JsonNode::isString);
        Panel panel = Panel.of(axis(Axis.x(x), x), axis(Axis.y(y), y)).legend(Legend.ABOVE);
        Panel filled = isWords
                ? panel.with(stripes(x, y, column))
                : panel.with(HeatMap.of(medians(x, y, column))).colourBar("median of " + column);
        return Figure.of(filled.with(hatches(x, y, column)))
                .width(Length.mm(150))
                .height(Length.mm(90))
                .described(
                        column + " over " + x + " and " + y,
                        isWords
                                ? "Every cell is divided by the shares of its networks; hatched where there is none."
                                : "Medians over all other settings and seeds; hatched where there is no network.");
    }

    private Axis axis(Axis axis, String setting) {
        List<JsonNode> levels = outcomes.levels(setting);
        return axis.categories(levels.stream().map(SweepFigures::word).toArray(String[]::new))
                .range(-HALF, levels.size() - HALF);
    }

    /** A value as a label: numbers to four digits. */
    static String word(JsonNode value) {
        if (!value.isNumber() || value.isIntegralNumber()) {
            return value.isString() ? value.asString() : value.toString();
        }
        double rounded = value.decimalValue().round(new MathContext(DIGITS)).doubleValue();
        return JsonNodeFactory.instance.numberNode(rounded).toString().replace("E", "e");
    }

    /** Rows with a value in a column, by their values of two settings. */
    private Map<List<JsonNode>, List<List<JsonNode>>> cells(String x, String y, String column) {
        int ofX = outcomes.table().index(x);
        int ofY = outcomes.table().index(y);
        int ofColumn = outcomes.table().index(column);
        return outcomes.done().stream()
                .filter(row -> !row.get(ofColumn).isNull())
                .collect(Collectors.groupingBy(row -> List.of(row.get(ofX), row.get(ofY))));
    }

    private Grid medians(String x, String y, String column) {
        List<JsonNode> across = outcomes.levels(x);
        List<JsonNode> up = outcomes.levels(y);
        Map<List<JsonNode>, List<List<JsonNode>>> cells = cells(x, y, column);
        return Grid.of(
                up.size(),
                across.size(),
                (r, c) -> outcomes.median(cells.getOrDefault(List.of(across.get(c), up.get(r)), List.of()), column));
    }

    /** Cells divided from left to right by the shares of their words. */
    private List<Mark> stripes(String x, String y, String column) {
        List<String> words = words(column);
        List<JsonNode> across = outcomes.levels(x);
        List<JsonNode> up = outcomes.levels(y);
        Map<List<JsonNode>, List<List<JsonNode>>> cells = cells(x, y, column);
        int k = outcomes.table().index(column);
        List<Mark> marks = new ArrayList<>();
        for (int w = 0; w < words.size(); w++) {
            String label = words.get(w);
            for (int c = 0; c < across.size(); c++) {
                for (int r = 0; r < up.size(); r++) {
                    List<String> all = cells.getOrDefault(List.of(across.get(c), up.get(r)), List.of()).stream()
                            .map(row -> word(row.get(k)))
                            .toList();
                    double before = share(all, words.subList(0, w));
                    double with = share(all, words.subList(0, w + 1));
                    if (with > before) {
                        marks.add(rectangle(c - HALF + before, c - HALF + with, r, Palette.colour(w))
                                .label(label));
                        label = "";
                    }
                }
            }
        }
        return marks;
    }

    /** Words of a column in alphabetical order, so that colours do not depend on what is done. */
    private List<String> words(String column) {
        return outcomes.table().column(column).stream()
                .filter(v -> !v.isNull())
                .map(SweepFigures::word)
                .distinct()
                .sorted()
                .toList();
    }

    private static double share(List<String> all, List<String> some) {
        return all.isEmpty() ? 0 : (double) all.stream().filter(some::contains).count() / all.size();
    }

    private static Area rectangle(double from, double to, int row, Colour colour) {
        return Area.of(new double[] {from, to, to, from}, new double[] {row - HALF, row - HALF, row + HALF, row + HALF})
                .colour(colour)
                .opacity(1);
    }

    private List<Mark> hatches(String x, String y, String column) {
        List<JsonNode> across = outcomes.levels(x);
        List<JsonNode> up = outcomes.levels(y);
        Map<List<JsonNode>, List<List<JsonNode>>> cells = cells(x, y, column);
        List<Mark> marks = new ArrayList<>();
        for (int c = 0; c < across.size(); c++) {
            for (int r = 0; r < up.size(); r++) {
                if (cells.getOrDefault(List.of(across.get(c), up.get(r)), List.of())
                        .isEmpty()) {
                    marks.addAll(hatched(c, r));
                }
            }
        }
        return marks;
    }

    /** Diagonals of a cell, from its lower left. */
    private static List<Mark> hatched(int column, int row) {
        List<Mark> lines = new ArrayList<>();
        for (int k = 1 - HATCHES; k < HATCHES; k++) {
            double shift = (double) k / HATCHES;
            double from = Math.max(0, shift);
            double to = Math.min(1, 1 + shift);
            lines.add(Line.of(
                            new double[] {column - HALF + from, column - HALF + to},
                            new double[] {row - HALF + from - shift, row - HALF + to - shift})
                    .colour(Palette.GREY)
                    .width(0.6));
        }
        return lines;
    }

    /** Every network of a column by each setting, with the medians. */
    Figure strips(String column) {
        List<Panel> panels = new ArrayList<>();
        for (String setting : outcomes.settings()) {
            panels.add(strip(setting, column));
        }
        int columns = Math.min(MOST_COLUMNS, panels.size());
        int rows = (panels.size() + columns - 1) / columns;
        return Figure.grid(columns, panels)
                .width(Length.mm(columns == 1 ? 110 : 174))
                .height(Length.mm(20 + 55.0 * rows))
                .described(column + " by setting", "Every network is a point; the line joins the medians.");
    }

    private Panel strip(String setting, String column) {
        List<JsonNode> levels = outcomes.levels(setting);
        int k = outcomes.table().index(column);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        double[] medians = new double[levels.size()];
        for (int level = 0; level < levels.size(); level++) {
            List<List<JsonNode>> rows = outcomes.done(setting, levels.get(level)).stream()
                    .filter(row -> row.get(k).isNumber())
                    .toList();
            medians[level] = outcomes.median(rows, column);
            for (int n = 0; n < rows.size(); n++) {
                x.add(level + STRIP * (2 * (n + HALF) / rows.size() - 1));
                y.add(rows.get(n).get(k).asDouble());
            }
        }
        double[] at = IntStream.range(0, levels.size()).asDoubleStream().toArray();
        return Panel.of(axis(Axis.x(setting), setting), Axis.y(column))
                .legend(Legend.ABOVE)
                .with(Points.of(array(x), array(y)).size(4).colour(Palette.BLUE).label("network"))
                .with(Line.of(at, medians).colour(Palette.VERMILION).label("median"));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Share of networks that end on a limit cycle by each setting, with Wilson's interval. */
    Figure cycles() {
        List<Panel> panels = outcomes.settings().stream().map(this::cycles).toList();
        int columns = Math.min(MOST_COLUMNS, panels.size());
        int rows = (panels.size() + columns - 1) / columns;
        return Figure.grid(columns, panels)
                .width(Length.mm(columns == 1 ? 110 : 174))
                .height(Length.mm(20 + 50.0 * rows))
                .described("Share of networks with a limit cycle", "By each setting, with 95 % intervals of Wilson.");
    }

    private Panel cycles(String setting) {
        List<JsonNode> levels = outcomes.levels(setting);
        List<Double> x = new ArrayList<>();
        List<Proportion> shares = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            Optional<Proportion> share = outcomes.cycles(outcomes.done(setting, levels.get(level)));
            if (share.isPresent()) {
                x.add((double) level);
                shares.add(share.orElseThrow());
            }
        }
        ErrorBars intervals = new ErrorBars(
                Series.of(shares.stream().mapToDouble(p -> p.value() - p.low()).toArray()),
                Series.of(shares.stream().mapToDouble(p -> p.high() - p.value()).toArray()));
        double[] values = shares.stream().mapToDouble(Proportion::value).toArray();
        return Panel.of(
                        axis(Axis.x(setting), setting),
                        Axis.y("share with a limit cycle").range(0, 1))
                .legend(Legend.NONE)
                .with(Points.of(array(x), values).errors(intervals).colour(Palette.BLUE));
    }
}
