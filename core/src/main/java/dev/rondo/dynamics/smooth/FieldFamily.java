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
     * The piecewise-linear field that a smooth family is at this value of its parameter, of which its orbits do not depend
     * to first order there: where thresholds begin to be rounded. Empty at other values.
     */
    default Optional<PiecewiseLinearField> corner(double parameter) {
        return Optional.empty();
    }

    /** The same field whatever the parameter. */
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
