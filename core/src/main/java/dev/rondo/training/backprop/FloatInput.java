package dev.rondo.training.backprop;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.kernel.Kernels;
import dev.rondo.kernel.NormalKernel;
import dev.rondo.random.Key;
import dev.rondo.random.NormalStream;
import dev.rondo.task.Batch;

/** The input of a batch as the network sees it: {@code u = max(0, baseline + clean + noise)}, in float32. */
final class FloatInput {
    private final Drive drive;
    private final NormalStream stream;
    private final double[] normals;
    private final float[] u;
    private final int inputs;

    FloatInput(Kernels kernels, Dimensions dimensions, Drive drive) {
        this.drive = drive;
        inputs = dimensions.inputs();
        stream = new NormalStream(kernels);
        int ofTrial = dimensions.steps() * inputs;
        normals = new double[Math.ceilDiv(ofTrial, NormalKernel.BATCH) * NormalKernel.BATCH];
        u = new float[ofTrial * dimensions.trials()];
    }

    void draw(Batch batch, Key key, long first) {
        int trials = batch.trials();
        for (int b = 0; b < trials; b++) {
            if (drive.inputDeviation() != 0) {
                stream.restart(KeyedNoise.inputKey(key.child(first + b)));
                stream.fill(1.0, normals, 0, normals.length / NormalKernel.BATCH);
            }
            for (int t = 0; t < batch.steps(); t++) {
                for (int k = 0; k < inputs; k++) {
                    int at = (t * trials + b) * inputs + k;
                    double seen = drive.baselines().get(k)
                            + batch.input(at)
                            + drive.inputDeviation() * normals[t * inputs + k];
                    u[at] = (float) (drive.rectifyInput() ? Math.max(0, seen) : seen);
                }
            }
        }
    }

    /** Takes given numbers, [t][b][k]. */
    void set(double[] given) {
        for (int at = 0; at < given.length; at++) {
            u[at] = (float) given[at];
        }
    }

    float at(int at) {
        return u[at];
    }

    /** The numbers themselves, for the kernels. */
    float[] values() {
        return u;
    }
}
