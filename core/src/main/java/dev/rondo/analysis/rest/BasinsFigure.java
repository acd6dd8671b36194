package dev.rondo.analysis.rest;

import dev.rondo.attractor.AttractorKind;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.ErrorBars;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Series;
import dev.rondo.statistics.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Shares of the basins with 95 % Wilson intervals, and period and amplitude of each attractor. */
final class BasinsFigure {
    private BasinsFigure() {}

    static Figure of(Basins.Result result, int starts) {
        List<Panel> panels = new ArrayList<>(List.of(shares(result, starts)));
        if (result.attractors().stream().anyMatch(b -> b.period().isPresent())) {
            panels.add(values(
                    Axis.y("period", "s"),
                    result.attractors().stream()
                            .mapToDouble(b -> b.period().map(Time::seconds).orElse(Double.NaN))
                            .toArray()));
        }
        panels.add(values(Axis.y("amplitude"), OrbitPanels.each(result.attractors(), Basins.Basin::amplitude)));
        return Figure.row(panels.toArray(Panel[]::new))
                .width(Length.mm(65.0 * panels.size()))
                .height(Length.mm(75))
                .lettered()
                .described(
                        "Basins of attraction",
                        "Share of " + starts
                                + " random starts that end on each attractor with its 95 % Wilson interval,"
                                + " and period and amplitude of the attractors.");
    }

    private static Axis numbers(int count) {
        return Axis.x("attractor").range(0.5, Math.max(1, count) + 0.5).wholeNumbers();
    }

    private static Panel shares(Basins.Result result, int starts) {
        Panel panel = Panel.of(
                numbers(result.attractors().size()),
                Axis.y("share of the starts").range(0, 1));
        for (AttractorKind kind : AttractorKind.values()) {
            int[] places = IntStream.range(0, result.attractors().size())
                    .filter(k -> result.attractors().get(k).kind() == kind)
                    .toArray();
            if (places.length > 0) {
                double[] share = Arrays.stream(places)
                        .mapToDouble(k -> result.attractors().get(k).share())
                        .toArray();
                panel = panel.with(
                        Points.of(Arrays.stream(places).mapToDouble(k -> k + 1).toArray(), share)
                                .errors(wilson(share, starts))
                                .size(6)
                                .colour(AttractorColours.of(kind))
                                .label(kind.key().replace('-', ' ')));
            }
        }
        return panel.legend(Legend.ABOVE);
    }

    /** Distances to the ends of Wilson's intervals. */
    private static ErrorBars wilson(double[] share, int n) {
        Proportion[] shares = Arrays.stream(share)
                .mapToObj(p -> new Proportion(Math.round(p * n), n))
                .toArray(Proportion[]::new);
        return new ErrorBars(
                Series.of(Arrays.stream(shares)
                        .mapToDouble(p -> p.value() - p.low())
                        .toArray()),
                Series.of(Arrays.stream(shares)
                        .mapToDouble(p -> p.high() - p.value())
                        .toArray()));
    }

    private static Panel values(Axis axis, double[] values) {
        return Panel.of(numbers(values.length), axis.from(0))
                .with(Points.of(Series.spaced(1, 1, values.length), Series.of(values))
                        .size(6)
                        .colour(Palette.BLUE));
    }
}
