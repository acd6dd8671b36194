package dev.rondo.study.ensemble;

import dev.rondo.network.RateNetwork;
import dev.rondo.training.Epoch;
import java.util.List;

/** How the training of one seed ended. */
public sealed interface Ending {
    long seed();

    /**
     * It went to its end.
     *
     * @param seed what the network grew from
     * @param network the one that validated best
     * @param bestEpoch when that was; 0 if there was no validation: then the network is the last one
     * @param loss of that validation; infinite if there was none
     * @param r2 of that validation; NaN if there was none
     * @param history all epochs
     */
    record Trained(long seed, RateNetwork network, int bestEpoch, double loss, double r2, List<Epoch> history)
            implements Ending {
        public Trained {
            history = List.copyOf(history);
        }
    }

    /**
     * Its loss was not finite any more.
     *
     * @param seed what the network grew from
     * @param reason at which epoch that was, and what to try
     */
    record Diverged(long seed, String reason) implements Ending {}

    /**
     * It was asked to stop, and can be resumed.
     *
     * @param seed what the network grew from
     * @param epoch the last one done
     */
    record Stopped(long seed, int epoch) implements Ending {}
}
