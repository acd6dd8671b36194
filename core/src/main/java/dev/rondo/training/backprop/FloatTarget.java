package dev.rondo.training.backprop;

import dev.rondo.task.Batch;
import org.jspecify.annotations.Nullable;

/** The targets and masks of a batch in float32, [readout][t][b]; a batch that comes again is not converted again. */
final class FloatTarget {
    private final float[] target;
    private final float[] mask;
    private @Nullable Batch taken;

    FloatTarget(Dimensions dimensions) {
        target = new float[dimensions.steps() * dimensions.trials() * dimensions.readouts()];
        mask = new float[target.length];
    }

    void take(Batch batch) {
        if (batch == taken) {
            return;
        }
        int span = batch.steps() * batch.trials();
        int outs = batch.readouts();
        for (int at = 0; at < span; at++) {
            for (int l = 0; l < outs; l++) {
                target[l * span + at] = (float) batch.target(at * outs + l);
                mask[l * span + at] = (float) batch.mask(at * outs + l);
            }
        }
        taken = batch;
    }

    float[] target() {
        return target;
    }

    float[] mask() {
        return mask;
    }
}
