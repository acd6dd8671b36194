package dev.rondo.run.ensemble;

import dev.rondo.network.RateNetwork;
import dev.rondo.training.Epoch;
import dev.rondo.training.Scores;
import java.util.List;

/**
 * A training that went to its end.
 *
 * @param seed random seed of the network
 * @param network the one that validated best
 * @param bestEpoch epoch of the best validation; 0 without a validation: then the network is the last one
 * @param loss loss of that validation; infinite if there was none
 * @param r2 of that validation; NaN if there was none
 * @param history all epochs
 * @param course slow and fast amplification while it learned
 */
public record Trained(
        long seed,
        RateNetwork network,
        int bestEpoch,
        double loss,
        double r2,
        List<Epoch> history,
        AmplificationCourse course) {
    public Trained {
        history = List.copyOf(history);
    }

    /** Scores of the best validation. */
    public Scores scores() {
        return bestEpoch == 0
                ? Scores.NONE
                : history.get(bestEpoch - 1)
                        .validation()
                        .map(Epoch.Validation::scores)
                        .orElse(Scores.NONE);
    }
}
