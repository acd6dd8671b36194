package dev.rondo.training;

import dev.rondo.kernel.ParameterKernel;
import dev.rondo.training.Parameters.Group;
import java.util.Arrays;
import java.util.Set;

/**
 * From the gradient with respect to the weights to the one that the optimiser sees: back through Dale's transform,
 * plus regularisers and lambda_Omega times Omega's gradient, clipped by one norm over everything that is trained.
 */
final class GradientStep {
    /** A norm above this counts as exploded. */
    private static final double EXPLODED = 1e10;

    /** What a recurrent gradient is replaced by when the norm explodes: this times M_rec, which shrinks it. */
    private static final double SHRINK = 0.02;

    private final ParameterKernel kernel;
    private final Parameters layout;
    private final DaleTransform transform;
    private final WeightCost cost;
    private final Set<Group> trained;
    private final double omega;
    private final double[] plastic;

    /** @param plastic 1 where a recurrent weight learns, row by row; empty if all do */
    GradientStep(
            ParameterKernel kernel,
            Parameters layout,
            DaleTransform transform,
            WeightCost cost,
            Set<Group> trained,
            double omega,
            double[] plastic) {
        this.kernel = kernel;
        this.layout = layout;
        this.transform = transform;
        this.cost = cost;
        this.trained = trained;
        this.omega = omega;
        this.plastic = plastic;
    }

    /**
     * Turns the gradient with respect to the weights into that with respect to the free parameters.
     *
     * @param omegaGradient dOmega/dW_rec, or empty
     * @return its norm
     */
    double complete(double[] free, double[] gradient, double[] omegaGradient) {
        double squares = 0;
        for (Group group : Group.values()) {
            if (!trained.contains(group)) {
                Arrays.fill(gradient, layout.start(group), layout.end(group), 0);
                continue;
            }
            transform.pullBack(
                    kernel,
                    group,
                    free,
                    gradient,
                    cost.l1(group) / layout.size(group),
                    2 * cost.l2(group) / layout.size(group));
            if (group == Group.RECURRENT && omegaGradient.length > 0) {
                int start = layout.start(group);
                for (int at = 0; at < omegaGradient.length; at++) {
                    gradient[start + at] += omega * transform.pulled(start + at, free, omegaGradient[at]);
                }
            }
            if (group == Group.RECURRENT) {
                freeze(gradient);
            }
            squares += squares(gradient, layout.start(group), layout.end(group));
        }
        return Math.sqrt(squares);
    }

    private void freeze(double[] gradient) {
        int start = layout.start(Group.RECURRENT);
        for (int at = 0; at < plastic.length; at++) {
            gradient[start + at] *= plastic[at];
        }
    }

    /** In sixteen sums, so that the order does not hold the processor up. */
    private static double squares(double[] values, int from, int to) {
        double[] sums = new double[16];
        int at = from;
        for (; at + 16 <= to; at += 16) {
            for (int lane = 0; lane < 16; lane++) {
                sums[lane] = Math.fma(values[at + lane], values[at + lane], sums[lane]);
            }
        }
        double total = 0;
        for (; at < to; at++) {
            total += values[at] * values[at];
        }
        for (double sum : sums) {
            total += sum;
        }
        return total;
    }

    /**
     * What the gradient has to be multiplied with. A norm that is NaN, infinite or above 1e10 replaces the gradient:
     * 0 everywhere, and 0.02 M_rec for the free recurrent parameters.
     */
    double clip(double norm, double maximum, double[] free, double[] gradient) {
        if (!(norm <= EXPLODED)) {
            Arrays.fill(gradient, 0);
            if (trained.contains(Group.RECURRENT)) {
                for (int at = layout.start(Group.RECURRENT); at < layout.end(Group.RECURRENT); at++) {
                    gradient[at] = SHRINK * free[at];
                }
                freeze(gradient);
            }
            return 1;
        }
        return norm > maximum ? maximum / norm : 1;
    }
}
