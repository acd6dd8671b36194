package dev.rondo.analysis.activity;

import dev.rondo.analysis.Drawing;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.linalg.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Figure of rotations: trials in the fastest plane, frequencies and variances of the planes, fits per trial. */
final class JpcaFigure {
    private JpcaFigure() {}

    /** Drawing of a result. */
    static Drawing of(Jpca.Result result) {
        List<Panel> panels = new ArrayList<>();
        if (!result.planes().isEmpty()) {
            panels.add(firstPlane(result));
            panels.add(planes(result));
        }
        panels.add(fits(result));
        return Drawing.of(Figure.row(panels.toArray(Panel[]::new))
                .width(Length.mm(200))
                .height(Length.mm(72))
                .lettered()
                .described(
                        "Rotations",
                        "Trials projected onto the fastest plane of rotation; frequency and variance of every"
                                + " plane; the part of the changes that rotations and unconstrained linear"
                                + " dynamics explain in each trial."));
    }

    private static Panel firstPlane(Jpca.Result result) {
        Panel panel = Panel.of(Axis.x("first axis"), Axis.y("second axis"))
                .title("trials in the fastest plane")
                .equalAspect();
        for (Matrix trial : result.projections()) {
            panel = panel.with(
                    Line.of(trial.column(0).toArray(), trial.column(1).toArray())
                            .colour(Palette.BLUE)
                            .width(0.7)
                            .label(panel.marks().isEmpty() ? "trials" : ""));
        }
        Matrix last = result.projections().getLast();
        return panel.with(Points.of(new double[] {last.get(0, 0)}, new double[] {last.get(0, 1)})
                        .size(5)
                        .colour(Palette.VERMILION)
                        .label("start of a trial"))
                .legend(Legend.ABOVE);
    }

    private static Panel planes(Jpca.Result result) {
        return Panel.of(
                        Axis.x("frequency", "Hz").from(0),
                        Axis.y("share of variance").range(0, 1))
                .title("planes of rotation")
                .with(Points.of(
                                result.planes().stream()
                                        .mapToDouble(p -> p.frequency().hertz())
                                        .toArray(),
                                result.planes().stream()
                                        .mapToDouble(Jpca.Plane::variance)
                                        .toArray())
                        .colour(Palette.BLUE));
    }

    private static Panel fits(Jpca.Result result) {
        double[] trial = IntStream.rangeClosed(1, result.trialR2().size())
                .asDoubleStream()
                .toArray();
        return Panel.of(
                        Axis.x("trial").wholeNumbers(),
                        Axis.y("R² of the changes").to(1))
                .legend(Legend.ABOVE)
                .with(Points.of(trial, result.trialR2Unconstrained().toArray())
                        .size(4)
                        .hollow()
                        .colour(Palette.GREY)
                        .label("any linear dynamics"))
                .with(Points.of(trial, result.trialR2().toArray())
                        .size(4)
                        .colour(Palette.BLUE)
                        .label("rotation"));
    }
}
