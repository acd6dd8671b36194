package dev.rondo.network;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.PiecewiseLinearMap;
import dev.rondo.linalg.Vector;

/**
 * The Euler map of a network under a constant input u and without noise:
 *
 * <pre>
 *   G(x) = (1 - alpha) x + alpha (W_rec phi(x) + W_in u + b),      DG(x) = (1 - alpha) I + alpha W_rec diag(phi'(x))
 * </pre>
 *
 * It is the map that was trained, so its attractors are those of the trained network; a flow has others (fact: a fixed
 * point with flow eigenvalue mu is unstable in the map when |1 + dt mu| &gt; 1). Immutable, usable from any thread.
 */
public final class NetworkMap implements EulerMap {
    private final RateNetwork network;
    private final EulerStep step;
    private final double[] input;

    private NetworkMap(RateNetwork network, double[] input) {
        this(network, new EulerStep(network), input);
    }

    private NetworkMap(RateNetwork network, EulerStep step, double[] input) {
        this.network = network;
        this.step = step;
        this.input = input;
    }

    /** The autonomous network, under its {@linkplain RateNetwork#restingInput() resting input}. */
    public static NetworkMap atRest(RateNetwork network) {
        return new NetworkMap(network, network.restingInputs().toArray());
    }

    /**
     * The network under a constant input that replaces stimulus and baseline.
     *
     * @throws IllegalArgumentException if there is not one value per input
     */
    public static NetworkMap under(RateNetwork network, double... u) {
        return new NetworkMap(network, checked(network, u));
    }

    /**
     * Copy of the network under another constant input.
     *
     * @throws IllegalArgumentException if there is not one value per input
     */
    NetworkMap withInput(double... u) {
        return new NetworkMap(network, step, checked(network, u));
    }

    private static double[] checked(RateNetwork network, double[] u) {
        if (u.length != network.inputs()) {
            throw new IllegalArgumentException(
                    "An input has one value per input of the network, " + network.inputs() + ": it has " + u.length);
        }
        return u.clone();
    }

    /** The network under a constant input. */
    public static NetworkMap under(RateNetwork network, Input input) {
        return new NetworkMap(network, input.toArray());
    }

    /**
     * The map under a constant input of a network of a piecewise-linear activation, whose cycles can be solved for.
     *
     * @throws IllegalArgumentException if the activation is not piecewise linear
     */
    public static PiecewiseLinearMap piecewiseLinear(RateNetwork network, Input input) {
        Vector alphas = network.alphas();
        return PiecewiseLinearMap.network(
                Vector.constant(alphas.size(), 1).minus(alphas),
                NetworkField.rows(alphas, network.recurrent()),
                NetworkField.piecewise(network),
                NetworkField.under(network, input).scaledDrive(alphas),
                network.dt());
    }

    /** The network whose map this is. */
    public RateNetwork network() {
        return network;
    }

    @Override
    public int dimension() {
        return network.units();
    }

    @Override
    public Time step() {
        return network.dt();
    }

    @Override
    public void apply(double[] x, double[] next) {
        step.advance(x, input, null, next);
    }

    @Override
    public void differential(double[] x, double[] v, double[] out) {
        step.differential(x, new double[][] {v}, new double[][] {out});
    }

    @Override
    public void differential(double[] x, double[][] v, double[][] out) {
        step.differential(x, v, out);
    }
}
