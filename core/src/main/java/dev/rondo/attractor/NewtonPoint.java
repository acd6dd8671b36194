package dev.rondo.attractor;

import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Optional;

/** Fixed points of any flow by Newton's method, with steps halved until |F| falls. */
public final class NewtonPoint {
    private static final int ITERATIONS = 200;
    private static final int HALVINGS = 12;
    private static final double SMALL = 1e-12;

    private NewtonPoint() {}

    /** The fixed point that is reached from a start, if one is. */
    public static Optional<Located> near(VectorField field, Vector start) {
        Vector x = start;
        Vector f = velocity(field, x);
        double reach = 1e3 * (1 + start.norm());
        for (int k = 0; k < ITERATIONS; k++) {
            Matrix jacobian = field.jacobian(x.toArray());
            double rate = Math.max(jacobian.oneNorm(), Double.MIN_NORMAL);
            double residual = f.norm() / rate / (x.norm() < SMALL ? 1 : x.norm());
            if (residual <= SMALL) {
                return Optional.of(polished(field, x));
            }
            Vector step;
            try {
                step = LinearSolve.of(jacobian).solve(f);
            } catch (FactorisationException singular) {
                return Optional.empty();
            }
            double factor = 1;
            Vector next = x.minus(step);
            Vector value = velocity(field, next);
            for (int h = 0; h < HALVINGS && !(value.norm() < f.norm()); h++) {
                factor /= 2;
                next = x.minus(step.times(factor));
                value = velocity(field, next);
            }
            if (!next.isFinite() || next.norm() > reach || !(value.norm() < f.norm())) {
                return Optional.empty();
            }
            x = next;
            f = value;
        }
        return Optional.empty();
    }

    private static Located polished(VectorField field, Vector start) {
        Vector x = start;
        for (int k = 0; k < 2; k++) {
            try {
                Vector next =
                        x.minus(LinearSolve.of(field.jacobian(x.toArray())).solve(velocity(field, x)));
                x = velocity(field, next).norm() < velocity(field, x).norm() ? next : x;
            } catch (FactorisationException singular) {
                break;
            }
        }
        Matrix jacobian = field.jacobian(x.toArray());
        double error = velocity(field, x).norm() / Math.max(jacobian.oneNorm(), Double.MIN_NORMAL);
        return new Located(x, Eigen.valuesOf(jacobian), x.norm() < SMALL ? error : error / x.norm());
    }

    static Vector velocity(VectorField field, Vector x) {
        double[] f = new double[x.size()];
        field.evaluate(x.toArray(), f);
        return Vector.owning(f);
    }
}
