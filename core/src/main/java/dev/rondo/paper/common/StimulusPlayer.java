package dev.rondo.paper.common;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.random.Key;
import java.util.List;

/** Plays a stimulus to a network of one input, from its initial state. */
public final class StimulusPlayer {
    private StimulusPlayer() {}

    /** Input of the network: the stimulus on its baseline. */
    public static Matrix input(RateNetwork network, Stimulus stimulus, Time duration) {
        return Simulator.of(network).input(List.of(stimulus), duration);
    }

    /** Without noise. */
    public static Trajectory quietly(RateNetwork network, Stimulus stimulus, Time duration) {
        Matrix u = input(network, stimulus, duration);
        return Simulator.of(network).run(u, u.rows());
    }

    /** Plays the stimulus with the noise of training. */
    public static Trajectory noisily(RateNetwork network, Stimulus stimulus, Time duration, Key key) {
        Matrix u = input(network, stimulus, duration);
        return Simulator.of(network).run(u, u.rows(), new KeyedNoise(key, network.units()));
    }

    /** Some rows of a matrix: a stretch of time. */
    public static Matrix rows(Matrix m, int from, int to) {
        return Matrix.build(to - from, m.columns(), (t, k) -> m.get(from + t, k));
    }

    /** Some columns of a matrix: some of the units. */
    public static Matrix columns(Matrix m, int from, int to) {
        return Matrix.build(m.rows(), to - from, (t, k) -> m.get(t, from + k));
    }
}
