package dev.rondo.training;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.kernel.Kernels;
import dev.rondo.kernel.Lanes;
import dev.rondo.kernel.NormalKernel;
import dev.rondo.random.Key;
import dev.rondo.random.NormalStream;

/** The recurrent noise of a batch in float64, a block of steps at a time: float32 normals, widened and then scaled. */
final class DoubleNoiseFeed {
    private final NormalStream[] streams;
    private final float[] normals;
    private final double deviation;

    DoubleNoiseFeed(Kernels kernels, int trials, int units, double deviation) {
        streams = new NormalStream[trials];
        for (int b = 0; b < trials; b++) {
            streams[b] = new NormalStream(kernels);
        }
        normals = new float[KeyedNoise.BLOCK * Lanes.stride(units)];
        this.deviation = deviation;
    }

    /** How far two steps' numbers are apart. */
    int stride() {
        return normals.length / KeyedNoise.BLOCK;
    }

    void restart(int trial, Key key) {
        streams[trial].restart(KeyedNoise.recurrentKey(key));
    }

    /** Writes the next {@link KeyedNoise#BLOCK} steps of a trial. */
    void fill(int trial, double[] to, int at) {
        if (deviation != 0) {
            streams[trial].fill(1f, normals, 0, normals.length / NormalKernel.BATCH);
            for (int j = 0; j < normals.length; j++) {
                to[at + j] = normals[j] * deviation;
            }
        }
    }
}
