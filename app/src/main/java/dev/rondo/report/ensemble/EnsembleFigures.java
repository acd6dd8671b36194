package dev.rondo.report.ensemble;

import dev.rondo.figure.Axis;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Grid;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import dev.rondo.paper.common.SharedPanels;
import dev.rondo.run.ensemble.ConditionRun;
import dev.rondo.run.ensemble.Member;
import dev.rondo.task.Trials;
import dev.rondo.training.Epoch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The figures of an ensemble's report, after figures 1, 2 and 4 of Rajakumar, Rinzel and Chen (2021). */
final class EnsembleFigures {
    /** Name of the figure of all conditions, where there are more than the other figures show. */
    static final String CONDITIONS = "conditions";

    /** Curves that a panel of learning curves shows at most so many points of. */
    private static final int CURVE_POINTS = 400;

    private EnsembleFigures() {}

    /** Stimulus and target of every condition, a row each. */
    static Figure task(Member m) {
        List<Panel> panels = new ArrayList<>();
        for (ConditionRun run : m.conditions()) {
            int steps = run.trialSteps();
            double[] t = time(run, 0, steps);
            Matrix target = run.trial().target();
            Panel stimulus = Panel.of(seconds(), Axis.y("input u"));
            for (int k = 0; k < run.input().columns(); k++) {
                stimulus = stimulus.with(
                        Line.of(t, Rows.column(run.input(), k, 0, steps)).colour(Palette.colour(k)));
            }
            Panel traces = Panel.of(seconds(), Axis.y("target")).legend(Legend.ABOVE);
            for (int l = 0; l < target.columns(); l++) {
                traces = traces.with(readout(t, Rows.column(target, l, 0, steps), l, target.columns()));
            }
            panels.add(titled(stimulus, m, run));
            panels.add(traces);
            panels.add(heat(Rows.of(target, 0, steps), t[0], t[steps - 1], "readout")
                    .colourBar("target (row-normalised)"));
        }
        return Figure.grid(3, panels)
                .width(Length.mm(200))
                .height(Length.mm(62.0 * m.conditions().size()))
                .lettered()
                .described("The task", "The input, the wanted activity of each readout, and the same as a heat map.");
    }

    /** Label with the name of the condition where there are several. */
    private static Panel titled(Panel panel, Member m, ConditionRun run) {
        return m.conditions().size() > 1 ? panel.title(run.trial().name()) : panel;
    }

    /** A readout in the order of a colour map; the first and the last are named. */
    private static Line readout(double[] t, double[] values, int index, int count) {
        return Line.of(t, values)
                .colour(ColourMap.VIRIDIS.sample(count).get(index))
                .label(SharedPanels.endName("z", index, count));
    }

    /** Loss and R2 over epochs, a curve for each seed. */
    static Figure learning(List<Member> members) {
        Panel loss = Panel.of(Axis.x("epoch"), Axis.y("loss").log());
        Panel r2 = Panel.of(Axis.x("epoch"), Axis.y("validation R²").range(0, 1))
                .with(Rule.horizontal(0.95).label("0.95"));
        for (Member m : members) {
            List<Epoch> history = m.history();
            int stride = Math.max(1, history.size() / CURVE_POINTS);
            List<Epoch> thin = IntStream.range(0, history.size())
                    .filter(k -> k % stride == 0)
                    .mapToObj(history::get)
                    .toList();
            loss = loss.with(Line.of(
                            thin.stream().mapToDouble(Epoch::epoch).toArray(),
                            thin.stream().mapToDouble(Epoch::loss).toArray())
                    .width(1));
            List<Epoch> checked =
                    history.stream().filter(e -> e.validation().isPresent()).toList();
            r2 = r2.with(Line.of(
                            checked.stream().mapToDouble(Epoch::epoch).toArray(),
                            checked.stream()
                                    .mapToDouble(
                                            e -> e.validation().orElseThrow().r2())
                                    .toArray())
                    .label("seed " + m.seed()));
        }
        return Figure.row(loss, r2)
                .width(Length.mm(180))
                .height(Length.mm(68))
                .lettered()
                .described("Learning curves", "Loss of the batch and R² on the validation set, for each seed.");
    }

