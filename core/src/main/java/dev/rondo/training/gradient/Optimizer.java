package dev.rondo.training.gradient;

import dev.rondo.kernel.Kernels;
import dev.rondo.kernel.ParameterKernel;

/** Optimiser: lets parameters follow their gradient. Its arrays are the state that a checkpoint keeps. */
public final class Optimizer {
    private static final double DECAY_MEAN = 0.9;
    private static final double DECAY_SQUARE = 0.999;
    private static final double EPSILON = 1e-8;

    private final OptimizerRule rule;
    private final ParameterKernel kernel;
    private final double[] mean;
    private final double[] square;

    public Optimizer(OptimizerRule rule, Kernels kernels, double[] mean, double[] square) {
        this.rule = rule;
        this.kernel = kernels.parameters();
        this.mean = mean;
        this.square = square;
    }

    /**
     * Moves the parameters.
     *
     * @param scale what the gradient is multiplied with: clipping
     * @param update 1 for the first update
     */
    public void update(double[] free, double[] gradient, double scale, double rate, int update) {
        switch (rule) {
            case SGD -> {
                for (int at = 0; at < free.length; at++) {
                    free[at] -= rate * scale * gradient[at];
                }
            }
            case ADAM -> {
                double correction = Math.sqrt(1 - StrictMath.pow(DECAY_SQUARE, update));
                kernel.update(
                        free,
                        gradient,
                        scale,
                        mean,
                        square,
                        rate * correction / (1 - StrictMath.pow(DECAY_MEAN, update)),
                        DECAY_MEAN,
                        DECAY_SQUARE,
                        EPSILON * correction);
            }
        }
    }

    double[] mean() {
        return mean;
    }

    double[] square() {
        return square;
    }
}
