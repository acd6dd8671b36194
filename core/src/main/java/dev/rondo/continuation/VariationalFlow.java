package dev.rondo.continuation;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * Orbits of smooth fields with what they depend on, integrated together by the Dormand-Prince method of order 8(5,3) to
 * rounding:
 *
 * <pre>
 *   dx/dt = F(x, p),     dM/dt = DF(x) M, M(0) = I,     ds/dt = DF(x) s + dF/dp, s(0) = 0.
 * </pre>
 */
final class VariationalFlow {
    private static final double RELATIVE = 1e-13;
    private static final double ABSOLUTE = 1e-14;
    private static final int MOST_EVALUATIONS = 2_000_000;

    private final FieldFamily family;
    private final double parameter;
    private final VectorField field;

    VariationalFlow(FieldFamily family, double parameter) {
        this.family = family;
        this.parameter = parameter;
        field = family.at(parameter);
    }

    /**
     * A piece of an orbit.
     *
     * @param end x(t)
     * @param monodromy M(t) = dx(t)/dx(0)
     * @param parameterDerivative dx(t)/dp
     */
    record Arc(Vector end, Matrix monodromy, Vector parameterDerivative) {}

    VectorField field() {
        return field;
    }

    /** x(t); entries are NaN if the orbit cannot be followed so far. */
    double[] end(double[] x, Time t) {
        return integrate(x.clone(), t, (y, dy) -> field.evaluate(y, dy));
    }

    /** The orbit with its derivatives. */
    Arc arc(double[] x, Time t) {
        int n = x.length;
        double[] y = Arrays.copyOf(x, n + n * n + n);
        for (int j = 0; j < n; j++) {
            y[n + j * n + j] = 1;
        }
        double[] end = integrate(y, t, this::variations);
        double[] columns = Arrays.copyOfRange(end, n, n + n * n);
        return new Arc(
                Vector.owning(Arrays.copyOf(end, n)),
                Matrix.owning(n, n, columns).transpose(),
                Vector.owning(Arrays.copyOfRange(end, n + n * n, end.length)));
    }

    /** The integrals over t of x and of its squares, one after the other. */
    double[] moments(double[] x, Time t) {
        int n = x.length;
        double[] end = integrate(Arrays.copyOf(x, 3 * n), t, (y, dy) -> {
            double[] state = Arrays.copyOf(y, n);
            double[] f = new double[n];
            field.evaluate(state, f);
            System.arraycopy(f, 0, dy, 0, n);
            for (int i = 0; i < n; i++) {
                dy[n + i] = state[i];
                dy[2 * n + i] = state[i] * state[i];
            }
        });
        return Arrays.copyOfRange(end, n, 3 * n);
    }

    private void variations(double[] y, double[] dy) {
        int n = field.dimension();
        double[] x = Arrays.copyOf(y, n);
        double[] out = new double[n];
        field.evaluate(x, out);
        System.arraycopy(out, 0, dy, 0, n);
        for (int j = 1; j <= n + 1; j++) {
            field.differential(x, Arrays.copyOfRange(y, j * n, (j + 1) * n), out);
            System.arraycopy(out, 0, dy, j * n, n);
        }
        family.parameterDerivative(x, parameter, out);
        for (int i = 0; i < n; i++) {
            dy[n + n * n + i] += out[i];
        }
    }

    private interface Derivative {
        void of(double[] y, double[] dy);
    }

    private static double[] integrate(double[] y, Time t, Derivative derivative) {
        double seconds = t.seconds();
        if (!(seconds > 0) || !Vector.of(y).isFinite()) {
            return filled(y.length);
        }
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(seconds * 1e-14, seconds, ABSOLUTE, RELATIVE);
        integrator.setMaxEvaluations(MOST_EVALUATIONS);
        try {
            return integrator
                    .integrate(equation(y.length, derivative), new ODEState(0, y), seconds)
                    .getPrimaryState();
        } catch (MathRuntimeException e) {
            // The step fell below what rounding allows, or the orbit is endless: for Newton, a place without a value.
            return filled(y.length);
        }
    }

    private static double[] filled(int n) {
        double[] out = new double[n];
        Arrays.fill(out, Double.NaN);
        return out;
    }

    private static OrdinaryDifferentialEquation equation(int dimension, Derivative derivative) {
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return dimension;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                double[] dy = new double[dimension];
                derivative.of(y, dy);
                return dy;
            }
        };
    }
}
