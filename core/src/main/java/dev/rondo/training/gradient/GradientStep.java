package dev.rondo.training.gradient;

import dev.rondo.kernel.DoubleKernel;
import dev.rondo.kernel.Kernels;
import dev.rondo.kernel.ParameterKernel;
import dev.rondo.training.backprop.Parameters;
import dev.rondo.training.backprop.Parameters.Group;
import java.util.Arrays;
import java.util.Set;

/**
 * From the gradient with respect to the weights to the one that the optimiser sees: back through Dale's transform,
 * plus regularisers and lambda_Omega times Omega's gradient, clipped by one norm over everything that is trained.
 */
final class GradientStep {
    /** A norm above this counts as exploded. */
    private static final double EXPLODED = 1e10;

    /** Factor of M_rec that replaces a recurrent gradient whose norm explodes, and shrinks it. */
    private static final double SHRINK = 0.02;

    private final ParameterKernel kernel;
    private final DoubleKernel sums;
    private final Parameters layout;
    private final DaleTransform transform;
    private final int[] fixed;
    private final WeightCost cost;
    private final Set<Group> trained;
    private final double omega;

    /**
     * @param fixed where the parameters are that never move, all of them recurrent weights
     * @param trained the groups of which the others do
     */
    GradientStep(
            Kernels kernels,
            Parameters layout,
            DaleTransform transform,
            int[] fixed,
            WeightCost cost,
            Set<Group> trained,
            double omega) {
        kernel = kernels.parameters();
        sums = kernels.doubles();
        this.layout = layout;
        this.transform = transform;
        this.fixed = fixed.clone();
        this.cost = cost;
        this.trained = trained;
        this.omega = omega;
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
            int start = layout.start(group);
            transform.pullBack(
                    kernel,
                    group,
                    free,
                    gradient,
                    cost.l1(group) / layout.size(group),
                    2 * cost.l2(group) / layout.size(group));
            if (group == Group.RECURRENT) {
                for (int at = 0; at < omegaGradient.length; at++) {
                    gradient[start + at] += omega * transform.pulled(start + at, free, omegaGradient[at]);
                }
                hold(gradient);
            }
            squares += sums.dot(gradient, start, gradient, start, layout.size(group));
        }
        return Math.sqrt(squares);
    }

    private void hold(double[] gradient) {
        for (int at : fixed) {
            gradient[at] = 0;
        }
    }

    /**
     * Factor of the gradient. A norm that is NaN, infinite or above 1e10 times the scale of
     * the targets replaces the gradient: 0 everywhere, and 0.02 M_rec for the free recurrent parameters.
     */
    double clip(double norm, double maximum, double targetScale, double[] free, double[] gradient) {
        if (!(norm <= EXPLODED * targetScale)) {
            Arrays.fill(gradient, 0);
            if (trained.contains(Group.RECURRENT)) {
                for (int at = layout.start(Group.RECURRENT); at < layout.end(Group.RECURRENT); at++) {
                    gradient[at] = SHRINK * free[at];
                }
                hold(gradient);
            }
            return 1;
        }
        return norm > maximum ? maximum / norm : 1;
    }
}
