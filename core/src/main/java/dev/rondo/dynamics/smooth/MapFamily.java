package dev.rondo.dynamics.smooth;

import dev.rondo.dynamics.EulerMap;

/** Maps {@code x -> G(x, p)}, one for every value of a parameter p. */
public interface MapFamily {
    /** The number of state variables n. */
    int dimension();

    /** The map at a value of the parameter. */
    EulerMap at(double parameter);

    /**
     * Writes {@code dG/dp} at x into {@code out}. By default a difference of fourth order, good to some 1e-11 of the
     * largest value that G takes nearby where G is smooth in p; override it where the derivative is known.
     */
    default void parameterDerivative(double[] x, double parameter, double[] out) {
        Differences.along((h, value) -> at(parameter + h).apply(x, value), Math.abs(parameter), out);
    }
}
