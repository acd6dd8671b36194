package dev.rondo.training.backprop;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.kernel.Kernels;
import dev.rondo.kernel.Lanes;
import dev.rondo.kernel.NormalKernel;
import dev.rondo.random.Key;
import dev.rondo.random.NormalStream;

/** The recurrent noise of a batch in float32, a block of steps at a time. */
final class FloatNoiseFeed {
    private final NormalStream[] streams;
    private final int stride;
    private final float deviation;

    FloatNoiseFeed(Kernels kernels, int trials, int units, double deviation) {
        streams = new NormalStream[trials];
        for (int b = 0; b < trials; b++) {
            streams[b] = new NormalStream(kernels);
        }
        stride = Lanes.stride(units);
        this.deviation = (float) deviation;
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
        if (deviation != 0) {
            streams[trial].fill(deviation, to, at, KeyedNoise.BLOCK * stride / NormalKernel.BATCH);
        }
    }
}
