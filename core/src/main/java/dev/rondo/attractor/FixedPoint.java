package dev.rondo.attractor;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Optional;

/**
 * A fixed point x = G(x) of a map, polished by Newton's method, which is exact on an affine piece.
 *
 * @param state x
 * @param residual |G(x) - x|/|x|; |G(x) - x| at x = 0
 * @param jacobian DG(x)
 * @param multipliers the eigenvalues of DG(x)
 */
record FixedPoint(Vector state, double residual, Matrix jacobian, ComplexVector multipliers) {
    private static final int ITERATIONS = 40;
    private static final double SMALL = 1e-11;

    /** The fixed point that Newton's method reaches from a guess; nothing if it reaches none. */
    static Optional<FixedPoint> near(EulerMap map, double[] guess) {
        double[] x = guess.clone();
        double reach = Math.max(Orbit.norm(guess), Double.MIN_NORMAL);
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] correction = newtonStep(map, x);
            double length = Orbit.norm(correction);
            if (!Double.isFinite(length) || length > 1e6 * reach) {
                return Optional.empty();
            }
            for (int i = 0; i < x.length; i++) {
                x[i] += correction[i];
            }
            if (length <= SMALL * Orbit.norm(x) || length <= Double.MIN_NORMAL) {
                return Optional.of(at(map, x));
            }
        }
        return Optional.empty();
    }

    /** The largest modulus of a multiplier: below 1 the point attracts its neighbours. */
    double leading() {
        return multipliers.maxAbs();
    }

    /** {@code log |mu| / step} for the largest multipliers, largest first. */
    Vector exponentsPerSecond(EulerMap map, int count) {
        double[] logs = multipliers.stream()
                .mapToDouble(mu -> StrictMath.log(mu.abs()) / map.step().seconds())
                .sorted()
                .toArray();
        double[] largest = new double[Math.min(count, logs.length)];
        for (int k = 0; k < largest.length; k++) {
            largest[k] = logs[logs.length - 1 - k];
        }
        return Vector.owning(largest);
    }

    private static FixedPoint at(EulerMap map, double[] x) {
        double[] image = new double[x.length];
        map.apply(x, image);
        double norm = Orbit.norm(x);
        double error = Orbit.distance(x, image);
        Matrix jacobian = map.jacobian(x);
        return new FixedPoint(Vector.of(x), norm == 0 ? error : error / norm, jacobian, Eigen.valuesOf(jacobian));
    }

    /** The d with {@code (I - DG(x)) d = G(x) - x}; NaN where the matrix is singular. */
    private static double[] newtonStep(EulerMap map, double[] x) {
        int n = x.length;
        double[] image = new double[n];
        map.apply(x, image);
        Vector error = Vector.owning(image).minus(Vector.of(x));
        try {
            return LinearSolve.of(Matrix.identity(n).minus(map.jacobian(x)))
                    .solve(error)
                    .toArray();
        } catch (FactorisationException singular) {
            return Vector.constant(n, Double.NaN).toArray();
        }
    }
}
