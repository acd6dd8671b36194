package dev.rondo.run.ensemble;

import dev.rondo.network.RateNetwork;
import dev.rondo.training.Epoch;
import java.util.List;

/**
 * Remains of a training that diverged.
 *
 * @param diverged seed, epoch and reason
 * @param lastFinite network of the last epoch after which all weights were finite
 * @param history the epochs before
 */
public record DivergedTraining(Diverged diverged, RateNetwork lastFinite, List<Epoch> history) {
    public DivergedTraining {
        history = List.copyOf(history);
    }
}
