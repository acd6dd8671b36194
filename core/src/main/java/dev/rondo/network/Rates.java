package dev.rondo.network;

import dev.rondo.dynamics.piecewise.PiecewiseLinearFunction;
import java.util.Optional;

/** Rate functions of all units: one activation for every unit, or functions that differ among them or depend on a parameter. */
public interface Rates {
    /** phi_unit(x). */
    double rate(int unit, double x);

    /** phi_unit'(x). */
    double slope(int unit, double x);

    /** d phi_unit/dp at fixed x, p the parameter on which the functions depend; 0 where they depend on none. */
    default double parameterSlope(int unit, double x) {
        return 0;
    }

    /** phi as a sum of rectifiers, where it is one, the same for every unit. */
    default Optional<PiecewiseLinearFunction> piecewise() {
        return Optional.empty();
    }

    /** Writes the rates of all units into {@code out}, another array. */
    default void rates(double[] x, double[] out) {
        for (int j = 0; j < x.length; j++) {
            out[j] = rate(j, x[j]);
        }
    }

    /** One activation for every unit. */
    static Rates of(Activation activation) {
        return new Uniform(activation);
    }

    /**
     * One activation for every unit.
     *
     * @param activation phi
     */
    record Uniform(Activation activation) implements Rates {
        @Override
        public double rate(int unit, double x) {
            return activation.rate(x);
        }

        @Override
        public double slope(int unit, double x) {
            return activation.slope(x);
        }

        @Override
        public Optional<PiecewiseLinearFunction> piecewise() {
            return activation.piecewise();
        }

        @Override
        public void rates(double[] x, double[] out) {
            activation.rates(x, out);
        }
    }
}
