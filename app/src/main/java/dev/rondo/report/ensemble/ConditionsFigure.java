package dev.rondo.report.ensemble;

import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.run.PlayedTrials;
import dev.rondo.run.ensemble.Member;
import dev.rondo.task.Trial;
import dev.rondo.task.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Readouts and targets of a network in every condition of its task, without noise, a small panel each. */
final class ConditionsFigure {
    /** Panels at most; of more conditions, evenly spaced ones are drawn. */
    static final int MOST = 96;

    private static final int COLUMNS = 4;
    private static final double MARGIN = 0.05;

    private final PlayedTrials played;
    private final double[] range;

    private ConditionsFigure(PlayedTrials played) {
        this.played = played;
        range = range(played);
    }

    static Figure of(RateNetwork network, Trials trials) {
        long count = trials.conditionCount();
        List<Trial> conditions = LongStream.range(0, Math.min(count, MOST))
                .mapToObj(k -> trials.condition(Member.spaced(k, count, MOST)))
                .toList();
        return new ConditionsFigure(PlayedTrials.of(network, conditions, Optional.empty(), Optional.empty()))
                .figure(network.dt());
    }

    /** Range of readouts and targets, the same for all panels. */
    private static double[] range(PlayedTrials played) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int b = 0; b < played.trials().size(); b++) {
            Trial trial = played.trials().get(b);
            for (int t = 0; t < trial.length(); t++) {
                for (int l = 0; l < trial.target().columns(); l++) {
                    double z = played.z().get(b).get(t, l);
                    double target = trial.mask().get(t, l) > 0 ? trial.target().get(t, l) : z;
                    least = Math.min(least, Math.min(z, target));
                    most = Math.max(most, Math.max(z, target));
                }
            }
        }
        double margin = most > least ? MARGIN * (most - least) : 1;
        return new double[] {least - margin, most + margin};
    }

    private Figure figure(Time dt) {
        List<Panel> panels = new ArrayList<>();
        for (int b = 0; b < played.trials().size(); b++) {
            panels.add(panel(b, dt));
        }
        int columns = Math.min(COLUMNS, panels.size());
        return Figure.grid(columns, panels)
                .width(Length.mm(200))
                .height(Length.mm(10 + 34.0 * Math.ceilDiv(panels.size(), columns)))
                .fontSize(Length.pt(7))
                .lettered("")
                .described(
                        "Conditions", "The readouts' activity in the trial of each condition, with the target dashed.");
    }

    private Panel panel(int number, Time dt) {
        Trial trial = played.trials().get(number);
        Matrix z = played.z().get(number);
        int steps = trial.length();
        double[] t = new double[steps];
        for (int row = 0; row < steps; row++) {
            t[row] = dt.times(row + 1).seconds();
        }
        Panel panel = Panel.of(
                        number + COLUMNS < played.trials().size() ? Axis.x("") : Axis.x("time", "s"),
                        Axis.y(number % COLUMNS == 0 ? "readout z" : "").range(range[0], range[1]))
                .title(trial.name());
        for (int l = 0; l < z.columns(); l++) {
            double[] target = new double[steps];
            for (int row = 0; row < steps; row++) {
                target[row] = trial.mask().get(row, l) > 0 ? trial.target().get(row, l) : Double.NaN;
            }
            panel = panel.with(Line.of(t, target).colour(Palette.GREY).dashed().width(1))
                    .with(Line.of(t, Rows.column(z, l, 0, steps))
                            .colour(Palette.colour(l))
                            .width(1));
        }
        return panel;
    }
}
