package dev.rondo.analysis.rest;

import dev.rondo.analysis.Subject;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.Orbit;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.ErrorBars;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.figure.Series;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkMap;
import dev.rondo.network.RateForm;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The steady state of a network: readouts in the trial and after it, standard deviation of every unit on the attractor, and
 * its largest Lyapunov exponents.
 */
final class SteadyStateFigure {
    /** Periods after the trial; of what has no period, as many times 10 time constants. */
    private static final int PERIODS = 3;

    private static final double TIME_CONSTANTS = 10;
    private static final int MOST_STEPS = 20_000;

    /** States beyond this are not drawn. */
    private static final double GONE = 1e6;

    private SteadyStateFigure() {}

    static Figure of(SteadyStateSummary result, Subject subject, Attractor attractor) {
        List<Panel> panels = new ArrayList<>(List.of(readouts(subject, attractor)));
        if (result.std().size() > 0) {
            panels.add(deviations(result, subject.network()));
        }
        if (result.lyapunovPerS().size() > 0) {
            panels.add(exponents(result.lyapunovPerS(), attractor.certificate().lyapunovUncertainty()));
        }
        double[] widths = new double[panels.size()];
        Arrays.setAll(widths, k -> k == 0 ? 2 : 1);
        return Figure.row(panels.toArray(Panel[]::new))
                .columnWidths(widths)
                .width(Length.mm(200))
                .height(Length.mm(68))
                .lettered()
                .described(
                        "Steady state",
                        "Readouts in the trial and after it, standard deviation of every unit on the attractor, and its"
                                + " largest Lyapunov exponents.");
    }

    private static Panel readouts(Subject subject, Attractor attractor) {
        RateNetwork network = subject.network();
        Time step = network.dt();
        int trial = subject.input().rows();
        Matrix before = trial == 0
                ? Matrix.zeros(0, network.units())
                : subject.trajectory().x();
        Time after = attractor
                .period()
                .orElse(network.timeConstants().longest().times(TIME_CONSTANTS))
                .times(PERIODS);
        int rows = Math.clamp((long) Math.ceil(after.in(step)), 2, MOST_STEPS);
        Orbit orbit =
                Orbit.following(NetworkMap.atRest(network), subject.state().toArray(), rows);
        int shown = (int) IntStream.range(0, rows)
                .takeWhile(k -> Orbit.norm(orbit.state(k)) < GONE)
                .count();
        Matrix x = Matrix.build(
                before.rows() + shown,
                network.units(),
                (k, i) -> k < before.rows() ? before.get(k, i) : orbit.state(k - before.rows())[i]);
        Matrix r = RateForm.along(network, x, step, false);
        double[] t = new double[x.rows()];
        Arrays.setAll(t, k -> (k + 1) * step.seconds());
        Panel panel = OrbitPanels.courses(t, r, Simulator.of(network).readouts(r));
        return trial == 0
                ? panel
                : panel.with(Rule.vertical(trial * step.seconds()).label("end of the trial"));
    }

    private static Panel deviations(SteadyStateSummary result, RateNetwork network) {
        Panel panel = Panel.of(
                        Axis.x("unit").wholeNumbers(),
                        Axis.y("standard deviation of x").from(0))
                .legend(Legend.ABOVE);
        return network.signs()
                .map(signs -> panel.with(units(result.std(), signs::isExcitatory)
                                .colour(Palette.VERMILION)
                                .label("excitatory"))
                        .with(units(result.std(), i -> !signs.isExcitatory(i))
                                .colour(Palette.BLUE)
                                .label("inhibitory")))
                .orElseGet(() -> panel.with(units(result.std(), i -> true).colour(Palette.BLUE)));
    }

    private static Points units(Vector std, IntPredicate chosen) {
        int[] units = IntStream.range(0, std.size()).filter(chosen).toArray();
        return Points.of(
                        Arrays.stream(units).asDoubleStream().toArray(),
                        Arrays.stream(units).mapToDouble(std::get).toArray())
                .size(4);
    }

    private static Panel exponents(Vector exponents, Vector uncertainty) {
        int count = exponents.size();
        double[] reach = new double[count];
        Arrays.setAll(reach, k -> k < uncertainty.size() ? uncertainty.get(k) : 0);
        return Panel.of(Axis.x("exponent").range(0.5, count + 0.5).wholeNumbers(), Axis.y("Lyapunov exponent", "1/s"))
                .with(OrbitPanels.zero())
                .with(Points.of(Series.spaced(1, 1, count), Series.of(exponents.toArray()))
                        .errors(ErrorBars.symmetric(reach))
                        .colour(Palette.BLUE));
    }
}
