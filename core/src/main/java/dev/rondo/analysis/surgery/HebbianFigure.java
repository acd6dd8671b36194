package dev.rondo.analysis.surgery;

import dev.rondo.attractor.AttractorKind;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Spectral abscissa, period of the limit cycle and change of the weights over the time of plasticity. */
final class HebbianFigure {
    private HebbianFigure() {}

    static Figure of(HebbianPlasticity.Result result) {
        Panel abscissa = course(result, Axis.y("spectral abscissa of W_{rec}"), s -> s.spectralAbscissa());
        Panel change = course(result, Axis.y("|W − W_{0}|/|W_{0}|").from(0), s -> s.weightChange());
        return Figure.row(abscissa.with(Rule.horizontal(1)), periods(result), change)
                .width(Length.mm(200))
                .height(Length.mm(72))
                .lettered()
                .described(
                        "Hebbian plasticity",
                        "Spectral abscissa, period of the limit cycle of the frozen network and change of the weights over"
                                + " the time of plasticity.");
    }

    private static double[] times(HebbianPlasticity.Result result) {
        return result.snapshots().stream().mapToDouble(s -> s.time().seconds()).toArray();
    }

    private static Axis time() {
        return Axis.x("time of plasticity", "s");
    }

    private static Panel course(
            HebbianPlasticity.Result result, Axis axis, ToDoubleFunction<HebbianPlasticity.Snapshot> value) {
        double[] values = result.snapshots().stream().mapToDouble(value).toArray();
        return Panel.of(time(), axis)
                .with(Line.of(times(result), values).colour(Palette.BLUE))
                .with(Points.of(times(result), values).size(4).colour(Palette.BLUE));
    }

    /** Periods, and marks at the bottom where the frozen network has no limit cycle. */
    private static Panel periods(HebbianPlasticity.Result result) {
        double[] period = result.snapshots().stream()
                .mapToDouble(s -> s.period().map(Time::seconds).orElse(Double.NaN))
                .toArray();
        double[] none = result.snapshots().stream()
                .mapToDouble(s -> s.kind() == AttractorKind.LIMIT_CYCLE ? Double.NaN : 0)
                .toArray();
        Panel panel = Panel.of(time(), Axis.y("period", "s").from(0))
                .legend(Legend.ABOVE)
                .with(Line.of(times(result), period).colour(Palette.BLUE))
                .with(Points.of(times(result), period)
                        .size(4)
                        .colour(Palette.BLUE)
                        .label("limit cycle"));
        return Arrays.stream(none).allMatch(Double::isNaN)
                ? panel
                : panel.with(Points.of(times(result), none)
                        .hollow()
                        .size(6)
                        .colour(Palette.VERMILION)
                        .label("no limit cycle"));
    }
}
