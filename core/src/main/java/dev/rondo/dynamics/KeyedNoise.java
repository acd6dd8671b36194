package dev.rondo.dynamics;

import dev.rondo.kernel.Kernels;
import dev.rondo.kernel.Lanes;
import dev.rondo.kernel.NormalKernel;
import dev.rondo.random.Key;
import dev.rondo.random.NormalStream;

/**
 * The noise of one trial, keyed: the same key gives the same numbers in training and in simulation.
 *
 * <p>The recurrent numbers come in blocks of {@link #BLOCK} steps, each step a row of {@link Lanes#stride} numbers of
 * which the first N count; the input numbers come step after step. Steps may be asked for in any order; going forward
 * is fast.
 */
public final class KeyedNoise implements Noise {
    /** Steps whose recurrent numbers are drawn together. */
    public static final int BLOCK = 8;

    private final Buffered recurrent;
    private final Buffered input;
    private final int stride;

    /** The noise of a trial of a network with so many units. */
    public KeyedNoise(Key trial, int units) {
        stride = Lanes.stride(units);
        recurrent = new Buffered(recurrentKey(trial), BLOCK * stride);
        input = new Buffered(inputKey(trial), NormalKernel.BATCH);
    }

    /** The key of a trial's recurrent noise. */
    public static Key recurrentKey(Key trial) {
        return trial.child("recurrent");
    }

    /** The key of a trial's input noise. */
    public static Key inputKey(Key trial) {
        return trial.child("input");
    }

    @Override
    public void recurrent(long step, double[] xi) {
        for (int i = 0; i < xi.length; i++) {
            xi[i] = recurrent.at((step - 1) * stride + i);
        }
    }

    @Override
    public void input(long step, double[] xi) {
        for (int k = 0; k < xi.length; k++) {
            xi[k] = input.at((step - 1) * xi.length + k);
        }
    }

    /** A stream seen through a window of one block. */
    private static final class Buffered {
        private final Key key;
        private final NormalStream stream = new NormalStream(Kernels.inUse());
        private final float[] block;
        private long next;

        Buffered(Key key, int length) {
            this.key = key;
            block = new float[length];
            stream.restart(key);
        }

        float at(long index) {
            long wanted = index / block.length;
            if (wanted < next - 1) {
                stream.restart(key);
                next = 0;
            }
            while (next <= wanted) {
                stream.fill(1f, block, 0, block.length / NormalKernel.BATCH);
                next++;
            }
            return block[(int) (index % block.length)];
        }
    }
}
