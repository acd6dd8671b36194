package dev.rondo.report.ensemble;

import dev.rondo.figure.Axis;
import dev.rondo.figure.Bars;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Grid;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import dev.rondo.run.ensemble.Member;
import dev.rondo.training.Epoch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The figures of an ensemble's report, after figures 1, 2 and 4 of Rajakumar, Rinzel and Chen (2021). */
final class EnsembleFigures {
    /** Curves that a panel of learning curves shows at most so many points of. */
    private static final int CURVE_POINTS = 400;

    private EnsembleFigures() {}

    /** Stimulus and target. */
    static Figure task(Member m) {
        int steps = m.trialSteps();
        double[] t = time(m, 0, steps);
        Matrix target = m.trial().target();
        Panel stimulus = Panel.of(seconds(), Axis.y("input u"))
                .with(Line.of(t, Rows.column(m.free().u(), 0, 0, steps)).colour(Palette.BLUE));
        Panel traces = Panel.of(seconds(), Axis.y("target"));
        for (int l = 0; l < target.columns(); l++) {
            traces = traces.with(Line.of(t, Rows.column(target, l, 0, steps)));
        }
        Panel map =
                heat(Rows.of(target, 0, steps), t[0], t[steps - 1], "readout").colourBar("target (row-normalised)");
        return Figure.row(stimulus, traces, map)
                .width(Length.mm(200))
                .height(Length.mm(62))
                .lettered()
                .described("The task", "The input, the wanted activity of each readout, and the same as a heat map.");
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

    /** What the readouts do in the trial, against what was asked. */
    static Figure output(Member m) {
        int steps = m.trialSteps();
        double[] t = time(m, 0, steps);
        Panel traces = Panel.of(seconds(), Axis.y("readout z"));
        for (int l = 0; l < m.trial().target().columns(); l++) {
            traces = traces.with(Line.of(t, Rows.column(m.trial().target(), l, 0, steps))
                            .colour(Palette.GREY)
                            .dashed()
                            .width(1))
                    .with(Line.of(t, Rows.column(m.free().z(), l, 0, steps)).colour(Palette.colour(l)));
        }
        Panel map = heat(Rows.of(m.free().z(), 0, steps), t[0], t[steps - 1], "readout")
                .colourBar("output (row-normalised)");
        return Figure.row(traces, map)
                .columnWidths(1.4, 1)
                .width(Length.mm(180))
                .height(Length.mm(68))
                .lettered()
                .described("Output and target", "The readouts' activity over the trial, with the target dashed.");
    }

    /** Rates of all units in the trial and at rest, in the order of their peaks. */
    static Figure activity(Member m) {
        int steps = m.trialSteps();
        int rows = m.free().rows();
        double[] t = time(m, 0, rows);
        Panel trial = heat(
                        Rows.byPeak(Rows.of(m.free().r(), 0, steps), Grid.FAINT),
                        Grid.FAINT,
                        t[0],
                        t[steps - 1],
                        "unit, by peak")
                .title("trial");
        int shown = Math.min(rows, steps + 3 * steps);
        Panel rest = heat(
                        Rows.byPeak(Rows.of(m.free().r(), steps, shown), Grid.FAINT),
                        Grid.FAINT,
                        t[steps],
                        t[shown - 1],
                        "unit, by peak")
                .title("left alone")
                .colourBar("rate (row-normalised)");
        return Figure.row(trial, rest)
                .columnWidths(1, 2)
                .width(Length.mm(200))
                .height(Length.mm(80))
                .lettered()
                .described("All units", "Rates of all units during the trial and afterwards, ordered by peak.");
    }

    /** Eigenvalues of W_rec with the line of unit growth, and each mode's growth rate and frequency. */
    static Figure spectrum(Member m) {
        double[] re = m.spectrum().modes().stream().mapToDouble(q -> q.re()).toArray();
        double[] im = m.spectrum().modes().stream().mapToDouble(q -> q.im()).toArray();
        double[] growth =
                m.spectrum().modes().stream().mapToDouble(q -> q.growthPerS()).toArray();
        double[] frequency =
                m.spectrum().modes().stream().mapToDouble(q -> q.frequencyHz()).toArray();
        double tauMs = m.network().tau().ms();
        Panel plane = Panel.of(Axis.x("Re λ"), Axis.y("Im λ"))
                .equalAspect()
                .with(Rule.vertical(0).label("decays with τ = " + number(tauMs) + " ms"))
                .with(Rule.vertical(1).solid().colour(Palette.VERMILION).label("grows beyond 1"))
                .with(Points.of(re, im).size(4).colour(Palette.BLUE));
        Panel modes = Panel.of(
                        Axis.x("growth rate", "1/s"), Axis.y("frequency", "Hz").from(0))
                .with(Rule.vertical(0).solid().colour(Palette.VERMILION))
                .with(Points.of(growth, frequency).size(4).colour(Palette.BLUE));
        return Figure.row(plane, modes)
                .width(Length.mm(180))
                .height(Length.mm(75))
                .lettered()
                .described("Spectrum", "Eigenvalues of W_rec and the growth rate and frequency of each mode.");
    }

    /** Variance along the principal components of the trial, and the first of them over time. */
    static Figure components(Member m) {
        int shown = Math.min(10, m.trialPca().share().size());
        double[] index = IntStream.rangeClosed(1, shown).asDoubleStream().toArray();
        double[] cumulative = IntStream.range(0, shown)
                .mapToDouble(k -> m.trialPca().cumulative().get(k))
                .toArray();
        double[] share = IntStream.range(0, shown)
                .mapToDouble(k -> m.trialPca().share().get(k))
                .toArray();
        Panel variance = Panel.of(
                        Axis.x("component").wholeNumbers(),
                        Axis.y("share of variance").range(0, 1))
                .legend(Legend.ABOVE)
                .with(Bars.of(index, share, 0.7).colour(Palette.SKY).label("each"))
                .with(Line.of(index, cumulative).colour(Palette.BLUE).label("together"))
                .with(Rule.horizontal(0.9).label("90 %"));
        Matrix projections = m.trialPca().projections();
        double[] t = time(m, 0, m.trialSteps());
        Panel traces = Panel.of(seconds(), Axis.y("projection")).legend(Legend.ABOVE);
        for (int k = 0; k < Math.min(4, projections.columns()); k++) {
            traces = traces.with(
                    Line.of(t, Rows.column(projections, k, 0, m.trialSteps())).label("PC " + (k + 1)));
        }
        return Figure.row(variance, traces)
                .width(Length.mm(180))
                .height(Length.mm(72))
                .lettered()
                .described("Principal components", "Variance along the components of x(t), and their course.");
    }

    /** The steady state: readouts over all time and phase planes. */
    static Figure steadyState(Member m) {
        int steps = m.trialSteps();
        int rows = m.free().rows();
        double[] t = time(m, 0, rows);
        Panel trial = heat(Rows.of(m.free().z(), 0, steps), t[0], t[steps - 1], "readout")
                .title("trial");
        Panel rest = heat(Rows.of(m.free().z(), steps, rows), t[steps], t[rows - 1], "readout")
                .title("left alone")
                .colourBar("output (row-normalised)");
        return Figure.row(trial, rest)
                .columnWidths(1, 4)
                .width(Length.mm(200))
                .height(Length.mm(58))
                .lettered()
                .described("Steady state", "Readouts during the trial and for nine seconds of rest.");
    }

    /** Pairs of states and of principal components over the last part of the rest. */
    static Figure phasePlanes(Member m) {
        int rows = m.free().rows();
        int from = rows - Math.min(rows - m.trialSteps(), 4 * m.trialSteps());
        Matrix x = m.free().x();
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
        Matrix pc = m.trialPca().project(recent);
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

    /** What the readouts of each network do at rest. */
    static Figure replays(List<Member> members) {
        List<Panel> panels = new ArrayList<>();
        for (Member m : members) {
            int steps = m.trialSteps();
            int to = m.free().rows();
            int from = Math.max(steps, to - 3 * steps);
            double[] t = time(m, 0, to);
            panels.add(heat(Rows.of(m.free().z(), from, to), t[from], t[to - 1], "readout")
                    .title("seed " + m.seed()));
        }
        int columns = Math.min(3, panels.size());
        return Figure.grid(columns, panels)
                .width(Length.mm(180))
                .height(Length.mm(48.0 * Math.ceilDiv(panels.size(), columns)))
                .lettered("")
                .described("Replays", "The readouts of every network over the last seconds of rest.");
    }

    /** The figures of a report by the names of their files. */
    static Map<String, Figure> all(List<Member> members, Member best) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("task", task(best));
        figures.put("learning", learning(members));
        figures.put("output", output(best));
        figures.put("activity", activity(best));
        figures.put("spectrum", spectrum(best));
        figures.put("components", components(best));
        figures.put("amplification", LearningAmplification.figure(members));
        figures.put("steady-state", steadyState(best));
        figures.put("phase-planes", phasePlanes(best));
        figures.put("replays", replays(members));
        return figures;
    }

    private static Panel plane(String xName, double[] x, String yName, double[] y) {
        return Panel.of(Axis.x(xName), Axis.y(yName))
                .with(Line.of(x, y).colour(Palette.BLUE).width(1).arrows(4));
    }

    private static Panel heat(double[][] rows, double from, double to, String label) {
        return heat(rows, Grid.FLAT, from, to, label);
    }

    /** With every row from 0 to 1 that is not faint. */
    private static Panel heat(double[][] rows, double faint, double from, double to, String label) {
        return Panel.of(seconds(), Axis.y(label).downward().wholeNumbers())
                .with(HeatMap.of(Grid.of(rows).normalisedByRow(faint))
                        .over(from, to, 0.5, rows.length + 0.5)
                        .limits(0, 1));
    }

    private static Axis seconds() {
        return Axis.x("time", "s");
    }

    private static double[] time(Member m, int from, int to) {
        return IntStream.range(from, to)
                .mapToDouble(k -> m.free().time(k).seconds())
                .toArray();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
    }

    private static String sub(int index) {
        StringBuilder out = new StringBuilder();
        for (char c : Integer.toString(index).toCharArray()) {
            out.append((char) ('₀' + (c - '0')));
        }
        return out.toString();
    }
}
