package dev.rondo.training.backprop;

import dev.rondo.kernel.FloatKernel;
import dev.rondo.kernel.Nonlinearity;
import dev.rondo.task.Batch;
import java.util.Arrays;

/**
 * The readouts {@code z = W_out r + b_out} of a batch, their errors, and what these ask of the states, in float32.
 *
 * <p>Rates of the units that are read out are gathered step by step, while they are in the cache, into arrays
 * [unit][t][b]; everything else is a loop over all times and trials of one readout or unit.
 */
final class FloatReadouts {
    private final FloatKernel kernel;
    private final Dimensions dimensions;
    private final Parameters layout;
    private final Nonlinearity phi;
    private final ReadoutEntries entries;
    private final FloatTarget wanted;
    private final float revive;
    private final int stride;

    private final float[] weights;
    private final float[] offsets;
    private final float[] heard;
    private final float[] z;
    private final float[] error;
    private final float[] missed;
    private final float[] ones;
    private final float[] asked;

    private int trials;

    /**
     * @param stride how far the rates of two trials are apart
     * @param revive the share of the error's gradient that a silent unit gets when the error asks it for more
     */
    FloatReadouts(
            FloatKernel kernel,
            Dimensions dimensions,
            int stride,
            Nonlinearity phi,
            ReadoutEntries entries,
            double revive) {
        this.kernel = kernel;
        this.dimensions = dimensions;
        layout = new Parameters(dimensions.units(), dimensions.inputs(), dimensions.readouts());
        this.phi = phi;
        this.entries = entries;
        this.revive = (float) revive;
        this.stride = stride;
        wanted = new FloatTarget(dimensions);
        int span = dimensions.steps() * dimensions.trials();
        weights = new float[entries.count()];
        offsets = new float[dimensions.readouts()];
        heard = new float[span * entries.units().length];
        asked = new float[heard.length];
        z = new float[span * dimensions.readouts()];
        error = new float[z.length];
        missed = new float[z.length];
        ones = new float[span];
        Arrays.fill(ones, 1);
    }

    /** Takes effective weights over. */
    void weights(double[] effective) {
        int out = layout.start(Parameters.Group.READOUT);
        for (int e = 0; e < weights.length; e++) {
            weights[e] = (float) effective[out + entries.readout()[e] * dimensions.units() + entries.unit()[e]];
        }
        for (int l = 0; l < offsets.length; l++) {
            offsets[l] = (float) effective[layout.start(Parameters.Group.READOUT_BIAS) + l];
        }
    }

    /** Number of trials of the next forward pass. */
    void begin(int trials) {
        this.trials = trials;
    }

    /** Keeps the rates of the units that are read out, while those of step t are in the cache. */
    void listen(int t, float[] r, int rAt) {
        int[] units = entries.units();
        for (int k = 0; k < units.length; k++) {
            int to = at(k, t);
            int from = rAt + units[k];
            for (int b = 0; b < trials; b++) {
                heard[to + b] = r[from + b * stride];
            }
        }
    }

    /** Where the numbers of step t begin in arrays [unit or readout][t][b]. */
    private int at(int k, int t) {
        return (k * dimensions.steps() + t - 1) * trials;
    }

    private int span() {
        return dimensions.steps() * trials;
    }

    /** Readouts and errors after the last step; the weighted sum of squared errors. */
    double compare(Batch batch) {
        int outs = dimensions.readouts();
        int span = span();
        Arrays.fill(z, 0, span * outs, 0);
        for (int e = 0; e < weights.length; e++) {
            kernel.addScaled(weights[e], heard, entries.place()[e] * span, z, entries.readout()[e] * span, span);
        }
        wanted.take(batch);
        float scale = (float) (2 / batch.maskSum());
        double sum = 0;
        for (int l = 0; l < outs; l++) {
            sum += errors(l * span, (l + 1) * span, offsets[l], scale);
        }
        return sum;
    }

    /** Adds a readout's bias and fills its errors; the weighted sum of their squares. */
    private double errors(int from, int to, float offset, float scale) {
        float[] target = wanted.target();
        float[] mask = wanted.mask();
        for (int at = from; at < to; at++) {
            float value = z[at] + offset;
            float difference = value - target[at];
            z[at] = value;
            missed[at] = difference;
            error[at] = difference * mask[at];
        }
        double sum = kernel.dot(error, from, missed, from, to - from);
        for (int at = from; at < to; at++) {
            error[at] *= scale;
        }
        return sum;
    }

    /** Gradient of the errors in the units that are read out, before {@link #direct} hands it on step by step. */
    void ask() {
        int span = span();
        for (int k = 0; k < entries.units().length; k++) {
            Arrays.fill(asked, k * span, (k + 1) * span, 0);
            for (int e : entries.ofUnit()[k]) {
                kernel.addScaled(weights[e], error, entries.readout()[e] * span, asked, k * span, span);
            }
            if (phi.shape() == Nonlinearity.Shape.RELU) {
                passOrRevive(k * span, (k + 1) * span);
            }
        }
    }

    /** An active unit hears all of its error, a silent one a share of a wish for more. */
    private void passOrRevive(int from, int to) {
        for (int at = from; at < to; at++) {
            // Signs decide as factors: branches on them are guessed wrong half of the time.
            float wish = asked[at];
            float silent = revive * Math.min(wish, 0);
            float active = Math.signum(heard[at]);
            asked[at] = active * wish + (1 - active) * silent;
        }
    }

    /**
     * Adds what the errors of step t ask of the states to their deltas.
     *
     * @param x the states of step t, read unless phi is ReLU or the identity
     */
    void direct(int t, float[] x, int xAt, float[] delta, int deltaAt) {
        int[] units = entries.units();
        for (int k = 0; k < units.length; k++) {
            int from = at(k, t);
            int to = deltaAt + units[k];
            if (phi.shape() == Nonlinearity.Shape.OTHER) {
                for (int b = 0; b < trials; b++) {
                    delta[to + b * stride] += asked[from + b] * (float) phi.slope(x[xAt + units[k] + b * stride]);
                }
            } else {
                for (int b = 0; b < trials; b++) {
                    delta[to + b * stride] += asked[from + b];
                }
            }
        }
    }

    /** Writes the gradient with respect to W_out and b_out. */
    void collect(double[] gradient) {
        int out = layout.start(Parameters.Group.READOUT);
        Arrays.fill(gradient, out, layout.end(Parameters.Group.READOUT), 0);
        int span = span();
        for (int e = 0; e < entries.count(); e++) {
            int l = entries.readout()[e];
            gradient[out + l * dimensions.units() + entries.unit()[e]] =
                    kernel.dot(error, l * span, heard, entries.place()[e] * span, span);
        }
        for (int l = 0; l < dimensions.readouts(); l++) {
            gradient[layout.start(Parameters.Group.READOUT_BIAS) + l] = kernel.dot(error, l * span, ones, 0, span);
        }
    }

    /** z_t of readout l in trial b. */
    double at(int t, int b, int l) {
        return z[at(l, t) + b];
    }
}
