package dev.rondo.random;

import dev.rondo.kernel.Kernels;
import dev.rondo.kernel.NormalKernel;

/** Normal numbers of one key in bulk, in float32 precision: the noise of one trial. */
public final class NormalStream {
    private final NormalKernel kernel;
    private final int[] state = new int[NormalKernel.STATE];
    private float[] normals = {};

    /** The numbers of no key yet: {@link #restart} gives one. */
    public NormalStream(Kernels kernels) {
        this.kernel = kernels.normals();
    }

    /** Goes to the first number of a key. */
    public void restart(Key key) {
        for (int k = 0; k < state.length; k += 2) {
            long word = key.word(k);
            state[k] = (int) word;
            state[k + 1] = (int) (word >>> 32);
        }
    }

    /** Writes the next {@code batches * NormalKernel.BATCH} numbers, with standard deviation {@code scale}. */
    public void fill(float scale, float[] to, int at, int batches) {
        kernel.fill(state, scale, to, at, batches);
    }

    /** Writes as many, rounded to float32 before they are scaled. */
    public void fill(double scale, double[] to, int at, int batches) {
        int count = batches * NormalKernel.BATCH;
        if (normals.length < count) {
            normals = new float[count];
        }
        fill(1f, normals, 0, batches);
        for (int j = 0; j < count; j++) {
            to[at + j] = normals[j] * scale;
        }
    }
}
