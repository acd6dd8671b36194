package dev.rondo.network;

import dev.rondo.dynamics.piecewise.PiecewiseLinearFunction;
import dev.rondo.kernel.Nonlinearity;
import java.util.Optional;

/** Rate function with what analyses need of it: derivatives, kinks, scaling. See {@link Activation}. */
public interface RateFunction extends Nonlinearity {
    /** The name in files and on the command line, such as {@code relu} or {@code leaky-relu}. */
    String key();

    /** phi''(x), for normal forms; 0 inside the pieces of a piecewise-linear function. */
    double curvature(double x);

    /** phi as a sum of rectifiers, where it is one; a straight line, which has no kink, is none. */
    default Optional<PiecewiseLinearFunction> piecewise() {
        return Optional.empty();
    }

    /** True if phi has kinks and straight pieces between them, so that the flow is solved exactly. */
    default boolean isPiecewiseLinear() {
        return piecewise().isPresent();
    }

    /** True if phi(c x) = c phi(x) for every c &gt; 0: then a network without tonic drive has no isolated cycle. */
    default boolean isHomogeneous() {
        return piecewise().map(PiecewiseLinearFunction::isHomogeneous).orElse(false);
    }

    @Override
    default Shape shape() {
        return Shape.OTHER;
    }

    /** Writes phi of every state into {@code out}, another array. */
    default void rates(double[] x, double[] out) {
        for (int j = 0; j < x.length; j++) {
            out[j] = rate(x[j]);
        }
    }
}
