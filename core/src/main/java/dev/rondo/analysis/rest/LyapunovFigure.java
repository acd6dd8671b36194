package dev.rondo.analysis.rest;

import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Series;
import dev.rondo.linalg.Vector;
import java.util.Arrays;

/** Lyapunov exponents with their uncertainties, all of them and the largest. */
final class LyapunovFigure {
    private static final int LARGEST = 6;

    private LyapunovFigure() {}

    static Figure of(Lyapunov.Result result) {
        int count = result.exponentsPerS().size();
        Panel all = panel(result, count).legend(Legend.ABOVE);
        Figure figure = count > LARGEST
                ? Figure.row(all, panel(result, LARGEST).legend(Legend.NONE).title("the " + LARGEST + " largest"))
                : Figure.of(all);
        return figure.width(count > LARGEST ? Length.TWO_COLUMNS : Length.mm(100))
                .height(Length.mm(75))
                .lettered(count > LARGEST ? "a" : "")
                .described(
                        "Lyapunov exponents",
                        "Lyapunov exponents of the attractor with half of their spread over four parts of the window"
                                + (result.exactPerS().isPresent()
                                        ? ", and the exact ones from multipliers or eigenvalues."
                                        : "."));
    }

    private static Panel panel(Lyapunov.Result result, int count) {
        Panel panel = Panel.of(
                        Axis.x("exponent").range(0.5, count + 0.5).wholeNumbers(), Axis.y("Lyapunov exponent", "1/s"))
                .with(OrbitPanels.zero());
        if (result.exactPerS().isPresent()) {
            panel = panel.with(points(result.exactPerS().get(), count)
                    .size(8)
                    .hollow()
                    .colour(Palette.VERMILION)
                    .label("exact, of the closed orbit or fixed point"));
        }
        return panel.with(points(result.exponentsPerS(), count)
                .errors(Arrays.copyOf(result.uncertaintyPerS().toArray(), count))
                .size(4)
                .colour(Palette.BLUE)
                .label("from tangent vectors"));
    }

    private static Points points(Vector values, int count) {
        int shown = Math.min(count, values.size());
        return Points.of(Series.spaced(1, 1, shown), Series.of(Arrays.copyOf(values.toArray(), shown)));
    }
}
