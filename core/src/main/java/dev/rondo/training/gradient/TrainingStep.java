package dev.rondo.training.gradient;

import dev.rondo.kernel.Kernels;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import dev.rondo.task.Batch;
import dev.rondo.training.Masks;
import dev.rondo.training.backprop.Backpropagation;
import dev.rondo.training.backprop.Dimensions;
import dev.rondo.training.backprop.Parameters;
import dev.rondo.training.backprop.Parameters.Group;
import dev.rondo.training.backprop.Precision;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One update of a network's parameters: weights, forward pass, loss, backward pass, gradient, clipping, optimiser.
 *
 * <p>Holds the free parameters and moves them; one instance serves one thread.
 */
final class TrainingStep {
    /**
     * Rules of all steps.
     *
     * @param precision of states and products
     * @param terms the rate cost, Omega and revival
     * @param cost regularisers on weights
     * @param positivity how free parameters become magnitudes
     * @param trained what is trained
     * @param maxNorm where the gradient's norm is clipped
     */
    record Rules(
            Precision precision,
            Backpropagation.Terms terms,
            WeightCost cost,
            Positivity positivity,
            Set<Group> trained,
            double maxNorm) {
        public Rules {
            trained = Set.copyOf(trained);
        }
    }

    /**
     * Results of one step, before its update.
     *
     * @param loss sum(mask (z - target)^2)/sum(mask)
     * @param cost the loss plus all regularisers (Omega is not part of it)
     * @param gradientNorm before clipping
     * @param omega the vanishing-gradient term; NaN if it is left out
     */
    record Outcome(double loss, double cost, double gradientNorm, double omega) {}

    private final Parameters layout;
    private final Rules rules;
    private final DaleTransform transform;
    private final Backpropagation pass;
    private final GradientStep gradientStep;
    private final double[] free;
    private final double[] weights;
    private final double[] gradient;

    /**
     * @param network what fixes sizes, signs, activation, drive and noise; its weights are not looked at
     * @param masks which weights may be other than 0, and which of them learn
     * @param free the free parameters, moved by every step
     */
    TrainingStep(RateNetwork network, Masks masks, Dimensions dimensions, Rules rules, Kernels kernels, double[] free) {
        this.rules = rules;
        this.free = free;
        layout = new Parameters(dimensions.units(), dimensions.inputs(), dimensions.readouts());
        transform = DaleTransform.of(masks, dimensions.inputs(), network.population(), rules.positivity());
        pass = Backpropagation.of(rules.precision(), kernels, dimensions, network, masks.readout(), rules.terms());
        gradientStep = new GradientStep(
                kernels,
                layout,
                transform,
                fixedEntries(masks),
                rules.cost(),
                rules.trained(),
                rules.terms().omega());
        weights = new double[layout.length()];
        gradient = new double[layout.length()];
    }

    /** Where in the parameters the recurrent connections are that exist and do not learn. */
    private int[] fixedEntries(Masks masks) {
        int n = layout.units();
        int start = layout.start(Group.RECURRENT);
        return IntStream.range(0, n * n)
                .filter(at -> masks.recurrent().get(at / n, at % n) != 0
                        && masks.plastic().get(at / n, at % n) == 0)
                .map(at -> start + at)
                .toArray();
    }

    /** Draws noise by key, computes the gradient and moves the parameters. */
    Outcome step(Batch batch, Key noise, Optimizer optimizer, double rate, int update) {
        loadWeights();
        double squares = pass.forward(batch, noise, 0);
        return complete(batch, squares, optimizer, rate, update);
    }

    /** A step on given input and noise, for comparison with other programs. */
    Outcome step(Batch batch, double[] u, double[] noise, Optimizer optimizer, double rate, int update) {
        loadWeights();
        double squares = pass.forward(batch, u, noise);
        return complete(batch, squares, optimizer, rate, update);
    }

    private Outcome complete(Batch batch, double squares, Optimizer optimizer, double rate, int update) {
        pass.backward(batch, gradient);
        double norm = gradientStep.complete(free, gradient, pass.omegaGradient());
        double loss = squares / batch.maskSum();
        double cost = loss + rules.terms().rateCost() * pass.meanSquaredRate();
        for (Group group : Group.values()) {
            cost += rules.cost().cost(group, layout, free);
        }
        double scale = gradientStep.clip(norm, rules.maxNorm(), batch.targetScale(), free, gradient);
        optimizer.update(free, gradient, scale, rate, update);
        return new Outcome(loss, cost, norm, pass.omega());
    }

    /** Squared error of the present parameters. */
    double squaredError(Batch batch, Key noise, long first) {
        loadWeights();
        return pass.forward(batch, noise, first);
    }

    /** Hands the present parameters to the passes. */
    private void loadWeights() {
        transform.effective(free, weights);
        pass.weights(weights);
    }

    /** The weights of given parameters. */
    double[] weights(double[] parameters) {
        double[] out = new double[layout.length()];
        transform.effective(parameters, out);
        return out;
    }

    Backpropagation pass() {
        return pass;
    }

    /** The gradient of the last step, before clipping. */
    double[] gradient() {
        return gradient;
    }
}
