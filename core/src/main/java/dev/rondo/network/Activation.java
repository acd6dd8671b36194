package dev.rondo.network;

import dev.rondo.dynamics.piecewise.PiecewiseLinearFunction;
import dev.rondo.kernel.Nonlinearity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rate function phi, which turns a state x into a rate r.
 *
 * <p>A value with its parameters. All results come from {@link StrictMath} or from {@link SoftplusValues}, so that they are the
 * same on every machine. At a kink the slope is that of the piece to the left.
 */
public sealed interface Activation extends Nonlinearity permits Rectifiers, SmoothActivations, PowerLaw {
    /** max(0, x); its slope at 0 is 0. */
    Activation RELU = new Rectifiers.Relu();

    /** log(1 + e^x), written so that it cannot overflow. */
    Activation SOFTPLUS = new SmoothActivations.Softplus();

    /** x: the linear network. */
    Activation IDENTITY = new SmoothActivations.Identity();

    /** tanh x. */
    Activation TANH = new SmoothActivations.Tanh();

    /** 1/(1 + e^-x). */
    Activation SIGMOID = new SmoothActivations.Sigmoid();

    /** One of each kind, those with parameters at their defaults. */
    List<Activation> KINDS = List.of(
            RELU,
            SOFTPLUS,
            IDENTITY,
            TANH,
            SIGMOID,
            new Rectifiers.LeakyRelu(0.01),
            new Rectifiers.CappedRelu(1),
            new PowerLaw(1, 2));

    /**
     * The activation of a name, its parameters at their defaults.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    static Activation named(String key) {
        return KINDS.stream()
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("An activation is one of "
                        + KINDS.stream().map(Activation::key).collect(Collectors.joining(", ")) + ": there is no '"
                        + key + "'"));
    }

    /** The name in files and on the command line, such as {@code relu} or {@code leaky-relu}. */
    String key();

    /** phi''(x), for normal forms; 0 inside the pieces of a piecewise-linear function. */
    double curvature(double x);

    /** phi as a sum of rectifiers, where it is one; a straight line, which has no kink, is none. */
    default Optional<PiecewiseLinearFunction> piecewise() {
        return Optional.empty();
    }

    /** Whether phi has kinks and straight pieces between them, so that the flow is solved exactly. */
    default boolean isPiecewiseLinear() {
        return piecewise().isPresent();
    }

    /** Whether phi(c x) = c phi(x) for every c &gt; 0: then a network without tonic drive has no isolated cycle. */
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
