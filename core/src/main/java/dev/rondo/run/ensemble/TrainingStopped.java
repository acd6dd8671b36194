package dev.rondo.run.ensemble;

import java.io.Serial;
import java.util.SequencedMap;
import java.util.TreeMap;

/** A training was asked to stop: its checkpoints are kept, and it can be resumed. */
public final class TrainingStopped extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final TreeMap<Long, Integer> epochs;

    TrainingStopped(SequencedMap<Long, Integer> epochs) {
        super("stopped at epochs " + epochs);
        this.epochs = new TreeMap<>(epochs);
    }

    /** Last epoch of the checkpoint of each unfinished seed; 0 if it has none. */
    public SequencedMap<Long, Integer> epochs() {
        return java.util.Collections.unmodifiableSequencedMap(epochs);
    }
}
