package dev.rondo.paper.common;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.random.Key;

/**
 * The trial that a network learned first, and what follows it when nothing follows.
 *
 * @param u the input, baseline included, T x N_in
 */
public record LearnedTrial(Matrix u) {
    /** The first condition of what a network was trained to do. */
    public static LearnedTrial of(TrainedNetwork trained) {
        RateNetwork network = trained.network();
        Matrix clean =
                trained.recipe().task().conditions(network.dt()).getFirst().input();
        return new LearnedTrial(Simulator.of(network).seen(clean));
    }

    /** The trial and rest, {@code steps} in all, without noise. */
    public Trajectory play(RateNetwork network, int steps) {
        return Simulator.of(network).run(u, steps);
    }

    /** Plays the trial with the network's noise. */
    public Trajectory play(RateNetwork network, int steps, Key noise) {
        return Simulator.of(network).run(u, steps, new KeyedNoise(noise, network.units()));
    }

    /** The state at the trial's end, without noise. */
    public double[] end(RateNetwork network) {
        return Simulator.of(network).stateAfter(u);
    }
}
