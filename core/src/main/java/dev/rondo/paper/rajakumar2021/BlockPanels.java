package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.surgery.AmplitudeScan;
import dev.rondo.analysis.surgery.BlockSensitivity;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.Figure;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Note;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.ProjectionGroup;
import dev.rondo.paper.common.SharedPanels;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Draws figure 5. */
final class BlockPanels {
    /** Dark on light and on dark pages, for the cells are light on both. */
    private static final Colour ON_CELLS = Colour.rgb(0x1f2328);

    private static final String OTHERS = "map, other networks";

    private BlockPanels() {}

    static String name(ProjectionGroup group) {
        return switch (group) {
            case E_TO_E -> "E\u2192E";
            case I_TO_E -> "I\u2192E";
            case E_TO_I -> "E\u2192I";
            case I_TO_I -> "I\u2192I";
            case FROM_E -> "from E";
            case FROM_I -> "from I";
            case ALL -> "all";
        };
    }

    static Figure figure(Figure05BlockScaling.Numbers numbers) {
        Figure figure = Figure.placed(new Placed(blocks(), Cell.at(0, 0)))
                .with(ranges(numbers), Cell.at(0, 1).spanning(1, 2))
                .with(amplitudes(numbers), Cell.at(0, 3));
        Matrix widest = numbers.portraits().getFirst().noisy();
        for (int k = 0; k < numbers.portraits().size(); k++) {
            Figure05BlockScaling.Portrait portrait = numbers.portraits().get(k);
            Panel noisy = plane(portrait.noisy(), widest, Palette.VERMILION)
                    .title(String.format(Locale.ROOT, "a_{1} = %.2f", portrait.factor()));
            Panel quiet = plane(portrait.quiet(), widest, Palette.BLUE);
            figure = figure.with(noisy.unlettered(), Cell.at(1, k)).with(quiet.unlettered(), Cell.at(2, k));
        }
        for (int k = 0; k < numbers.cut().size(); k++) {
            Figure05BlockScaling.Cut cut = numbers.cut().get(k);
            Panel map = heatMap(cut.readouts(), k == numbers.cut().size() - 1)
                    .title(String.format(Locale.ROOT, "%.0f %% cut", 100 * cut.fraction()));
            figure = figure.with(k == 0 ? map : map.unlettered(), Cell.at(3, k))
                    .with(
                            named(plane(cut.plane(), numbers.cut().getFirst().plane(), Palette.GREEN), k == 0)
                                    .unlettered(),
                            Cell.at(4, k));
        }
        return figure.height(Length.mm(210))
                .lettered()
                .described(
                        "How far the weights can be changed before the cycle is lost",
                        "Ranges of block factors over which the limit cycle persists, its amplitude against the factor"
                                + " of E-to-E weights, and the steady state with some E-to-E connections cut.");
    }

    private static Panel blocks() {
        double[][] sign = {{1, -1}, {1, -1}};
        return Panel.of(
                        Axis.x("from").categories("E", "I"),
                        Axis.y("to").categories("E", "I").downward())
                .with(HeatMap.of(sign).colours(ColourMap.DIVERGING).limits(-2.5, 2.5))
                .with(Note.at(0, 0, "a_{1}").colour(ON_CELLS))
                .with(Note.at(1, 0, "a_{2}").colour(ON_CELLS))
                .with(Note.at(0, 1, "a_{3}").colour(ON_CELLS))
                .with(Note.at(1, 1, "a_{4}").colour(ON_CELLS));
    }

    /** Map of the example in full colour with its flow beside it, the other networks faint. */
    private static Panel ranges(Figure05BlockScaling.Numbers numbers) {
        ProjectionGroup[] groups = numbers.map().getFirst().ranges().stream()
                .map(BlockSensitivity.Range::group)
                .toArray(ProjectionGroup[]::new);
        String[] names = new String[groups.length];
        for (int g = 0; g < groups.length; g++) {
            names[g] = name(groups[g]);
        }
        Panel panel = Panel.of(Axis.x("factor"), Axis.y("").categories(names).downward())
                .with(Rule.vertical(1));
        Set<String> keys = new HashSet<>();
        for (int g = 0; g < groups.length; g++) {
            for (int n = numbers.map().size() - 1; n > 0; n--) {
                double below = 0.6 * n / numbers.map().size();
                Line other = bar(numbers.map().get(n).of(groups[g]), g - 0.1 + below, 0.8, Palette.GREY);
                panel = panel.with(keys.add(OTHERS) ? other.label(OTHERS) : other);
            }
            BlockSensitivity.Range range = numbers.map().getFirst().of(groups[g]);
            Line first = bar(range, g - 0.25, 4, Palette.BLUE);
            panel = panel.with(g == 0 ? first.label("map, best network") : first);
            for (BlockSensitivity.Result flow : numbers.flow()) {
                Line line = bar(flow.of(groups[g]), g - 0.12, 2, Palette.VERMILION);
                panel = panel.with(g == 0 ? line.label("flow") : line);
            }
            for (BlockSensitivity.Edge edge : List.of(range.lower(), range.upper())) {
                Points end = end(edge, g - 0.25);
                panel = panel.with(keys.add(meaning(edge)) ? end.label(meaning(edge)) : end);
            }
        }
        return panel.legend(Legend.ABOVE);
    }