    /** Readouts in the trial of every condition, and the targets. */
    static Figure output(Member m) {
        List<Panel> panels = new ArrayList<>();
        for (ConditionRun run : m.conditions()) {
            int steps = run.trialSteps();
            double[] t = time(run, 0, steps);
            Panel traces = Panel.of(seconds(), Axis.y("readout z")).legend(Legend.ABOVE);
            for (int l = 0; l < run.trial().target().columns(); l++) {
                traces = traces.with(Line.of(t, Rows.column(run.trial().target(), l, 0, steps))
                                .colour(Palette.GREY)
                                .dashed()
                                .width(1)
                                .label(l == 0 ? "target" : ""))
                        .with(readout(
                                t,
                                Rows.column(run.free().z(), l, 0, steps),
                                l,
                                run.trial().target().columns()));
            }
            panels.add(titled(traces, m, run));
            panels.add(heat(Rows.of(run.free().z(), 0, steps), t[0], t[steps - 1], "readout")
                    .colourBar("output (row-normalised)"));
        }
        return Figure.grid(2, panels)
                .columnWidths(1.4, 1)
                .width(Length.mm(180))
                .height(Length.mm(68.0 * m.conditions().size()))
                .lettered()
                .described("Output and target", "The readouts' activity over the trial, with the target dashed.");
    }

    /** Rates of all units in the trial of every condition and after it, in the order of their peaks. */
    static Figure activity(Member m) {
        List<Panel> panels = new ArrayList<>();
        for (ConditionRun run : m.conditions()) {
            int steps = run.trialSteps();
            int rows = run.free().rows();
            double[] t = time(run, 0, rows);
            panels.add(heat(
                            Rows.byPeak(Rows.of(run.free().r(), 0, steps), Grid.FAINT),
                            Grid.FAINT,
                            t[0],
                            t[steps - 1],
                            "unit, by peak")
                    .title(during(m, run)));
            int shown = Math.min(rows, steps + 3 * steps);
            panels.add(heat(
                            Rows.byPeak(Rows.of(run.free().r(), steps, shown), Grid.FAINT),
                            Grid.FAINT,
                            t[steps],
                            t[shown - 1],
                            "unit, by peak")
                    .title("after the trial")
                    .colourBar("rate (row-normalised)"));
        }
        return Figure.grid(2, panels)
                .columnWidths(1, 2)
                .width(Length.mm(200))
                .height(Length.mm(80.0 * m.conditions().size()))
                .lettered()
                .described("All units", "Rates of all units during the trial and afterwards, ordered by peak.");
    }

    private static String during(Member m, ConditionRun run) {
        return m.conditions().size() > 1 ? "trial: " + run.trial().name() : "trial";
    }

    /** Readouts in the trial of every condition and after it. */
    static Figure spontaneousActivity(Member m) {
        List<Panel> panels = new ArrayList<>();
        for (ConditionRun run : m.conditions()) {
            int steps = run.trialSteps();
            int rows = run.free().rows();
            double[] t = time(run, 0, rows);
            panels.add(heat(Rows.of(run.free().z(), 0, steps), t[0], t[steps - 1], "readout")
                    .title(during(m, run)));
            panels.add(heat(Rows.of(run.free().z(), steps, rows), t[steps], t[rows - 1], "readout")
                    .title("after the trial")
                    .colourBar("output (row-normalised)"));
        }
        return Figure.grid(2, panels)
                .columnWidths(1, 4)
                .width(Length.mm(200))
                .height(Length.mm(58.0 * m.conditions().size()))
                .lettered()
                .described("Spontaneous activity", "Readouts during the trial and for nine seconds after it.");
    }

