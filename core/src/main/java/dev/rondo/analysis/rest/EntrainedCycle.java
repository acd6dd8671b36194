package dev.rondo.analysis.rest;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.StroboscopicMap;
import java.util.Optional;

/**
 * Cycle with k periods of the input, closed by Newton's method on {@code P^k(x) - x}.
 *
 * @param state x
 * @param order k
 * @param residual {@code |P^k(x) - x|} over the largest |x| seen
 * @param multipliers eigenvalues of {@code DP^k}, by decreasing modulus
 */
record EntrainedCycle(Vector state, int order, double residual, ComplexVector multipliers) {
    private static final int ITERATIONS = 12;
    private static final double CLOSED = 1e-10;

    /** Near enough to repeat itself, as a part of the orbit's size, for Newton's method to begin. */
    private static final double NEAR = 1e-3;

    private static final int MOST_PERIODS = 16;

    /** The cycle of the least order near an orbit's state, if it attracts. */
    static Optional<EntrainedCycle> near(StroboscopicMap map, Vector state) {
        double size = size(map, state);
        Vector image = state;
        for (int order = 1; order <= MOST_PERIODS; order++) {
            image = image(map, image);
            if (image.minus(state).norm() <= NEAR * size) {
                Optional<EntrainedCycle> closed = closed(map, state, order, size);
                if (closed.isPresent()) {
                    return closed;
                }
            }
        }
        return Optional.empty();
    }

    /** The largest |x| over a period. */
    private static double size(StroboscopicMap map, Vector state) {
        double size = Double.MIN_NORMAL;
        for (double[] x : map.states(state.toArray(), map.steps())) {
            size = Math.max(size, Vector.of(x).norm());
        }
        return size;
    }

    private static Optional<EntrainedCycle> closed(StroboscopicMap map, Vector start, int order, double size) {
        Vector x = start;
        double residual = Double.POSITIVE_INFINITY;
        for (int k = 0; k < ITERATIONS; k++) {
            Vector gap = iterated(map, x, order).minus(x);
            double now = gap.norm() / size;
            if (!(now < residual)) {
                break;
            }
            residual = now;
            if (now == 0) {
                break;
            }
            Vector next = stepped(x, derivative(map, x, order), gap);
            if (next.minus(start).norm() > size) {
                return Optional.empty();
            }
            double after = iterated(map, next, order).minus(next).norm() / size;
            if (!(after < residual)) {
                break;
            }
            x = next;
        }
        if (!(residual <= CLOSED)) {
            return Optional.empty();
        }
        ComplexVector multipliers =
                Eigen.valuesOf(derivative(map, x, order)).sorted((a, b) -> Double.compare(b.abs(), a.abs()));
        return multipliers.maxAbs() < 1
                ? Optional.of(new EntrainedCycle(x, order, residual, multipliers))
                : Optional.empty();
    }

    private static Vector stepped(Vector x, Matrix derivative, Vector gap) {
        try {
            return x.plus(
                    LinearSolve.of(Matrix.identity(x.size()).minus(derivative)).solve(gap));
        } catch (FactorisationException singular) {
            return x.plus(gap);
        }
    }

    private static Vector iterated(EulerMap map, Vector x, int order) {
        Vector now = x;
        for (int k = 0; k < order; k++) {
            now = image(map, now);
        }
        return now;
    }

    private static Matrix derivative(EulerMap map, Vector x, int order) {
        Vector now = x;
        Matrix product = Matrix.identity(x.size());
        for (int k = 0; k < order; k++) {
            product = map.jacobian(now.toArray()).times(product);
            now = image(map, now);
        }
        return product;
    }

    private static Vector image(EulerMap map, Vector x) {
        double[] next = new double[x.size()];
        map.apply(x.toArray(), next);
        return Vector.owning(next);
    }
}