    private static Line bar(BlockSensitivity.Range range, double y, double width, Colour colour) {
        return Line.of(new double[] {range.lower().persists(), range.upper().persists()}, new double[] {y, y})
                .width(width)
                .colour(colour);
    }

    private static String meaning(BlockSensitivity.Edge edge) {
        return switch (edge.beyond()) {
            case FIXED_POINT, FIXED_POINT_SET, SILENT -> "fixed point beyond";
            case GROWING -> "growth beyond";
            case LIMIT_CYCLE, QUASI_PERIODIC, CHAOTIC, UNDECIDED -> "end of the search";
        };
    }

    /** A ring where a fixed point takes over, a disc where the state grows without bound, a dot elsewhere. */
    private static Points end(BlockSensitivity.Edge edge, double y) {
        Points point = Points.of(new double[] {edge.persists()}, new double[] {y})
                .size(6)
                .colour(Colour.INK);
        return switch (edge.beyond()) {
            case FIXED_POINT, FIXED_POINT_SET, SILENT -> point.hollow();
            case GROWING -> point;
            case LIMIT_CYCLE, QUASI_PERIODIC, CHAOTIC, UNDECIDED -> point.size(2);
        };
    }

    private static Panel amplitudes(Figure05BlockScaling.Numbers numbers) {
        double[] factors = numbers.amplitudes().stream()
                .mapToDouble(AmplitudeScan.Sample::factor)
                .toArray();
        return Panel.of(Axis.x("a_{1}"), Axis.y("amplitude of x").from(0))
                .with(Line.of(
                                factors,
                                numbers.amplitudes().stream()
                                        .mapToDouble(AmplitudeScan.Sample::noisy)
                                        .toArray())
                        .colour(Palette.VERMILION)
                        .label("noisy"))
                .with(Line.of(
                                factors,
                                numbers.amplitudes().stream()
                                        .mapToDouble(AmplitudeScan.Sample::amplitude)
                                        .toArray())
                        .colour(Palette.BLUE)
                        .label("noiseless"));
    }

    /** An orbit on the axes of another one, so that amplitudes can be compared; its last state is a point. */
    private static Panel plane(Matrix x, Matrix widest, Colour colour) {
        return Panel.of(spanning(Axis.x("x_{1}"), widest, 0), spanning(Axis.y("x_{2}"), widest, 1))
                .with(Line.of(x.column(0).toArray(), x.column(1).toArray())
                        .colour(colour)
                        .width(0.9))
                .with(Points.of(new double[] {x.get(x.rows() - 1, 0)}, new double[] {x.get(x.rows() - 1, 1)})
                        .colour(Colour.INK)
                        .size(4));
    }

    /** With names for the orbit and its last state, in the first panel of a row. */
    private static Panel named(Panel plane, boolean isFirst) {
        return isFirst
                ? plane.with(Line.of(new double[0], new double[0])
                                .colour(Palette.GREEN)
                                .label("orbit"))
                        .with(Points.of(new double[0], new double[0])
                                .colour(Colour.INK)
                                .size(4)
                                .label("its end"))
                        .legend(Legend.ABOVE)
                : plane;
    }

    private static Axis spanning(Axis axis, Matrix x, int column) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < x.rows(); t++) {
            low = Math.min(low, x.get(t, column));
            high = Math.max(high, x.get(t, column));
        }
        double margin = 0.15 * (high - low);
        return axis.range(low - margin, high + margin);
    }

    /** Readouts relative to the largest in the trial, and to the largest after it: in the cycle they are much smaller. */
    private static Panel heatMap(Matrix z, boolean withBar) {
        Panel panel = SharedPanels.rowsApart(z, 10.0 / z.rows(), "readout", 110);
        return withBar ? panel : panel.withoutColourBar();
    }
}
