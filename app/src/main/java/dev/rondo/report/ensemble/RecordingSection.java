package dev.rondo.report.ensemble;

import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.report.Callout;
import dev.rondo.report.Table;
import dev.rondo.report.UserText;
import dev.rondo.run.behaviour.RecordingFit;
import dev.rondo.task.Trial;
import dev.rondo.task.recorded.RecordingTask;
import java.util.ArrayList;
import java.util.List;

/** The part of a report on a recording: data beside model, and how much of them is explained. */
final class RecordingSection {
    private static final int MOST_TRIALS = 4;

    private RecordingSection() {}

    static Callout summary(long seed, RecordingFit fit) {
        return Callout.result(
                "Seed " + seed,
                "Without noise the network explains pVar = " + BehaviourSection.fixed(fit.mean(), 4)
                        + " of the held-out trials (pVar = 1 - SSE/SST, about each unit's mean)"
                        + fit.ceiling()
                                .map(c -> "; noise leaves " + BehaviourSection.fixed(c, 4)
                                        + " to explain, so that this is "
                                        + BehaviourSection.fixed(100 * fit.mean() / c, 1) + " % of the ceiling.")
                                .orElse("; no condition was repeated, so that the ceiling is not known."));
    }

    static Table units(RecordingFit fit) {
        return table("recorded unit", fit.units())
                .caption("pVar of each recorded unit, pooled over the held-out trials.");
    }

    static Table trials(RecordingFit fit) {
        return table("held-out trial", fit.trials()).caption("pVar of each held-out trial.");
    }

    private static Table table(String of, List<RecordingFit.Named> rows) {
        Table table = Table.of(of, "pVar");
        for (RecordingFit.Named row : rows) {
            table = table.row(UserText.of(row.name()), BehaviourSection.fixed(row.pVar(), 4));
        }
        return table;
    }

    /** Recorded rates and those of the network, unit above unit, in the first held-out trials. */
    static Figure figure(RecordingTask task, RateNetwork network) {
        List<Panel> panels = new ArrayList<>();
        List<Trial> trials = task.heldOut(network.dt());
        int shown = Math.min(MOST_TRIALS, trials.size());
        for (Trial trial : trials.subList(0, shown)) {
            Matrix model = RecordingFit.played(network, trial);
            int steps = trial.length();
            double[] t = new double[steps];
            for (int row = 0; row < steps; row++) {
                t[row] = network.dt().times(row + 1).seconds();
            }
            Panel panel = Panel.of(
                            Axis.x("time", "s"),
                            Axis.y("unit, each from 0 to 1").downward())
                    .title(trial.name());
            for (int l = 0; l < task.readouts(); l++) {
                panel = panel.with(line(t, trial.target(), l, steps).colour(Palette.GREY))
                        .with(line(t, model, l, steps).colour(Palette.VERMILION));
            }
            panels.add(panel);
        }
        return Figure.grid(Math.min(2, shown), panels)
                .width(Length.mm(180))
                .height(Length.mm(Math.ceilDiv(shown, 2) * (30 + 7.0 * task.readouts())))
                .lettered()
                .described("Data and model", "Recorded rates (grey) and those of the network in held-out trials.");
    }

    /** A unit's rate, upwards from its line. */
    private static Line line(double[] t, Matrix rates, int unit, int steps) {
        double[] y = Rows.column(rates, unit, 0, steps);
        for (int row = 0; row < steps; row++) {
            y[row] = unit + 1 - y[row];
        }
        return Line.of(t, y).width(1);
    }
}
