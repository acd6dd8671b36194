package dev.rondo.continuation;

import dev.rondo.dynamics.Time;

/** A flow with its derivative along one direction at a time. */
public interface TangentFlow {
    /** Writes {@code F(x)} into {@code out}. */
    void velocity(double[] x, double[] out);

    /**
     * Replaces x by {@code phi_t(x)} and v by {@code Dphi_t(x) v}; entries are NaN where the orbit cannot be followed.
     *
     * @param t not negative
     */
    void advance(double[] x, double[] v, Time t);
}
