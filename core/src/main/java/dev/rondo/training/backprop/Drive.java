package dev.rondo.training.backprop;

import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import java.util.Arrays;

/**
 * Drive of the units besides the recurrent weights.
 *
 * @param alphas dt/tau of every unit, N
 * @param baselines the tonic input, N_in
 * @param recurrentDeviations standard deviation of n_t of every unit, N
 * @param inputDeviation standard deviation of the input noise
 * @param rectifyInput whether the input is clipped at 0
 */
record Drive(Vector alphas, Vector baselines, Vector recurrentDeviations, double inputDeviation, boolean rectifyInput) {
    static Drive of(RateNetwork network) {
        return new Drive(
                network.alphas(),
                network.baselines(),
                deviations(network),
                network.noise().inputDeviation(network.dt()),
                network.noise().rectifyInput());
    }

    private static Vector deviations(RateNetwork network) {
        return Vector.owning(Arrays.stream(network.alphas().toArray())
                .map(network.noise()::recurrentDeviation)
                .toArray());
    }
}
