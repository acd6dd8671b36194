package dev.rondo.dynamics.smooth;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;

/** A flow with its derivative along one direction at a time. */
public interface TangentFlow {
    /** That of a piecewise-linear field, exact. */
    static TangentFlow of(PiecewiseLinearField field) {
        return new CarriedTangents(field, CornerFlow.of(field));
    }

    /** Writes {@code F(x)} into {@code out}. */
    void velocity(double[] x, double[] out);

    /**
     * Replaces x by {@code phi_t(x)} and v by {@code Dphi_t(x) v}; entries are NaN where the orbit cannot be followed.
     *
     * @param t not negative
     */
    void advance(double[] x, double[] v, Time t);
}
