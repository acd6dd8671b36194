package dev.rondo.dynamics.smooth;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/**
 * Orbits of smooth fields by the Dormand-Prince method of order 8(5,3) to rounding, with their derivatives by initial
 * state and parameter:
 *
 * <pre>
 *   dx/dt = F(x, p),     dM/dt = DF(x) M, M(0) = I,     ds/dt = DF(x) s + dF/dp, s(0) = 0.
 * </pre>
 */
public final class VariationalFlow implements FlowArcs {
    /** The relative tolerance of orbits that are results. */
    public static final double FINE = 1e-13;
    /** The absolute tolerance, as a part of the relative one of the largest entry where the orbit begins. */
    private static final double ABSOLUTE = 0.1;
    /** Tolerance of orbits for derivatives that steer Newton's method and tangents. */
    public static final double STEERING = 1e-7;
    /** Tolerance of orbits for derivatives that are results: multipliers. */
    public static final double PRECISE = 3e-11;

    private static final int MOST_EVALUATIONS = 2_000_000;

    private final FieldFamily family;
    private final double parameter;
    private final double tolerance;
    private final VectorField field;

    public VariationalFlow(FieldFamily family, double parameter) {
        this(family, parameter, FINE);
    }

    /** With another relative tolerance of the orbits than {@link #FINE}. */
    public VariationalFlow(FieldFamily family, double parameter, double tolerance) {
        this.family = family;
        this.parameter = parameter;
        this.tolerance = tolerance;
        field = family.at(parameter);
    }

    @Override
    public double[] end(double[] x, Time t) {
        return integrate(x.clone(), t, field::evaluate);
    }

    @Override
    public void advance(double[] x, double[] v, Time t) {
        int n = x.length;
        double[] end = integrate(joined(x, v), t, this::withTangent);
        System.arraycopy(end, 0, x, 0, n);
        System.arraycopy(end, n, v, 0, n);
    }

    private static double[] joined(double[] x, double[] v) {
        double[] both = Arrays.copyOf(x, 2 * x.length);
        System.arraycopy(v, 0, both, x.length, x.length);
        return both;
    }

    /** The derivatives of x and of v, which follow each other. */
    private void withTangent(double[] y, double[] dy) {
        int n = y.length / 2;
        double[] state = Arrays.copyOf(y, n);
        double[] slope = new double[n];
        field.evaluate(state, slope);
        System.arraycopy(slope, 0, dy, 0, n);
        field.differential(state, Arrays.copyOfRange(y, n, 2 * n), slope);
        System.arraycopy(slope, 0, dy, n, n);
    }

    /**
     * The orbit with its derivatives, on the steps that the orbit and one tangent, its velocity, ask for to keep a
     * tolerance: where DF changes abruptly, derivatives need shorter steps than the orbit.
     */
    @Override
    public Arc arc(double[] x, Time t, double stepTolerance) {
        List<Double> times = new ArrayList<>();
        int n = x.length;
        double[] end = integrate(
                joined(x, velocity(x)),
                t,
                this::withTangent,
                stepTolerance,
                step -> times.add(step.getCurrentState().getTime()));
        return Vector.of(end).isFinite()
                ? VariationalSteps.along(
                        family,
                        parameter,
                        x,
                        times.stream().mapToDouble(Double::doubleValue).toArray())
                : Arc.none(n);
    }

    /** dx/dt, as large as x. */
    private double[] velocity(double[] x) {
        double[] f = new double[x.length];
        field.evaluate(x, f);
        double size = Vectors.maxAbs(f);
        if (size > 0) {
            Vectors.scale(Vectors.maxAbs(x) / size, f);
        }
        return f;
    }

    @Override
    public double[] moments(double[] x, Time t) {
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

    private interface Derivative {
        void of(double[] y, double[] dy);
    }

    private double[] integrate(double[] y, Time t, Derivative derivative) {
        return integrate(y, t, derivative, tolerance, step -> {});
    }

    private static double[] integrate(
            double[] y, Time t, Derivative derivative, double relative, ODEStepHandler handler) {
        double seconds = t.seconds();
        if (!(seconds > 0) || !Vector.of(y).isFinite()) {
            return filled(y.length);
        }
        double absolute = relative * ABSOLUTE * Math.max(Vectors.maxAbs(y), Double.MIN_NORMAL);
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(seconds * 1e-14, seconds, absolute, relative);
        integrator.setMaxEvaluations(MOST_EVALUATIONS);
        integrator.addStepHandler(handler);
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