    /** Pairs of states and of principal components over the last part of the rest. */
    static Figure phasePlanes(Member m) {
        ConditionRun run = m.first();
        int rows = run.free().rows();
        int from = rows - Math.min(rows - run.trialSteps(), 4 * run.trialSteps());
        Matrix x = run.free().x();
        List<Panel> panels = new ArrayList<>();
        int[][] pairs = {{0, 1}, {1, 2}, {6, 7}};
        for (int[] p : pairs) {
            if (p[1] < x.columns()) {
                panels.add(plane(
                        "x" + sub(p[0] + 1),
                        Rows.column(x, p[0], from, rows),
                        "x" + sub(p[1] + 1),
                        Rows.column(x, p[1], from, rows)));
            }
        }
        Matrix recent = Matrix.build(rows - from, x.columns(), (t, i) -> x.get(from + t, i));
        Matrix pc = run.trialPca().project(recent);
        for (int k = 0; k + 1 < Math.min(4, pc.columns()); k++) {
            panels.add(plane(
                    "PC " + (k + 1),
                    Rows.column(pc, k, 0, pc.rows()),
                    "PC " + (k + 2),
                    Rows.column(pc, k + 1, 0, pc.rows())));
        }
        return Figure.grid(3, panels)
                .width(Length.mm(180))
                .height(Length.mm(118))
                .lettered()
                .described("Phase planes", "Closed curves in planes of states and of principal components.");
    }

    /** Readouts of each network during its spontaneous activity. */
    static Figure replays(List<Member> members) {
        List<Panel> panels = new ArrayList<>();
        for (Member m : members) {
            for (ConditionRun run : m.conditions()) {
                int steps = run.trialSteps();
                int to = run.free().rows();
                int from = Math.max(steps, to - 3 * steps);
                double[] t = time(run, 0, to);
                String after =
                        m.conditions().size() > 1 ? ", after " + run.trial().name() : "";
                panels.add(heat(Rows.of(run.free().z(), from, to), t[from], t[to - 1], "readout")
                        .title("seed " + m.seed() + after));
            }
        }
        int columns = Math.min(3, panels.size());
        return Figure.grid(columns, panels)
                .width(Length.mm(180))
                .height(Length.mm(48.0 * Math.ceilDiv(panels.size(), columns)))
                .lettered("")
                .described("Replays", "The readouts of every network over the last seconds of rest.");
    }

    /**
     * The figures of a report by the names of their files.
     *
     * @param trials trials of the task
     * @param analyses those of the analyses of the catalogue
     */
    static Map<String, Figure> all(List<Member> members, Member best, Trials trials, Map<String, Figure> analyses) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("task", task(best));
        figures.put("learning", learning(members));
        figures.put("output", output(best));
        if (best.conditionCount() > best.conditions().size()) {
            figures.put(CONDITIONS, ConditionsFigure.of(best.network(), trials));
        }
        figures.put("activity", activity(best));
        figures.put("amplification", LearningAmplification.figure(members));
        figures.put("spontaneous-activity", spontaneousActivity(best));
        figures.put("phase-planes", phasePlanes(best));
        figures.put("replays", replays(members));
        figures.putAll(analyses);
        return figures;
    }

    private static Panel plane(String xName, double[] x, String yName, double[] y) {
        return Panel.of(Axis.x(xName), Axis.y(yName))
                .with(Line.of(x, y).colour(Palette.BLUE).width(1).arrows(4));
    }

    private static Panel heat(double[][] rows, double from, double to, String label) {
        return heat(rows, Grid.FLAT, from, to, label);
    }

    /** Heat map whose rows each span 0 to 1, except faint ones. */
    private static Panel heat(double[][] rows, double faint, double from, double to, String label) {
        return Panel.of(seconds(), Axis.y(label).downward().wholeNumbers())
                .with(HeatMap.of(Grid.of(rows).normalisedByRow(faint))
                        .over(from, to, 0.5, rows.length + 0.5)
                        .limits(0, 1));
    }

    private static Axis seconds() {
        return Axis.x("time", "s");
    }

    private static double[] time(ConditionRun run, int from, int to) {
        return IntStream.range(from, to)
                .mapToDouble(k -> run.free().time(k).seconds())
                .toArray();
    }

    private static String sub(int index) {
        StringBuilder out = new StringBuilder();
        for (char c : Integer.toString(index).toCharArray()) {
            out.append((char) ('₀' + (c - '0')));
        }
        return out.toString();
    }
}
