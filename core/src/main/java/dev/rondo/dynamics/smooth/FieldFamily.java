package dev.rondo.dynamics.smooth;

import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import java.util.Arrays;
import java.util.Optional;

/** Vector fields {@code dx/dt = F(x, p)}, one for every value of a parameter p. */
public interface FieldFamily {
    /** The number of state variables n. */
    int dimension();

    /** The field at a value of the parameter. */
    VectorField at(double parameter);

    /**
     * Writes {@code dF/dp} at x into {@code out}. By default a difference of fourth order, good to some 1e-11 of the
     * largest value that F takes nearby where F is smooth in p; override it where the derivative is known.
     */
    default void parameterDerivative(double[] x, double parameter, double[] out) {
        Differences.along((h, value) -> at(parameter + h).evaluate(x, value), Math.abs(parameter), out);
    }

    /**
     * Piecewise-linear limit of a smooth family at this value of its parameter, where its orbits do not depend on the
     * parameter to first order: softplus width 0. Empty at other values.
     */
    default Optional<PiecewiseLinearField> corner(double parameter) {
        return Optional.empty();
    }

    /** Constant family: the field does not depend on the parameter. */
    static FieldFamily constant(VectorField field) {
        return new FieldFamily() {
            @Override
            public int dimension() {
                return field.dimension();
            }

            @Override
            public VectorField at(double parameter) {
                return field;
            }

            @Override
            public void parameterDerivative(double[] x, double parameter, double[] out) {
                Arrays.fill(out, 0);
            }
        };
    }
}
