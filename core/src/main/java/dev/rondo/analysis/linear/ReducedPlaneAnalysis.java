package dev.rondo.analysis.linear;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Arrows;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import java.util.stream.IntStream;

/** Reduction of W_rec to the plane of its two leading symmetric modes. */
public record ReducedPlaneAnalysis() implements Analysis<ReducedPlane.Reduction> {
    /** Arrows along each axis of the drawing. */
    private static final int ARROWS = 13;

    /** Steps of the trajectory that is drawn, and how many there are in a time constant. */
    private static final int STEPS = 3000;

    private static final int STEPS_PER_TAU = 50;

    /**
     * Certificate of a reduction.
     *
     * @param residual {@code max(|S u - lambda1 u|, |S v - lambda2 v|)/|S|} with the symmetric part S
     * @param orthogonality {@code |u . v|}
     */
    public record Certificate(double residual, double orthogonality) {}

    @Override
    public Card card() {
        return Card.ofNetwork(
                        "reduced-plane",
                        "W_rec on its two leading symmetric modes: eigenvalues, rotation, errors",
                        Card.Material.NETWORK)
                .field("plane", "the reduced system of two variables")
                .field("plane.lambda1", "", "lambda_1(S)", "largest eigenvalue of the symmetric part S")
                .field("plane.lambda2", "", "lambda_2(S)", "second eigenvalue")
                .field("plane.rho", "", "u^T (W - W^T)/2 v", "rotation")
                .field("plane.gain", "", "g(r)", "activation whose mean slope the plane has")
                .field("plane.tau_s", "s", "tau", "time constant")
                .field("u", "", "S u = lambda_1 u", "leading eigenvector, N")
                .field("v", "", "S v = lambda_2 v", "second eigenvector, N")
                .field("symmetric_error", "", "|S - lambda_1 u u^T - lambda_2 v v^T|/|S|", "part of S that is left out")
                .field(
                        "skew_error",
                        "",
                        "|K - rho (u v^T - v u^T)|/|K|, K = W - S",
                        "part of the skew part that is left out")
                .certificate(
                        "residual",
                        "",
                        "max(|S u - lambda_1 u|, |S v - lambda_2 v|)/|S|",
                        "residual of the eigenvectors")
                .certificate("orthogonality", "", "|u . v|", "departure of u and v from a right angle")
                .note("The reduced system is tau p_u' = -p_u + (lambda_1 p_u + rho p_v) g(r), tau p_v' = -p_v +"
                        + " (lambda_2 p_v - rho p_u) g(r), with r = |p| and the mean slope g of tanh.")
                .cites("rajakumar2021")
                .example("rondo analyze reduced-plane network.npz", "the plane and what it leaves out")
                .example("rondo analyze reduced-plane network.npz --figure plane.svg --json", "the plane as a figure");
    }

    @Override
    public Answer<ReducedPlane.Reduction> of(Subject subject) {
        RateNetwork network = subject.network();
        ReducedPlane.Reduction reduction = ReducedPlane.of(network.recurrent(), ReducedPlane.Gain.TANH, tau(network));
        return Answer.ofMatrix(reduction, certificate(network.recurrent().symmetricPart(), reduction));
    }

    private static Time tau(RateNetwork network) {
        return network.timeConstants()
                .common()
                .orElseThrow(() -> new IllegalArgumentException(
                        "A plane of modes of W_rec is one of the dynamics only where all units have one time constant:"
                                + " those of this network are " + network.timeConstants()));
    }

    private static Certificate certificate(Matrix symmetric, ReducedPlane.Reduction r) {
        double first = residual(symmetric, r.u(), r.plane().lambda1());
        double second = residual(symmetric, r.v(), r.plane().lambda2());
        double norm = symmetric.frobeniusNorm();
        return new Certificate(norm == 0 ? 0 : Math.max(first, second) / norm, Math.abs(r.u().dot(r.v())));
    }

    private static double residual(Matrix symmetric, Vector vector, double value) {
        return symmetric.times(vector).minus(vector.times(value)).norm();
    }

    @Override
    public Drawing draw(ReducedPlane.Reduction result, Subject subject) {
        return Drawing.of(Figure.row(portrait(result.plane()), modes(result))
                .width(Length.mm(174))
                .height(Length.mm(82))
                .lettered()
                .described(
                        "Reduced plane",
                        "Directions of the reduced system with a trajectory from near its origin, and the two modes"
                                + " over the units."));
    }

    private static Panel portrait(ReducedPlane plane) {
        double[] x = new double[STEPS];
        double[] y = new double[STEPS];
        double[] p = {0.1, 0};
        double[] slope = new double[2];
        double reach = 1;
        double dt = plane.tau().seconds() / STEPS_PER_TAU;
        for (int k = 0; k < STEPS; k++) {
            x[k] = p[0];
            y[k] = p[1];
            reach = Math.max(reach, Math.max(Math.abs(p[0]), Math.abs(p[1])));
            midpoint(plane, p, slope, dt);
        }
        return Panel.of(
                        Axis.x("p_{u}").range(-1.2 * reach, 1.2 * reach),
                        Axis.y("p_{v}").range(-1.2 * reach, 1.2 * reach))
                .equalAspect()
                .legend(Legend.ABOVE)
                .with(directions(plane, 1.1 * reach))
                .with(Line.of(x, y).colour(Palette.BLUE).label("trajectory from p = (0.1, 0)"));
    }

    private static void midpoint(ReducedPlane plane, double[] p, double[] slope, double dt) {
        plane.evaluate(p, slope);
        double[] middle = {p[0] + dt / 2 * slope[0], p[1] + dt / 2 * slope[1]};
        plane.evaluate(middle, slope);
        p[0] += dt * slope[0];
        p[1] += dt * slope[1];
    }

    private static Arrows directions(ReducedPlane plane, double reach) {
        double[] x = new double[ARROWS * ARROWS];
        double[] y = new double[ARROWS * ARROWS];
        double[] u = new double[ARROWS * ARROWS];
        double[] v = new double[ARROWS * ARROWS];
        double[] slope = new double[2];
        for (int k = 0; k < x.length; k++) {
            int row = k / ARROWS;
            x[k] = reach * (2.0 * (k % ARROWS) / (ARROWS - 1) - 1);
            y[k] = reach * (2.0 * row / (ARROWS - 1) - 1);
            plane.evaluate(new double[] {x[k], y[k]}, slope);
            u[k] = slope[0];
            v[k] = slope[1];
        }
        return Arrows.of(x, y, u, v).equalLength().colour(Colour.MUTED).label("direction");
    }

    private static Panel modes(ReducedPlane.Reduction result) {
        double[] unit = IntStream.range(0, result.u().size()).asDoubleStream().toArray();
        return Panel.of(Axis.x("unit").wholeNumbers(), Axis.y("weight in the mode"))
                .legend(Legend.ABOVE)
                .with(Rule.horizontal(0).colour(Colour.MUTED))
                .with(Points.of(unit, result.u().toArray())
                        .size(4)
                        .colour(Palette.BLUE)
                        .label("first mode u"))
                .with(Points.of(unit, result.v().toArray())
                        .size(4)
                        .hollow()
                        .colour(Palette.VERMILION)
                        .label("second mode v"));
    }
}
