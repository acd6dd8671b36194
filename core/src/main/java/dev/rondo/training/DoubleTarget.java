package dev.rondo.training;

import dev.rondo.task.Batch;
import org.jspecify.annotations.Nullable;

/** The targets and masks of a batch in double64; a batch that comes again is not converted again. */
final class DoubleTarget {
    private final double[] target;
    private final double[] mask;
    private @Nullable Batch taken;

    DoubleTarget(Dimensions dimensions) {
        target = new double[dimensions.steps() * dimensions.trials() * dimensions.readouts()];
        mask = new double[target.length];
    }

    void take(Batch batch) {
        if (batch == taken) {
            return;
        }
        int count = batch.steps() * batch.trials() * batch.readouts();
        for (int at = 0; at < count; at++) {
            target[at] = batch.target(at);
            mask[at] = batch.mask(at);
        }
        taken = batch;
    }

    double[] target() {
        return target;
    }

    double[] mask() {
        return mask;
    }
}
