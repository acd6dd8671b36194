package dev.rondo.continuation.patched;

import dev.rondo.dynamics.piecewise.PiecewiseLinearField;

/** Piecewise-linear fields, one for every value of a parameter, all with the same switching functions. */
@FunctionalInterface
public interface PiecewiseLinearFamily {
    /** The field at a value of the parameter. */
    PiecewiseLinearField at(double parameter);

    /**
     * Derivative dF/dp as a field with the same switching functions. Unless it is given, a central difference of
     * coefficients, exact but for rounding where they are linear in the parameter.
     */
    default PiecewiseLinearField derivative(double parameter) {
        double h = 1e-4 * Math.max(1, Math.abs(parameter));
        PiecewiseLinearField none = at(parameter).plus(-1, at(parameter));
        return none.plus(1 / (2 * h), at(parameter + h)).plus(-1 / (2 * h), at(parameter - h));
    }
}
