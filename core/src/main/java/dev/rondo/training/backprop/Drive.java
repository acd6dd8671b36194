package dev.rondo.training.backprop;

import dev.rondo.network.RateNetwork;

/**
 * Drive of the units besides the recurrent weights.
 *
 * @param alpha dt/tau
 * @param baseline the tonic input
 * @param recurrentDeviation standard deviation of n_t
 * @param inputDeviation standard deviation of the input noise
 * @param rectifyInput whether the input is clipped at 0
 */
record Drive(double alpha, double baseline, double recurrentDeviation, double inputDeviation, boolean rectifyInput) {
    static Drive of(RateNetwork network) {
        return new Drive(
                network.alpha(),
                network.baseline(),
                network.noise().recurrentDeviation(network.alpha()),
                network.noise().inputDeviation(network.dt()),
                network.noise().rectifyInput());
    }
}
