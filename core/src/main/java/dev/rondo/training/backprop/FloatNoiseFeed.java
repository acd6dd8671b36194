package dev.rondo.training.backprop;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.kernel.Kernels;
import dev.rondo.kernel.Lanes;
import dev.rondo.kernel.NormalKernel;
import dev.rondo.linalg.Vector;
import dev.rondo.random.Key;
import dev.rondo.random.NormalStream;

/** The recurrent noise of a batch in float32, a block of steps at a time. */
final class FloatNoiseFeed {
    private final NormalStream[] streams;
    private final int stride;
    private final float[] deviations;
    private final boolean same;

    /** @param deviation standard deviation of every unit's noise */
    FloatNoiseFeed(Kernels kernels, int trials, Vector deviation) {
        streams = new NormalStream[trials];
        for (int b = 0; b < trials; b++) {
            streams[b] = new NormalStream(kernels);
        }
        stride = Lanes.stride(deviation.size());
        deviations = new float[stride];
        boolean equal = true;
        for (int i = 0; i < deviation.size(); i++) {
            deviations[i] = (float) deviation.get(i);
            equal &= deviation.get(i) == deviation.get(0);
        }
        same = equal;
    }

    /** Stride between the numbers of two steps. */
    int stride() {
        return stride;
    }

    void restart(int trial, Key key) {
        streams[trial].restart(KeyedNoise.recurrentKey(key));
    }

    /** Writes the next {@link KeyedNoise#BLOCK} steps of a trial. */
    void fill(int trial, float[] to, int at) {
        int batches = KeyedNoise.BLOCK * stride / NormalKernel.BATCH;
        if (same && deviations[0] != 0) {
            streams[trial].fill(deviations[0], to, at, batches);
        } else if (!same) {
            float unit = 1;
            streams[trial].fill(unit, to, at, batches);
            for (int t = 0; t < KeyedNoise.BLOCK; t++) {
                for (int j = 0; j < stride; j++) {
                    to[at + t * stride + j] *= deviations[j];
                }
            }
        }
    }
}
