package dev.rondo.training;

import dev.rondo.kernel.Kernels;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import dev.rondo.task.Batch;
import dev.rondo.training.backprop.Backpropagation;
import dev.rondo.training.backprop.Dimensions;
import dev.rondo.training.backprop.Parameters;
import dev.rondo.training.backprop.Precision;

/**
 * Activity of a network in the trials of a batch.
 *
 * @param squaredError sum(mask (z - target)^2)
 * @param z its readouts
 * @param r its rates
 */
public record ForwardPass(double squaredError, Readouts z, Rates r) {
    /** Readouts of a batch. */
    @FunctionalInterface
    public interface Readouts {
        /** Readout l after step t, from 1, of trial b. */
        double at(int t, int b, int l);
    }

    /** Rates of a batch. */
    @FunctionalInterface
    public interface Rates {
        /** Rate of unit i after step t, from 1, of trial b. */
        double at(int t, int b, int i);
    }

    /** The pass of any network, in float64; trial b with the noise of {@code noise.child(first + b)}. */
    public static ForwardPass of(RateNetwork network, Batch batch, Key noise, long first) {
        Backpropagation pass = Backpropagation.of(
                Precision.FLOAT64,
                Kernels.inUse(),
                new Dimensions(network.units(), network.inputs(), network.readouts(), batch.trials(), batch.steps()),
                network,
                network.readout(),
                Backpropagation.Terms.NONE);
        pass.weights(Parameters.weights(network));
        return new ForwardPass(pass.forward(batch, noise, first), pass::readout, pass::rate);
    }
}
