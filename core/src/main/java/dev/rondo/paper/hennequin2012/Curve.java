package dev.rondo.paper.hennequin2012;

import dev.rondo.figure.Line;
import dev.rondo.linalg.Vector;
import java.util.function.DoubleUnaryOperator;

/**
 * A line of theory.
 *
 * @param name name of the curve
 * @param x the abscissae
 * @param y the values
 */
record Curve(String name, Vector x, Vector y) {
    private static final int POINTS = 121;

    /** A function between two ends. */
    static Curve of(String name, double from, double to, DoubleUnaryOperator function) {
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        for (int k = 0; k < POINTS; k++) {
            x[k] = from + (to - from) * k / (POINTS - 1);
            y[k] = function.applyAsDouble(x[k]);
        }
        return new Curve(name, Vector.owning(x), Vector.owning(y));
    }

    Line line() {
        return Line.of(x.toArray(), y.toArray()).label(name);
    }
}
