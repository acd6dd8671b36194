package dev.rondo.attractor;

import dev.rondo.continuation.cycles.Polygon;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.smooth.Moments;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.List;

/** Distances of attractors, relative to their sizes. */
final class Nearness {
    /** Part of the size of an orbit's start below which states are not told apart. */
    static final double ZERO = 1e-6;

    /** Relative tolerance to which moments of a stretch of a chaotic orbit tell it from others. */
    static final double SAMPLED = 0.1;

    /** Accuracy, as a part of a curve's size, of a polygon of states along it. */
    private static final double POLYGON = 1e-4;

    /** Moments of an orbit that has none. */
    static final Moments NONE = new Moments(Vector.zeros(0), Vector.zeros(0));

    private Nearness() {}

    static Moments atPoint(Vector x) {
        return new Moments(x, Vector.zeros(x.size()));
    }

    /** Moments over points of equal weight. */
    static Moments moments(List<Vector> points) {
        double[] mean = new double[points.getFirst().size()];
        double[] square = new double[mean.length];
        double weight = 1.0 / points.size();
        points.forEach(p -> Arrays.setAll(mean, i -> mean[i] + weight * p.get(i)));
        points.forEach(p ->
                Arrays.setAll(square, i -> square[i] + weight * (p.get(i) - mean[i]) * (p.get(i) - mean[i])));
        Arrays.setAll(square, i -> Math.sqrt(square[i]));
        return new Moments(Vector.owning(mean), Vector.owning(square));
    }

    static boolean arePointsNear(Vector a, Vector b, double reach, double tolerance) {
        double size = Math.max(Math.max(a.norm(), b.norm()), ZERO * reach);
        return a.minus(b).norm() <= tolerance * size;
    }

    static boolean arePeriodsNear(Time a, Time b, double tolerance) {
        return Math.abs(a.minus(b).seconds()) <= tolerance * Math.max(a.seconds(), b.seconds());
    }

    /** Test that a closed curve passes a state, as well as its polygon tells. */
    static boolean passes(Matrix turn, Vector state, double tolerance) {
        double spread = 0;
        for (int row = 0; row < turn.rows(); row++) {
            spread = Math.max(spread, turn.row(row).minus(state).norm());
        }
        return Polygon.distance(turn.toRows(), state.toArray()) <= Math.max(tolerance, POLYGON) * spread;
    }

    static boolean areMomentsNear(Moments a, Moments b, double tolerance) {
        double size = Math.max(
                Math.hypot(a.mean().norm(), a.std().norm()),
                Math.hypot(b.mean().norm(), b.std().norm()));
        double apart = Math.hypot(
                a.mean().minus(b.mean()).norm(), a.std().minus(b.std()).norm());
        return apart <= tolerance * size;
    }
}
