package dev.rondo.attractor;

import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;

/**
 * The kinematic energy {@code q(x) = |F(x)|^2/2} of a flow and its local minima (Sussillo and Barak 2013), by the
 * method of Levenberg and Marquardt: {@code (J^T J + d I) step = J^T F}, d falling with success and rising with
 * failure.
 */
public final class KinematicEnergy {
    private static final int ITERATIONS = 200;

    private KinematicEnergy() {}

    public static double of(VectorField field, Vector x) {
        Vector f = velocity(field, x);
        return f.dot(f) / 2;
    }

    private static Vector velocity(VectorField field, Vector x) {
        double[] f = new double[x.size()];
        field.evaluate(x.toArray(), f);
        return Vector.owning(f);
    }

    /** A local minimum below a start. */
    public static Vector descend(VectorField field, Vector start) {
        Vector x = start;
        double energy = of(field, x);
        double damping = -1;
        for (int k = 0; k < ITERATIONS && energy > 0; k++) {
            Matrix jacobian = field.jacobian(x.toArray());
            Matrix normal = jacobian.transposeTimes(jacobian);
            Vector slope = jacobian.transpose().times(velocity(field, x));
            if (damping < 0) {
                damping = 1e-3 * normal.maxAbs();
            }
            Vector next;
            try {
                next = x.minus(
                        LinearSolve.of(normal.plus(Matrix.identity(x.size()).times(damping)))
                                .solve(slope));
            } catch (FactorisationException singular) {
                damping *= 10;
                continue;
            }
            double lower = of(field, next);
            if (lower < energy) {
                boolean done = energy - lower <= 1e-12 * energy;
                x = next;
                energy = lower;
                damping /= 5;
                if (done) {
                    break;
                }
            } else {
                damping *= 5;
                if (damping > 1e12 * normal.maxAbs()) {
                    break;
                }
            }
        }
        return x;
    }
}
