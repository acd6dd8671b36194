package dev.rondo.training;

import dev.rondo.task.Batch;
import org.jspecify.annotations.Nullable;

/** The targets and masks of a batch in double64, [readout][t][b]; a batch that comes again is not converted again. */
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
        int span = batch.steps() * batch.trials();
        int outs = batch.readouts();
        for (int at = 0; at < span; at++) {
            for (int l = 0; l < outs; l++) {
                target[l * span + at] = batch.target(at * outs + l);
                mask[l * span + at] = batch.mask(at * outs + l);
            }
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
