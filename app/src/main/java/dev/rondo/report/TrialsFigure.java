package dev.rondo.report;

import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import dev.rondo.task.Trial;
import dev.rondo.task.TrialFacts.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Trials of a task side by side: inputs above, targets below, drawn where their errors count; epochs are told apart by
 * rules.
 */
public final class TrialsFigure {
    private static final int COLUMNS = 4;
    private static final int MOST_NAMED = 6;
    private static final double MARGIN = 0.05;
    private static final Length COLUMN = Length.mm(48);
    private static final Length ROW = Length.mm(34);

    private final List<String> inputs;
    private final List<String> readouts;
    private final Time dt;
    private final double[] inputRange;
    private final double[] targetRange;

    private TrialsFigure(List<String> inputs, List<String> readouts, List<Trial> trials, Time dt) {
        this.inputs = inputs;
        this.readouts = readouts;
        this.dt = dt;
        inputRange = range(trials, false);
        targetRange = range(trials, true);
    }

    /** Range that all trials share, with a margin. */
    private static double[] range(List<Trial> trials, boolean isTarget) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Trial trial : trials) {
            Matrix values = isTarget ? trial.target() : trial.input();
            for (int t = 0; t < trial.length(); t++) {
                for (int k = 0; k < values.columns(); k++) {
                    if (!isTarget || trial.mask().get(t, k) > 0) {
                        least = Math.min(least, values.get(t, k));
                        most = Math.max(most, values.get(t, k));
                    }
                }
            }
        }
        double margin = most > least ? MARGIN * (most - least) : 1;
        return least > most ? new double[] {0, 1} : new double[] {least - margin, most + margin};
    }

    /**
     * Draws trials.
     *
     * @param inputs names of the inputs
     * @param readouts names of the readouts
     * @param trials trials, at least one
     */
    public static Figure of(List<String> inputs, List<String> readouts, List<Trial> trials, Time dt) {
        TrialsFigure figure = new TrialsFigure(inputs, readouts, trials, dt);
        int columns = Math.min(COLUMNS, trials.size());
        int rows = 2 * ((trials.size() + columns - 1) / columns);
        List<Placed> panels = new ArrayList<>();
        for (int k = 0; k < trials.size(); k++) {
            Trial trial = trials.get(k);
            int row = 2 * (k / columns);
            int column = k % columns;
            boolean isFirst = k == 0;
            panels.add(new Placed(figure.input(trial, column == 0, isFirst), Cell.at(row, column)));
            panels.add(new Placed(figure.target(trial, column == 0, isFirst), Cell.at(row + 1, column)));
        }
        return Figure.placed(panels.toArray(Placed[]::new))
                .width(Length.mm(20 + columns * COLUMN.mm()))
                .height(Length.mm(10 + rows * ROW.mm()))
                .fontSize(Length.pt(8))
                .described(
                        "Trials",
                        "Clean or noisy input of each channel, and below it the target of each readout where errors count.");
    }

    private Panel input(Trial trial, boolean isLeft, boolean isFirst) {
        Panel panel = Panel.of(Axis.x("").withoutLabels(), axis(isLeft ? "input" : "", inputRange))
                .title(trial.name());
        panel = panel.with(lines(trial, trial.input(), inputs, isFirst, false));
        return finished(panel, trial);
    }

    private Panel target(Trial trial, boolean isLeft, boolean isFirst) {
        Panel panel = Panel.of(Axis.x("time", "s"), axis(isLeft ? "target" : "", targetRange));
        panel = panel.with(lines(trial, trial.target(), readouts, isFirst, true));
        return finished(panel, trial);
    }

    private static Axis axis(String label, double[] range) {
        return Axis.y(label).range(range[0], range[1]);
    }

    private List<Line> lines(Trial trial, Matrix values, List<String> names, boolean isNamed, boolean isMasked) {
        int steps = trial.length();
        double[] t = new double[steps];
        for (int row = 0; row < steps; row++) {
            t[row] = dt.times(row + 1).seconds();
        }
        List<Line> lines = new ArrayList<>();
        for (int k = 0; k < values.columns(); k++) {
            double[] y = new double[steps];
            for (int row = 0; row < steps; row++) {
                y[row] = isMasked && trial.mask().get(row, k) == 0 ? Double.NaN : values.get(row, k);
            }
            Line line = Line.of(t, y).colour(Palette.colour(k)).width(1.2);
            lines.add(isNamed && values.columns() <= MOST_NAMED ? line.label(names.get(k)) : line);
        }
        return lines;
    }

    private Panel finished(Panel panel, Trial trial) {
        Panel with = panel;
        int last = trial.length();
        for (Span epoch : trial.facts().epochs().values()) {
            if (epoch.to() < last && epoch.to() > 0) {
                with = with.with(
                        Rule.vertical(dt.times(epoch.to() + 0.5).seconds()).colour(Palette.GREY));
            }
        }
        return with.unlettered().legend(Legend.AUTOMATIC);
    }
}
