package dev.rondo.training.gradient;

import dev.rondo.kernel.ParameterKernel;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.training.Masks;
import dev.rondo.training.backprop.Parameters;
import dev.rondo.training.backprop.Parameters.Group;
import java.util.Arrays;

/**
 * From free parameters M to weights that obey Dale's principle, and back for gradients:
 *
 * <pre>
 *   W_rec = P(mask .* M_rec) diag(signs),   W_in = P(mask .* M_in),   W_out = P(mask .* M_out) diag(signs)
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

    private DaleTransform(Parameters layout, Positivity positivity, double[] factor, int positive) {
        this.layout = layout;
        this.positivity = positivity;
        this.factor = factor;
        this.positive = positive;
    }

    /** The transform of a population with given connections. */
    static DaleTransform of(Masks masks, int inputs, Population population, Positivity positivity) {
        int n = population.size();
        Parameters layout = new Parameters(n, inputs, masks.readout().rows());
        double[] factor = new double[layout.length()];
        Arrays.fill(factor, 1);
        masks.input().ifPresent(mask -> {
            double[] entries = mask.toRowMajor();
            System.arraycopy(entries, 0, factor, layout.start(Group.INPUT), entries.length);
        });
        putSigned(masks.recurrent(), population, factor, layout.start(Group.RECURRENT));
        putSigned(masks.readout(), population, factor, layout.start(Group.READOUT));
        return new DaleTransform(layout, positivity, factor, positive(layout, masks));
    }

    private static void putSigned(Matrix mask, Population population, double[] factor, int start) {
        double[] entries = mask.toRowMajor();
        for (int at = 0; at < entries.length; at++) {
            factor[start + at] = entries[at] * population.sign(at % population.size());
        }
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
     * {@code l1 sign(M) + l2 M}; biases and x0 are their own parameters and stay as they are, and so are readouts of any
     * sign but for the cost of their weights.
     */
    void pullBack(ParameterKernel kernel, Group group, double[] free, double[] gradient, double l1, double l2) {
        if (layout.start(group) >= positive) {
            if (group == Group.READOUT) {
                addCostOfSigned(free, gradient, l1, l2);
            }
            return;
        }
        kernel.pullBack(
                gradient, free, factor, positivity == Positivity.ABS, l1, l2, layout.start(group), layout.end(group));
    }

    private void addCostOfSigned(double[] free, double[] gradient, double l1, double l2) {
        for (int at = layout.start(Group.READOUT); at < layout.end(Group.READOUT); at++) {
            gradient[at] = factor[at] == 0 ? 0 : gradient[at] + l1 * Math.signum(free[at]) + l2 * free[at];
        }
    }

    /** The derivative with respect to free parameter {@code at}, given that with respect to its weight. */
    double pulled(int at, double[] free, double gradient) {
        return gradient * positivity.slope(free[at]) * factor[at];
    }

    /** Number of parameters, from the first, that stand for magnitudes. */
    private static int positive(Parameters layout, Masks masks) {
        return masks.signedReadout() ? layout.start(Group.READOUT) : layout.end(Group.READOUT);
    }

    /** Free parameters of a network: magnitudes of the weights; signed readouts, biases and x0 as they are. */
    static double[] free(RateNetwork network, Masks masks) {
        double[] out = Parameters.weights(network);
        int positive = positive(Parameters.of(network), masks);
        for (int at = 0; at < positive; at++) {
            out[at] = Math.abs(out[at]);
        }
        return out;
    }
}
