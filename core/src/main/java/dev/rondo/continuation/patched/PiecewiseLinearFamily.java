package dev.rondo.continuation.patched;

import dev.rondo.dynamics.piecewise.PiecewiseLinearField;

/** Piecewise-linear fields, one for every value of a parameter. */
@FunctionalInterface
public interface PiecewiseLinearFamily {
    /** The field at a value of the parameter. */
    PiecewiseLinearField at(double parameter);
}
