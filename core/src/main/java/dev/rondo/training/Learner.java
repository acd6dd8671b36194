package dev.rondo.training;

import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import dev.rondo.task.Batch;
import java.util.SequencedMap;

/** Network that learns by some rule. One instance serves one thread; equal problems and states lead to equal bits. */
public interface Learner {
    /**
     * Results of one epoch, NaN where the rule has no such number.
     *
     * @param learningRate of the update
     * @param loss sum(mask (z - target)^2)/sum(mask) of the epoch's trials, before they changed anything
     * @param cost the loss plus all regularisers
     * @param gradientNorm norm of the gradient, before clipping
     * @param omega the vanishing-gradient term
     */
    record Update(double learningRate, double loss, double cost, double gradientNorm, double omega) {}

    /** Learns for one epoch, counted from 1. */
    Update learn(int epoch);

    /** Learned parameters, in one vector: enough to make the network. */
    Vector parameters();

    /** Further state that goes from epoch to epoch, by a name for checkpoints in snake case. */
    SequencedMap<String, Vector> memory();

    /** The network with given parameters. */
    RateNetwork network(Vector parameters);

    /**
     * Runs the present network through a batch.
     *
     * @param noise key of the batch's noise: trial b uses {@code noise.child(first + b)}
     * @param first number of the batch's first trial
     */
    default ForwardPass forward(Batch batch, Key noise, long first) {
        return ForwardPass.of(network(parameters()), batch, noise, first);
    }
}
