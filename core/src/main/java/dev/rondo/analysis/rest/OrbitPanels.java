package dev.rondo.analysis.rest;

import dev.rondo.analysis.activity.Pca;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Matrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Panels that the figures of several analyses share: orbits in a plane, their courses, eigenvalues. */
final class OrbitPanels {
    private static final int OUTLINE = 180;

    /** Of more courses than these only the first and the last are named, and a colour map orders them. */
    private static final int NAMED = 6;

    /** Units that are drawn where there are no readouts. */
    private static final int UNITS = 6;

    private OrbitPanels() {}

    /** An orbit of at least two states in the plane of its first two principal components. */
    static Panel plane(Matrix x, boolean closed) {
        Matrix p = Pca.of(x).projections();
        Panel panel = Panel.of(Axis.x("PC 1"), Axis.y("PC 2"));
        if (p.columns() < 2) {
            return Panel.of(Axis.x("sample"), Axis.y("PC 1")).with(Line.of(index(p.rows()), column(p, 0, false)));
        }
        return panel.with(Line.of(column(p, 0, closed), column(p, 1, closed))
                .colour(Palette.BLUE)
                .arrows(3));
    }

    private static double[] column(Matrix p, int k, boolean closed) {
        double[] values = p.column(k).toArray();
        if (!closed) {
            return values;
        }
        double[] round = Arrays.copyOf(values, values.length + 1);
        round[values.length] = values[0];
        return round;
    }

    private static double[] index(int count) {
        return IntStream.range(0, count).asDoubleStream().toArray();
    }

    /** Readouts over time; of a network without readouts the rates of the units that vary most. */
    static Panel courses(double[] t, Matrix r, Matrix z) {
        boolean read = z.columns() > 0;
        Matrix drawn = read ? z : r;
        List<Integer> columns = read
                ? IntStream.range(0, z.columns()).boxed().toList()
                : IntStream.range(0, r.columns())
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -range(r, i)))
                        .limit(UNITS)
                        .sorted()
                        .toList();
        Panel panel =
                Panel.of(Axis.x("time", "s"), Axis.y(read ? "readout" : "rate")).legend(Legend.ABOVE);
        List<Colour> colours = colours(columns.size());
        for (int k = 0; k < columns.size(); k++) {
            int column = columns.get(k);
            panel = panel.with(Line.of(t, drawn.column(column).toArray())
                    .colour(colours.get(k))
                    .width(1.2)
                    .label(label(read ? "z_{" + (column + 1) + "}" : "unit " + column, k, columns.size())));
        }
        return panel;
    }

    private static List<Colour> colours(int count) {
        return count > NAMED ? ColourMap.VIRIDIS.sample(count) : Palette.ORDER.subList(0, count);
    }

    private static String label(String name, int k, int count) {
        if (count <= NAMED || k == 0) {
            return name;
        }
        return k == count - 1 ? "\u2026 " + name : "";
    }

    private static double range(Matrix r, int unit) {
        return Arrays.stream(r.column(unit).toArray()).max().orElse(0)
                - Arrays.stream(r.column(unit).toArray()).min().orElse(0);
    }

    /** Multipliers in the complex plane with the unit circle, inside of which they are stable. */
    static Panel multipliers(List<Complex> values, String label) {
        return Panel.of(Axis.x("Re μ"), Axis.y("Im μ"))
                .equalAspect()
                .legend(Legend.ABOVE)
                .with(unitCircle().label("|μ| = 1"))
                .with(points(values).colour(Palette.BLUE).label(label));
    }

    /** Points of complex numbers. */
    static Points points(List<Complex> values) {
        return Points.of(each(values, Complex::re), each(values, Complex::im)).size(5);
    }

    /** The stability boundary of a map. */
    static Line unitCircle() {
        double[] angle = IntStream.rangeClosed(0, OUTLINE)
                .mapToDouble(k -> 2 * Math.PI * k / OUTLINE)
                .toArray();
        return Line.of(
                        Arrays.stream(angle).map(StrictMath::cos).toArray(),
                        Arrays.stream(angle).map(StrictMath::sin).toArray())
                .colour(Palette.VERMILION)
                .width(1);
    }

    /** The stability boundary of a flow. */
    static Rule imaginaryAxis() {
        return Rule.vertical(0).solid().colour(Palette.VERMILION);
    }

    /** A horizontal line at zero. */
    static Rule zero() {
        return Rule.horizontal(0).colour(Colour.MUTED);
    }

    static <T> double[] each(List<T> items, ToDoubleFunction<T> value) {
        return items.stream().mapToDouble(value).toArray();
    }
}
