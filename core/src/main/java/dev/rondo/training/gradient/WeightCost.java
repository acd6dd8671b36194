package dev.rondo.training.gradient;

import dev.rondo.setting.Setting;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.backprop.Parameters;
import dev.rondo.training.backprop.Parameters.Group;

/**
 * Regularisers on the free parameters, as means over all entries of a group: {@code l1 mean|M| + l2 mean(M^2)}.
 *
 * @param l1Input weight of mean|M_in|
 * @param l1Recurrent weight of mean|M_rec|
 * @param l1Readout weight of mean|M_out|
 * @param l2Input weight of mean(M_in^2)
 * @param l2Recurrent weight of mean(M_rec^2)
 * @param l2Readout weight of mean(M_out^2)
 */
public record WeightCost(
        @Setting(meaning = "weight of mean|W_in|", byDefault = "0", min = 0)
        double l1Input,

        @Setting(meaning = "weight of mean|W_rec|", byDefault = "0.1", min = 0)
        double l1Recurrent,

        @Setting(meaning = "weight of mean|W_out|", byDefault = "0", min = 0)
        double l1Readout,

        @Setting(meaning = "weight of mean(W_in^2)", byDefault = "0", min = 0)
        double l2Input,

        @Setting(meaning = "weight of mean(W_rec^2)", byDefault = "0", min = 0)
        double l2Recurrent,

        @Setting(meaning = "weight of mean(W_out^2)", byDefault = "0", min = 0)
        double l2Readout) {

    /** Sums run side by side, so that the order of additions does not hold the processor up. */
    private static final int LANES = 16;

    /** Defaults that train well: a little sparsity in W_rec. */
    public static final WeightCost DEFAULT = Settings.defaults(WeightCost.class);

    double l1(Group group) {
        return switch (group) {
            case INPUT -> l1Input;
            case RECURRENT -> l1Recurrent;
            case READOUT -> l1Readout;
            case BIAS, READOUT_BIAS, INITIAL_STATE -> 0;
        };
    }

    double l2(Group group) {
        return switch (group) {
            case INPUT -> l2Input;
            case RECURRENT -> l2Recurrent;
            case READOUT -> l2Readout;
            case BIAS, READOUT_BIAS, INITIAL_STATE -> 0;
        };
    }

    /** The cost of one group. */
    public double cost(Group group, Parameters layout, double[] free) {
        double l1 = l1(group);
        double l2 = l2(group);
        if (l1 == 0 && l2 == 0) {
            return 0;
        }
        double[] sums = new double[LANES];
        double[] squares = new double[LANES];
        int end = layout.end(group);
        int at = layout.start(group);
        for (; at + LANES <= end; at += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                double m = free[at + lane];
                sums[lane] += Math.abs(m);
                squares[lane] += m * m;
            }
        }
        double sum = 0;
        double square = 0;
        for (; at < end; at++) {
            sum += Math.abs(free[at]);
            square += free[at] * free[at];
        }
        for (int lane = 0; lane < LANES; lane++) {
            sum += sums[lane];
            square += squares[lane];
        }
        return (l1 * sum + l2 * square) / layout.size(group);
    }
}
