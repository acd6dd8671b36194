package dev.rondo.training;

import java.util.Optional;

/**
 * Result of one update.
 *
 * @param epoch its number, from 1
 * @param learningRate of the update
 * @param loss of the batch before the update
 * @param cost the loss plus all regularisers
 * @param gradientNorm before clipping
 * @param omega the vanishing-gradient term; NaN if it is left out
 * @param validation on the fixed set, after the update, where there was one
 */
public record Epoch(
        int epoch,
        double learningRate,
        double loss,
        double cost,
        double gradientNorm,
        double omega,
        Optional<Validation> validation) {

    /**
     * Result of the network on the fixed validation set.
     *
     * @param loss sum(mask (z - target)^2)/sum(mask)
     * @param r2 1 - SSE/SST, pooled over readouts, times and trials
     * @param best whether no earlier epoch did as well
     * @param silent share of units whose rate is 0 at every step of every trial; NaN if it was not kept
     * @param scores by the score of the task
     */
    public record Validation(double loss, double r2, boolean best, double silent, Scores scores) {}
}
