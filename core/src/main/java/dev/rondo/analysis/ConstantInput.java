package dev.rondo.analysis;

import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;

/** A constant input in place of the baseline. */
final class ConstantInput {
    private ConstantInput() {}

    /**
     * The network that behaves at its baseline as the given one does under a constant input: its bias is
     * {@code b + W_in (u - u_baseline)}.
     *
     * @param u constant input, N_in
     * @throws IllegalArgumentException if there is not one number per input
     */
    static RateNetwork folded(RateNetwork network, Vector u) {
        if (u.size() != network.inputs()) {
            throw new IllegalArgumentException("A constant input has one number per input of the network, "
                    + network.inputs() + ": it has " + u.size());
        }
        Vector change = u.minus(network.restingInputs());
        return network.change()
                .bias(network.bias().plus(network.input().times(change)))
                .build();
    }
}
