package dev.rondo.network;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rate function phi, which turns a state x into a rate r.
 *
 * <p>A value with its parameters, a record whose components are settings; other kinds are found by name ({@link
 * ActivationKinds}). All results come from {@link StrictMath} or from {@link SoftplusValues}, so that they are the
 * same on every machine. At a kink the slope is that of the piece to the left.
 *
 * <p>It declares no default method: so the classes of its constants are initialised without it, and no two threads can wait
 * for each other.
 */
public interface Activation extends RateFunction {
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
}
