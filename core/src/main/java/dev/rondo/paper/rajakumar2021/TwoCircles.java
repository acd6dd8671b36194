package dev.rondo.paper.rajakumar2021;

import dev.rondo.dynamics.FlowMap;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Matrix;

/**
 * The planar system of figure 8d, with one stable and one unstable cycle and a unit of time of 1 s:
 *
 * <pre>
 *   x1' = x1 (r^2 - 1)(r^2 - 2) - x2
 *   x2' = x2 (r^2 - 1)(r^2 - 2) + x1
 * </pre>
 *
 * In polar coordinates the angle increases at 1 rad/s and {@code r' = r (r^2 - 1)(r^2 - 2)}: both cycles have the
 * period 2 pi, their multipliers are e^(-4 pi) at r = 1 and e^(8 pi) at r = sqrt 2.
 */
final class TwoCircles implements VectorField {
    private static final int STEPS = 2000;

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public void evaluate(double[] x, double[] derivative) {
        double growth = growth(x);
        derivative[0] = x[0] * growth - x[1];
        derivative[1] = x[1] * growth + x[0];
    }

    @Override
    public void differential(double[] x, double[] v, double[] out) {
        double square = x[0] * x[0] + x[1] * x[1];
        double change = 2 * (2 * square - 3) * (x[0] * v[0] + x[1] * v[1]);
        double growth = growth(x);
        out[0] = v[0] * growth + x[0] * change - v[1];
        out[1] = v[1] * growth + x[1] * change + v[0];
    }

    private static double growth(double[] x) {
        double square = x[0] * x[0] + x[1] * x[1];
        return (square - 1) * (square - 2);
    }

    /** The logarithm of the multiplier of the cycle of a radius, by Runge-Kutta steps along it. */
    double logMultiplier(double radius) {
        FlowMap map = FlowMap.of(this, Time.seconds(2 * Math.PI / STEPS));
        double log = 0;
        for (int k = 0; k < STEPS; k++) {
            double angle = 2 * Math.PI * k / STEPS;
            Matrix j = map.jacobian(new double[] {radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)});
            log += StrictMath.log(j.get(0, 0) * j.get(1, 1) - j.get(0, 1) * j.get(1, 0));
        }
        return log;
    }

    /** The states that follow one, so many seconds each after the other. */
    double[][] orbit(double[] from, double seconds, int count) {
        FlowMap map = FlowMap.of(this, Time.seconds(seconds));
        double[][] states = new double[count][2];
        states[0] = from.clone();
        for (int k = 1; k < count; k++) {
            map.apply(states[k - 1], states[k]);
        }
        return states;
    }
}
