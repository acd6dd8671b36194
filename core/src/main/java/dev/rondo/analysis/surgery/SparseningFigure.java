package dev.rondo.analysis.surgery;

import dev.rondo.analysis.rest.AttractorColours;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Shape;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Amplitude and period of the attractors of cut networks, and the share of masks that leave a limit cycle. */
final class SparseningFigure {
    private SparseningFigure() {}

    static Figure of(SparseningScan.Result result) {
        return Figure.row(
                        amplitudes(result).legend(Legend.ABOVE),
                        values(
                                result,
                                Axis.y("period", "s"),
                                s -> s.period().map(Time::seconds).orElse(Double.NaN)),
                        share(result))
                .width(Length.mm(200))
                .height(Length.mm(72))
                .lettered()
                .described(
                        "Sparsening",
                        "Amplitude and period of the attractor of every cut network over the fraction of connections that"
                                + " are cut, and the share of masks that leave a limit cycle.");
    }

    private static Axis fraction() {
        return Axis.x("fraction of connections cut");
    }

    private static Panel amplitudes(SparseningScan.Result result) {
        Panel panel = Panel.of(fraction(), Axis.y("amplitude").from(0));
        for (AttractorKind kind : AttractorKind.values()) {
            List<SparseningScan.Sample> samples =
                    result.samples().stream().filter(s -> s.kind() == kind).toList();
            if (!samples.isEmpty()) {
                Points points = points(samples, SparseningScan.Sample::amplitude)
                        .label(kind.key().replace('-', ' '));
                panel = panel.with(
                        kind == AttractorKind.LIMIT_CYCLE
                                ? points.colour(Palette.BLUE)
                                : points.hollow().shape(Shape.SQUARE).colour(AttractorColours.of(kind)));
            }
        }
        return panel;
    }

    private static Panel values(
            SparseningScan.Result result, Axis axis, ToDoubleFunction<SparseningScan.Sample> value) {
        return Panel.of(fraction(), axis).with(points(result.samples(), value).colour(Palette.BLUE));
    }

    private static Points points(List<SparseningScan.Sample> samples, ToDoubleFunction<SparseningScan.Sample> value) {
        return Points.of(
                        samples.stream()
                                .mapToDouble(SparseningScan.Sample::fraction)
                                .toArray(),
                        samples.stream().mapToDouble(value).toArray())
                .size(5);
    }

    private static Panel share(SparseningScan.Result result) {
        double[] fractions = result.samples().stream()
                .mapToDouble(SparseningScan.Sample::fraction)
                .distinct()
                .toArray();
        double masks = (double) result.samples().size() / Math.max(1, fractions.length);
        double[] share = new double[fractions.length];
        double[] error = new double[fractions.length];
        for (int k = 0; k < share.length; k++) {
            share[k] = result.cycles(fractions[k]) / masks;
            error[k] = Math.sqrt(share[k] * (1 - share[k]) / masks);
        }
        return Panel.of(fraction(), Axis.y("share of masks with a limit cycle").range(0, 1))
                .with(Points.of(fractions, share).errors(error).size(6).colour(Palette.BLUE));
    }
}
