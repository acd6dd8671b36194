package dev.rondo.paper.rajakumar2021;

import dev.rondo.network.RateNetwork;
import dev.rondo.study.Study;

/**
 * A network and how it was made.
 *
 * @param recipe what was trained: a study of one seed
 * @param network the one that validated best
 * @param bestEpoch when that was; 0 if there was no validation: then the network is the last one
 * @param r2 of that validation; NaN if there was none
 */
public record TrainedNetwork(Study recipe, RateNetwork network, int bestEpoch, double r2) {
    /** What the network grew from. */
    public long seed() {
        return recipe.seeds().getFirst();
    }
}
