package dev.rondo.attractor;

import dev.rondo.dynamics.DormandPrince;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** States along one period of a periodic orbit of a flow. */
final class Turns {
    /** Number of states in equal steps of time. */
    static final int ROWS = 400;

    /** States that lie farther apart than this part of the orbit's size have others between them. */
    private static final double FINE = 0.01;

    private static final int PARTS = 8;
    private static final int DEEPEST = 12;
    private static final int FIRST = 256;

    private Turns() {}

    /** Times {@code k T/ROWS}, in seconds. */
    static Vector times(Time period) {
        double[] times = new double[ROWS];
        Arrays.setAll(times, k -> period.seconds() * k / ROWS);
        return Vector.owning(times);
    }

    static Attractors.Stretch stretch(Matrix states, Time period) {
        return new Attractors.Stretch(
                Orbit.of(states.toRows(), period.times(1.0 / ROWS)), Vector.constant(ROWS, 1.0 / ROWS));
    }

    /** States near enough to each other to be joined by straight lines, however fast the orbit is between them. */
    static Matrix of(Time period, Function<Time, Vector> at) {
        List<Vector> states = new ArrayList<>();
        Vector[] first = new Vector[FIRST + 1];
        Arrays.setAll(first, k -> at.apply(period.times((double) k / FIRST)));
        double fine = FINE * spread(Arrays.asList(first));
        for (int k = 0; k < FIRST; k++) {
            states.add(first[k]);
            between(
                    first[k],
                    first[k + 1],
                    period.times((double) k / FIRST),
                    period.times(1.0 / FIRST),
                    at,
                    fine,
                    0,
                    states);
        }
        return matrix(states);
    }

    private static void between(
            Vector from,
            Vector to,
            Time start,
            Time span,
            Function<Time, Vector> at,
            double fine,
            int depth,
            List<Vector> out) {
        if (from.minus(to).norm() <= fine || depth == DEEPEST) {
            return;
        }
        Time half = span.times(0.5);
        Vector middle = at.apply(start.plus(half));
        between(from, middle, start, half, at, fine, depth + 1, out);
        out.add(middle);
        between(middle, to, start.plus(half), half, at, fine, depth + 1, out);
    }

    /** States along one period of a smooth flow, followed from a state. */
    static Matrix of(VectorField field, Vector start, Time period) {
        List<Vector> coarse = new ArrayList<>(List.of(start));
        coarse.addAll(rows(field, start, period.seconds(), FIRST));
        double fine = FINE * spread(coarse);
        List<Vector> states = new ArrayList<>();
        for (int k = 0; k < FIRST; k++) {
            states.add(coarse.get(k));
            between(field, coarse.get(k), coarse.get(k + 1), period.seconds() / FIRST, fine, 0, states);
        }
        return matrix(states);
    }

    private static void between(
            VectorField field, Vector from, Vector to, double seconds, double fine, int depth, List<Vector> out) {
        if (from.minus(to).norm() <= fine || depth == DEEPEST) {
            return;
        }
        Vector before = from;
        List<Vector> inner = rows(field, from, seconds, PARTS);
        for (int k = 0; k < PARTS; k++) {
            Vector next = inner.get(k);
            between(field, before, next, seconds / PARTS, fine, depth + 3, out);
            if (k + 1 < PARTS) {
                out.add(next);
            }
            before = next;
        }
    }

    private static List<Vector> rows(VectorField field, Vector from, double seconds, int count) {
        double[] times = new double[count];
        Arrays.setAll(times, k -> seconds * (k + 1) / count);
        Matrix states = DormandPrince.PRECISE.states(field, from, Vector.owning(times));
        List<Vector> rows = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            rows.add(states.row(k));
        }
        return rows;
    }

    private static double spread(List<Vector> states) {
        return states.stream()
                .mapToDouble(x -> x.minus(states.getFirst()).norm())
                .max()
                .orElse(0);
    }

    private static Matrix matrix(List<Vector> states) {
        return Matrix.of(states.stream().map(Vector::toArray).toArray(double[][]::new));
    }
}
