package dev.rondo.paper.common;

import dev.rondo.network.RateNetwork;
import dev.rondo.run.Study;
import java.util.List;

/**
 * A network and how it was made.
 *
 * @param recipe study of one seed that was trained
 * @param network the one that validated best
 * @param bestEpoch epoch of the best validation; 0 without a validation: then the network is the last one
 * @param r2 of that validation; NaN if there was none
 * @param course every validation; empty where that is not known
 */
public record TrainedNetwork(Study recipe, RateNetwork network, int bestEpoch, double r2, List<Validated> course) {
    public TrainedNetwork {
        course = List.copyOf(course);
    }

    /**
     * Result of a validation during training.
     *
     * @param epoch number of updates before the validation
     * @param r2 R2 on the trials of the validation
     */
    public record Validated(int epoch, double r2) {}

    /** Random seed of the network. */
    public long seed() {
        return recipe.seeds().getFirst();
    }
}
