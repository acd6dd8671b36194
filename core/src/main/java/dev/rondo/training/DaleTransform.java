package dev.rondo.training;

import dev.rondo.kernel.ParameterKernel;
import dev.rondo.network.Population;
import dev.rondo.training.Parameters.Group;
import java.util.Arrays;

/**
 * From free parameters M to weights that obey Dale's principle, and back for gradients:
 *
 * <pre>
 *   W_rec = P(mask .* M_rec) diag(signs),   W_in = P(M_in),   W_out = P(mask .* M_out) diag(signs)
 * </pre>
 *
 * with P from {@link Positivity}; biases and x0 are free.
 */
final class DaleTransform {
    private final Parameters layout;
    private final Positivity positivity;
    /** Mask times sign for every parameter: 0 where a weight is fixed at 0. */
    private final double[] factor;

    private final int positive;

    /**
     * @param recurrentMask N x N, 0 or 1
     * @param readoutMask N_out x N, 0 or 1
     * @param signedReadout whether readout weights are their own parameters, of any sign
     */
    DaleTransform(
            Parameters layout,
            Population population,
            double[] recurrentMask,
            double[] readoutMask,
            boolean signedReadout,
            Positivity positivity) {
        this.layout = layout;
        this.positivity = positivity;
        factor = new double[layout.length()];
        Arrays.fill(factor, 1);
        int n = layout.units();
        int recurrent = layout.start(Group.RECURRENT);
        for (int at = 0; at < n * n; at++) {
            factor[recurrent + at] = recurrentMask[at] * population.sign(at % n);
        }
        int readout = layout.start(Group.READOUT);
        for (int at = 0; at < layout.readouts() * n; at++) {
            factor[readout + at] = readoutMask[at] * population.sign(at % n);
        }
        positive = signedReadout ? layout.start(Group.READOUT) : layout.end(Group.READOUT);
    }

    /** The weights of the free parameters. */
    void effective(double[] free, double[] weights) {
        if (positivity == Positivity.RECTIFY) {
            for (int at = 0; at < positive; at++) {
                weights[at] = Math.max(0, free[at]) * factor[at];
            }
        } else {
            for (int at = 0; at < positive; at++) {
                weights[at] = Math.abs(free[at]) * factor[at];
            }
        }
        System.arraycopy(free, positive, weights, positive, layout.length() - positive);
    }

    /**
     * Turns a gradient with respect to the weights of one group into one with respect to its free parameters, and adds
     * {@code l1 sign(M) + l2 M}; biases and x0 are their own parameters and stay as they are.
     */
    void pullBack(ParameterKernel kernel, Group group, double[] free, double[] gradient, double l1, double l2) {
        if (layout.start(group) >= positive) {
            return;
        }
        kernel.pullBack(
                gradient, free, factor, positivity == Positivity.ABS, l1, l2, layout.start(group), layout.end(group));
    }

    /** The derivative with respect to free parameter {@code at}, given that with respect to its weight. */
    double pulled(int at, double[] free, double gradient) {
        return gradient * positivity.slope(free[at]) * factor[at];
    }

    /** Free parameters whose weights are the given ones. */
    double[] free(double[] weights) {
        double[] out = weights.clone();
        for (int at = 0; at < positive; at++) {
            out[at] = Math.abs(weights[at]);
        }
        return out;
    }
}
