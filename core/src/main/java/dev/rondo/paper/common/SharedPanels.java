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

    private SharedPanels() {}

    /**
     * Activity over time as a heat map, every row from 0 to 1 between its smallest and largest value.
     *
     * @param activity steps x rows of the map
     * @param from the time before the first step, s
     * @param step time between rows of {@code activity}, s
     * @param what the rows are
     */
    public static Panel rows(Matrix activity, double from, double step, String what) {
        int count = activity.columns();
        return Panel.of(
                        Axis.x("time", "s"),
                        Axis.y(what).downward().range(0.5, count + 0.5).ticksAt(ticks(count)))
                .with(HeatMap.of(normalised(activity))
                        .over(from, from + step * activity.rows(), 0.5, count + 0.5)
                        .colours(ColourMap.VIRIDIS)
                        .limits(0, 1));
    }

    /**
     * Activity in two stretches of time, each with its own scale of rows from 0 to 1: in the cycle readouts fire at a
     * few percent of their rates in the trial.
     *
     * @param split the first step of the second stretch
     */
    public static Panel rowsApart(Matrix activity, double step, int split, String what) {
        int count = activity.columns();
        Grid trial = normalised(StimulusPlayer.rows(activity, 0, split));
        Grid rest = normalised(StimulusPlayer.rows(activity, split, activity.rows()));
        Grid both = Grid.of(count, activity.rows(), (k, t) -> t < split ? trial.get(k, t) : rest.get(k, t - split));
        return Panel.of(
                        Axis.x("time", "s"),
                        Axis.y(what).downward().range(0.5, count + 0.5).ticksAt(ticks(count)))
                .with(HeatMap.of(both)
                        .over(0, step * activity.rows(), 0.5, count + 0.5)
                        .colours(ColourMap.VIRIDIS)
                        .limits(0, 1))
                .with(Rule.vertical(step * split).colour(WHITE));
    }

    private static double[] ticks(int count) {
        int stride = count <= 8 ? count - 1 : count <= 16 ? 5 : count / 5;
        List<Double> ticks = new ArrayList<>(List.of(1.0));
        for (int k = count <= 8 ? count : stride; k <= count && stride > 0; k += stride) {
            ticks.add((double) k);
        }
        return ticks.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Grid normalised(Matrix activity) {
        Grid grid = Grid.of(activity.transpose().toRows());
        boolean areRates = Arrays.stream(activity.toRowMajor()).allMatch(v -> v >= 0);
        return grid.normalisedByRow(areRates ? Grid.FAINT : Grid.FLAT);
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

    /** Readouts over time as lines, in the order of a colour map. */
    public static List<Line> lines(Matrix readouts, double from, double step) {
        List<Colour> colours = ColourMap.VIRIDIS.sample(readouts.columns());
        List<Line> lines = new ArrayList<>();
        for (int l = 0; l < readouts.columns(); l++) {
            lines.add(Line.of(
                            Series.spaced(from + step, step, readouts.rows()),
                            Series.of(readouts.column(l).toArray()))
                    .colour(colours.get(l))
                    .width(1.3));
        }
        return lines;
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
