package dev.rondo.analysis.branch;

import dev.rondo.dynamics.FlowMap;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.solve.Perturbation;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Vector;
import java.util.Optional;

/**
 * Where a flow seems to repeat itself: a guess for Newton's method.
 *
 * @param state on the orbit
 * @param period after which it comes back most nearly
 */
record CycleGuess(Vector state, Time period) {
    private static final double SETTLING = 400;
    private static final double WINDOW = 200;
    /** A state that moves less than this part of its size per time constant rests. */
    private static final double REST = 1e-6;

    /**
     * Follows the flow by Runge-Kutta steps, then compares the last state with the ones before it. An orbit that rests at an
     * unstable fixed point is kicked off ({@link Perturbation}).
     */
    static Optional<CycleGuess> of(VectorField field, Vector start, Time tau, double stepsPerTau) {
        FlowMap step = FlowMap.of(field, tau.times(1 / stepsPerTau));
        int settling = (int) Math.ceil(SETTLING * stepsPerTau);
        double[] x = settled(step, start.toArray(), settling);
        if (rests(field, tau, x) && Eigen.valuesOf(field.jacobian(x)).maxReal() > 0) {
            x = settled(
                    step,
                    Perturbation.off(
                            x, Perturbation.PART * Math.max(1, Vector.of(x).norm())),
                    settling);
        }
        Vector origin = Vector.of(x);
        if (!origin.isFinite() || rests(field, tau, x)) {
            return Optional.empty();
        }
        double[] next = new double[x.length];
        int rows = (int) (WINDOW * stepsPerTau);
        double[] distance = new double[rows];
        double farthest = 0;
        for (int k = 0; k < rows; k++) {
            step.apply(x, next);
            System.arraycopy(next, 0, x, 0, x.length);
            distance[k] = Vector.of(x).minus(origin).norm();
            farthest = Math.max(farthest, distance[k]);
        }
        return firstReturn(distance, farthest)
                .map(k -> new CycleGuess(origin, step.step().times(k + 1)));
    }

    private static double[] settled(FlowMap step, double[] start, int steps) {
        double[] x = start.clone();
        double[] next = new double[x.length];
        for (int k = 0; k < steps; k++) {
            step.apply(x, next);
            System.arraycopy(next, 0, x, 0, x.length);
        }
        return x;
    }

    private static boolean rests(VectorField field, Time tau, double[] x) {
        double[] velocity = new double[x.length];
        field.evaluate(x, velocity);
        return Vector.of(velocity).norm() * tau.seconds() <= REST * Vector.of(x).norm();
    }

    /** The first local minimum of the distance below a tenth of the largest, after the orbit has been far away. */
    private static Optional<Integer> firstReturn(double[] distance, double farthest) {
        boolean away = false;
        for (int k = 1; k + 1 < distance.length; k++) {
            away |= distance[k] > farthest / 2;
            boolean minimum = distance[k] <= distance[k - 1] && distance[k] <= distance[k + 1];
            if (away && minimum && distance[k] < farthest / 10) {
                return Optional.of(k);
            }
        }
        return Optional.empty();
    }
}
