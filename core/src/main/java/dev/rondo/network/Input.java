package dev.rondo.network;

import dev.rondo.linalg.Vector;

/**
 * A constant input u of a network, in place of stimulus and baseline.
 *
 * @param values u, one value per input of the network, N_in
 */
public record Input(Vector values) {
    /** The input without a stimulus: the {@linkplain RateNetwork#restingInputs() resting input} in all channels. */
    public static Input resting(RateNetwork network) {
        return new Input(network.restingInputs());
    }

    /** The values, as an array. */
    public double[] toArray() {
        return values.toArray();
    }
}
