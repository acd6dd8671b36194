package dev.rondo.analysis.rest;

import dev.rondo.attractor.About;
import dev.rondo.attractor.Orbit;
import dev.rondo.dynamics.DormandPrince;
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
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkField;
import dev.rondo.network.NetworkMap;
import dev.rondo.network.RateNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * An edge state and its two sides: the distance from it of two orbits that begin next to it in opposite directions, their
 * course along the line between their ends, and its multipliers or eigenvalues.
 */
final class EdgeFigure {
    /** Distance of the two starts from the edge state, relative to its size. */
    private static final double NEAR = 1e-4;

    /** Time in units of that in which the distance grows by e. */
    private static final double FOLDS = 25;

    /** The longest time, in time constants. */
    private static final double LONGEST = 300;

    private static final int ROWS = 600;
    private static final double GONE = 1e6;

    private final RateNetwork network;
    private final About about;
    private final Edge.Result result;
    private final Time span;

    private EdgeFigure(RateNetwork network, About about, Edge.Result result, Time span) {
        this.network = network;
        this.about = about;
        this.result = result;
        this.span = span;
    }

    /**
     * The figure of an edge state that was found.
     *
     * @param result with a state
     */
    static Figure of(RateNetwork network, About about, Edge.Result result) {
        double longest = LONGEST * network.timeConstants().longest().seconds();
        double rate = growth(result, network.dt());
        double seconds = rate > 0 ? Math.min(longest, FOLDS / rate) : longest;
        double whole = Math.max(seconds, 3 * result.period().map(Time::seconds).orElse(0.0));
        return new EdgeFigure(network, about, result, Time.seconds(whole)).figure();
    }

    /** The largest growth rate, per second; 0 where it is unknown. */
    private static double growth(Edge.Result result, Time step) {
        double ofPoint =
                result.eigenvaluesPerS().stream().mapToDouble(Complex::re).max().orElse(0);
        double largest =
                result.multipliers().stream().mapToDouble(Complex::abs).max().orElse(1);
        return Math.max(
                ofPoint, StrictMath.log(largest) / result.period().orElse(step).seconds());
    }

    private Figure figure() {
        Matrix edge = onEdge();
        List<Matrix> sides = List.of(beside(1), beside(-1));
        List<Panel> panels = new ArrayList<>(List.of(distances(edge, sides), courses(sides)));
        if (!result.eigenvaluesPerS().isEmpty()) {
            panels.add(Panel.of(Axis.x("Re λ", "1/s"), Axis.y("Im λ", "1/s"))
                    .with(OrbitPanels.imaginaryAxis())
                    .with(OrbitPanels.points(result.eigenvaluesPerS()).colour(Palette.BLUE)));
        } else if (!result.multipliers().isEmpty()) {
            panels.add(OrbitPanels.multipliers(result.multipliers(), "multiplier"));
        }
        return Figure.row(panels.toArray(Panel[]::new))
                .width(Length.mm(200))
                .height(Length.mm(75))
                .lettered()
                .described(
                        "Edge state",
                        "Distance from the edge state of two orbits that begin next to it on opposite sides, their"
                                + " course along the line between their ends, and the multipliers or eigenvalues of the"
                                + " edge state.");
    }

    /** States on the edge: one of a saddle, one period of a cycle. */
    private Matrix onEdge() {
        Vector state = result.state();
        return result.period()
                .map(period -> states(state, about == About.MAP ? steps(period) : ROWS, period))
                .orElse(Matrix.of(new double[][] {state.toArray()}));
    }

    private int steps(Time time) {
        return Math.max(2, (int) Math.ceil(time.in(network.dt())));
    }

    /** The orbit that begins beside the edge state, until it leaves the range of the figure. */
    private Matrix beside(int sign) {
        SplittableRandom random = new SplittableRandom(1);
        Vector state = result.state();
        Vector direction = Vector.owning(random.doubles(state.size(), -1, 1).toArray());
        double size = NEAR * Math.max(state.norm(), result.amplitude());
        Vector start = state.plus(direction.times(sign * size / direction.norm()));
        return states(start, about == About.MAP ? steps(span) : ROWS, span);
    }

    private Matrix states(Vector start, int rows, Time time) {
        Matrix all = about == About.MAP ? mapped(start, rows) : integrated(start, rows, time);
        int kept = (int) IntStream.range(0, all.rows())
                .takeWhile(k -> all.row(k).norm() < GONE)
                .count();
        return Matrix.build(Math.max(1, kept), all.columns(), all::get);
    }

    private Matrix mapped(Vector start, int rows) {
        Orbit orbit = Orbit.following(NetworkMap.atRest(network), start.toArray(), rows);
        return Matrix.build(rows, network.units(), (k, i) -> k == 0 ? start.get(i) : orbit.state(k - 1)[i]);
    }

    private Matrix integrated(Vector start, int rows, Time time) {
        double[] seconds = new double[rows];
        Arrays.setAll(seconds, k -> k * time.seconds() / (rows - 1));
        return DormandPrince.PRECISE.states(NetworkField.atRest(network), start, Vector.owning(seconds));
    }

    private double[] times(Matrix states) {
        double step = about == About.MAP ? network.dt().seconds() : span.seconds() / (ROWS - 1);
        return IntStream.range(0, states.rows()).mapToDouble(k -> k * step).toArray();
    }

    private Panel distances(Matrix edge, List<Matrix> sides) {
        Panel panel = Panel.of(
                        Axis.x("time", "s"),
                        Axis.y("distance from the edge state").log())
                .legend(Legend.ABOVE);
        for (int side = 0; side < sides.size(); side++) {
            Matrix states = sides.get(side);
            double[] distance = IntStream.range(0, states.rows())
                    .mapToDouble(k -> distance(states.row(k), edge))
                    .toArray();
            panel = panel.with(Line.of(times(states), distance)
                    .colour(side == 0 ? Palette.BLUE : Palette.VERMILION)
                    .label(side == 0 ? "one side" : "other side"));
        }
        return panel;
    }

    private static double distance(Vector x, Matrix edge) {
        return IntStream.range(0, edge.rows())
                .mapToDouble(k -> x.minus(edge.row(k)).norm())
                .min()
                .orElseThrow();
    }

    /** The projection of both orbits onto the difference of their ends. */
    private Panel courses(List<Matrix> sides) {
        Vector first = sides.getFirst().row(sides.getFirst().rows() - 1);
        Vector last = sides.getLast().row(sides.getLast().rows() - 1);
        Vector apart = first.minus(last);
        Vector axis = apart.norm() > 0 ? apart.times(1 / apart.norm()) : apart;
        Panel panel = Panel.of(Axis.x("time", "s"), Axis.y("x along the two ends"))
                .legend(Legend.ABOVE)
                .with(Rule.horizontal(axis.dot(result.state())));
        for (int side = 0; side < sides.size(); side++) {
            Matrix states = sides.get(side);
            panel = panel.with(Line.of(
                            times(states),
                            IntStream.range(0, states.rows())
                                    .mapToDouble(k -> axis.dot(states.row(k)))
                                    .toArray())
                    .colour(side == 0 ? Palette.BLUE : Palette.VERMILION));
        }
        double[] at = {0};
        return panel.with(Points.of(at, new double[] {axis.dot(result.state())})
                .size(6)
                .colour(Palette.GREEN)
                .label("edge state"));
    }
}
