package dev.rondo.dynamics;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * Follows any flow with steps of its own choice: the embedded Runge-Kutta method 8(5,3) of Dormand and Prince with dense
 * output of order 7 (Hairer, Norsett and Wanner, "Solving ordinary differential equations I", 1993), from Hipparchus.
 *
 * <p>For smooth fields (softplus, tanh). Piecewise-linear fields have an exact flow; there this is the cross-check.
 *
 * @param absolute tolerance per step of every variable
 * @param relative tolerance per step, added to the absolute one
 */
public record DormandPrince(double absolute, double relative) {
    /** 1e-12 and 1e-12. */
    public static final DormandPrince PRECISE = new DormandPrince(1e-12, 1e-12);

    /** The shortest step, as a part of the time that is asked for. */
    private static final double SHORTEST_STEP = 1e-14;

    /** @throws IllegalArgumentException if a tolerance is negative or both are 0 */
    public DormandPrince {
        if (!(absolute >= 0) || !(relative >= 0) || absolute + relative == 0) {
            throw new IllegalArgumentException(
                    "Tolerances are not negative and not both 0: " + absolute + ", " + relative);
        }
    }

    /**
     * The state after a time.
     *
     * @throws ArithmeticException if the step would have to become too small for the clock
     */
    public Vector advance(VectorField field, Vector start, Time duration) {
        return states(field, start, Vector.of(duration.seconds())).row(0);
    }

    /**
     * The states at increasing times, in seconds from the start: one row per time.
     *
     * @throws IllegalArgumentException if the times do not increase from 0 on
     * @throws ArithmeticException if the step would have to become too small for the clock
     */
    public Matrix states(VectorField field, Vector start, Vector seconds) {
        double[] rows = new double[seconds.size() * start.size()];
        int[] filled = {0};
        requireIncreasing(seconds);
        double end = seconds.size() == 0 ? 0 : seconds.get(seconds.size() - 1);
        while (filled[0] < seconds.size() && seconds.get(filled[0]) == 0) {
            copy(start.toArray(), rows, filled[0]++);
        }
        if (end > 0) {
            DormandPrince853Integrator integrator =
                    new DormandPrince853Integrator(SHORTEST_STEP * end, end, absolute, relative);
            integrator.addStepHandler(step -> {
                double to = step.getCurrentState().getTime();
                while (filled[0] < seconds.size() && seconds.get(filled[0]) <= to) {
                    double[] x =
                            step.getInterpolatedState(seconds.get(filled[0])).getPrimaryState();
                    copy(x, rows, filled[0]++);
                }
            });
            try {
                integrator.integrate(equation(field), new ODEState(0, start.toArray()), end);
            } catch (MathRuntimeException e) {
                throw tooSmall(end, e);
            }
        }
        return Matrix.owning(seconds.size(), start.size(), rows);
    }

    private ArithmeticException tooSmall(double end, Exception cause) {
        ArithmeticException e = new ArithmeticException("The tolerances " + absolute + " and " + relative
                + " ask for steps below " + SHORTEST_STEP * end
                + " s: raise them, or see whether the state grows without bound");
        e.initCause(cause);
        return e;
    }

    private static OrdinaryDifferentialEquation equation(VectorField field) {
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return field.dimension();
            }

            @Override
            public double[] computeDerivatives(double t, double[] x) {
                double[] derivative = new double[x.length];
                field.evaluate(x, derivative);
                return derivative;
            }
        };
    }

    private static void requireIncreasing(Vector seconds) {
        double before = 0;
        for (int k = 0; k < seconds.size(); k++) {
            if (!(seconds.get(k) >= before) || Double.isInfinite(seconds.get(k))) {
                throw new IllegalArgumentException("Times increase from 0 on and are finite: " + before
                        + " s is followed by " + seconds.get(k) + " s");
            }
            before = seconds.get(k);
        }
    }

    private static void copy(double[] x, double[] rows, int row) {
        System.arraycopy(x, 0, rows, row * x.length, x.length);
    }
}
