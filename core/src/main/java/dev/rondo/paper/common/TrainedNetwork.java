package dev.rondo.paper.common;

import dev.rondo.network.RateNetwork;
import dev.rondo.run.Study;
import java.util.List;

/**
 * A network and how it was made.
 *
 * @param recipe what was trained: a study of one seed
 * @param network the one that validated best
 * @param bestEpoch when that was; 0 if there was no validation: then the network is the last one
 * @param r2 of that validation; NaN if there was none
 * @param course every validation; empty where that is not known
 */
public record TrainedNetwork(Study recipe, RateNetwork network, int bestEpoch, double r2, List<Validated> course) {
    public TrainedNetwork {
        course = List.copyOf(course);
    }

    /**
     * How far learning had come.
     *
     * @param epoch after how many updates
     * @param r2 on the trials of the validation
     */
    public record Validated(int epoch, double r2) {}

    /** What the network grew from. */
    public long seed() {
        return recipe.seeds().getFirst();
    }
}
