package dev.rondo.paper.common;

import dev.rondo.figure.Axis;
import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.Grid;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Line;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Rule;
import dev.rondo.figure.Series;
import dev.rondo.linalg.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The panels that the figures share. */
public final class SharedPanels {
    private static final Colour WHITE = Colour.rgb(0xffffff);
    private static final String WHOLE = "rate / largest";
    private static final String APART = "rate / largest of stretch";
    private static final String BY_ROW = "from row's min. to max.";

    /** A stretch whose rates are below this part of the largest is silent. */
    private static final double SILENT = 0.002;

    private SharedPanels() {}

    /**
     * Activity over time as a heat map with its colour bar. Rates are shown relative to the largest of the map; activity
     * of both signs row by row, from the row's smallest to its largest value.
     *
     * @param activity steps x rows of the map
     * @param from the time before the first step, s
     * @param step time between rows of {@code activity}, s
     * @param what the rows are
     */
    public static Panel rows(Matrix activity, double from, double step, String what) {
        return map(
                scaled(activity, largest(activity)), activity, from, step, what, areRates(activity) ? WHOLE : BY_ROW);
    }

    /** Rates relative to a number that several maps share, so that they can be compared. */
    public static Panel rows(Matrix rates, double from, double step, String what, double largest) {
        return map(scaled(rates, largest), rates, from, step, what, "rate / largest of all");
    }

    /**
     * Activity in stretches of time, each relative to its own largest rate: in the cycle readouts fire at a few percent
     * of their rates in the trial. A stretch of next to no activity stays dark.
     *
     * @param splits the first steps of the second and later stretches
     */
    public static Panel rowsApart(Matrix activity, double step, String what, int... splits) {
        double[][] shown = new double[activity.columns()][activity.rows()];
        int from = 0;
        for (int k = 0; k <= splits.length; k++) {
            int to = k < splits.length ? splits[k] : activity.rows();
            Matrix stretch = StimulusPlayer.rows(activity, from, to);
            Grid part = scaled(stretch, Math.max(largest(stretch), SILENT * largest(activity)));
            for (int r = 0; r < part.rows(); r++) {
                for (int c = 0; c < part.columns(); c++) {
                    shown[r][from + c] = part.get(r, c);
                }
            }
            from = to;
        }
        Panel panel = map(Grid.of(shown), activity, 0, step, what, areRates(activity) ? APART : BY_ROW);
        for (int split : splits) {
            panel = panel.with(Rule.vertical(step * split).colour(WHITE));
        }
        return panel;
    }

    private static Panel map(Grid shown, Matrix activity, double from, double step, String what, String bar) {
        int count = activity.columns();
        return Panel.of(
                        Axis.x("time", "s"),
                        Axis.y(what).downward().range(0.5, count + 0.5).ticksAt(ticks(count)))
                .with(HeatMap.of(shown)
                        .over(from, from + step * activity.rows(), 0.5, count + 0.5)
                        .colours(ColourMap.VIRIDIS)
                        .limits(0, 1))
                .colourBar(bar);
    }

    /** The largest absolute value. */
    public static double largest(Matrix activity) {
        return Arrays.stream(activity.toRowMajor()).map(Math::abs).max().orElse(0);
    }

    private static boolean areRates(Matrix activity) {
        return Arrays.stream(activity.toRowMajor()).allMatch(v -> v >= 0);
    }

    private static Grid scaled(Matrix activity, double largest) {
        Grid grid = Grid.of(activity.transpose().toRows());
        if (!areRates(activity)) {
            return grid.normalisedByRow(Grid.FLAT);
        }
        return Grid.of(grid.rows(), grid.columns(), (r, c) -> largest > 0 ? grid.get(r, c) / largest : 0);
    }

    private static double[] ticks(int count) {
        int stride = count <= 8 ? count - 1 : count <= 16 ? 5 : count / 5;
        List<Double> ticks = new ArrayList<>(List.of(1.0));
        for (int k = count <= 8 ? count : stride; k <= count && stride > 0; k += stride) {
            ticks.add((double) k);
        }
        return ticks.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** A white line over a heat map of {@code rows} rows: the input, at the bottom where it is 0 and at most so high. */
    public static Line trace(Matrix input, double from, double step, int rows, double largest) {
        double[] y = new double[input.rows()];
        for (int t = 0; t < y.length; t++) {
            y[t] = rows + 0.4 - (rows - 0.4) * input.get(t, 0) / largest;
        }
        return Line.of(Series.spaced(from + step, step, y.length), Series.of(y))
                .colour(WHITE)
                .width(1.6);
    }

    /** Readouts over time as lines, in the order of a colour map; the first and the last are named z_1 and z_n. */
    public static List<Line> lines(Matrix readouts, double from, double step) {
        return lines(readouts, from, step, "z");
    }

    /** Variables over time as lines, in the order of a colour map; the first and the last are named. */
    public static List<Line> lines(Matrix readouts, double from, double step, String name) {
        List<Colour> colours = ColourMap.VIRIDIS.sample(readouts.columns());
        List<Line> lines = new ArrayList<>();
        for (int l = 0; l < readouts.columns(); l++) {
            lines.add(Line.of(
                            Series.spaced(from + step, step, readouts.rows()),
                            Series.of(readouts.column(l).toArray()))
                    .colour(colours.get(l))
                    .width(1.3)
                    .label(endName(name, l, readouts.columns())));
        }
        return lines;
    }

    /** Name of the first and of the last of a series, {@code z_1} and {@code ... z_8}; the others have none. */
    public static String endName(String name, int index, int count) {
        if (index > 0 && index < count - 1) {
            return "";
        }
        return (index == 0 ? "" : "\u2026 ") + name + "_{" + (index + 1) + "}";
    }

    /** A curve over time. */
    public static Line line(Matrix values, int column, double from, double step) {
        return Line.of(
                Series.spaced(from + step, step, values.rows()),
                Series.of(values.column(column).toArray()));
    }

    /** One variable against another: an orbit in a plane. */
    public static Panel plane(double[] x, double[] y, String xLabel, String yLabel, Colour colour) {
        return Panel.of(Axis.x(xLabel), Axis.y(yLabel))
                .with(Line.of(x, y).colour(colour).width(1.1).arrows(2))
                .legend(Legend.NONE);
    }
}
