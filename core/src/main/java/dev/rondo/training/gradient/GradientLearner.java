package dev.rondo.training.gradient;

import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import dev.rondo.task.Batch;
import dev.rondo.training.ForwardPass;
import dev.rondo.training.Learner;
import dev.rondo.training.LearnerState;
import dev.rondo.training.Masks;
import dev.rondo.training.TrainingProblem;
import dev.rondo.training.backprop.Dimensions;
import dev.rondo.training.backprop.Parameters;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Network that learns by {@link GradientDescent}; the parameters are the free ones of {@link DaleTransform}. */
final class GradientLearner implements Learner {
    private static final String MEAN = "mean";
    private static final String SQUARE = "square";

    private final TrainingProblem problem;
    private final GradientDescent plan;
    private final double[] free;
    private final Optimizer optimizer;
    private final TrainingStep step;
    private final Optional<Batch> constantBatch;

    GradientLearner(TrainingProblem problem, GradientDescent plan, Optional<LearnerState> state) {
        this.problem = problem;
        this.plan = plan;
        RateNetwork initial = problem.initial();
        int length = Parameters.of(initial).length();
        free = state.map(s -> s.parameters().toArray()).orElseGet(() -> DaleTransform.free(initial, problem.masks()));
        optimizer = new Optimizer(
                plan.optimizer(),
                problem.kernels(),
                state.map(s -> s.array(MEAN, length)).orElseGet(() -> new double[length]),
                state.map(s -> s.array(SQUARE, length)).orElseGet(() -> new double[length]));
        Batch first = batch(1);
        constantBatch = problem.isConstant(plan.trials()) ? Optional.of(first) : Optional.empty();
        Masks masks = masks();
        step = new TrainingStep(
                initial,
                masks,
                new Dimensions(initial.units(), initial.inputs(), initial.readouts(), plan.trials(), first.steps()),
                plan.rules(),
                problem.kernels(),
                free);
    }

    private Masks masks() {
        Masks masks = problem.withPlasticShare(plan.plastic()).masks();
        return plan.fixed().isEmpty()
                ? masks
                : masks.withFixed(problem.initial().population(), plan.fixed());
    }

    private Batch batch(int epoch) {
        return Batch.of(problem.draw(epoch, plan.trials()));
    }

    @Override
    public Update learn(int epoch) {
        double rate = plan.learningRate(epoch);
        Batch batch = constantBatch.orElseGet(() -> batch(epoch));
        TrainingStep.Outcome outcome = step.step(batch, problem.noise(epoch), optimizer, rate, epoch);
        return new Update(rate, outcome.loss(), outcome.cost(), outcome.gradientNorm(), outcome.omega());
    }

    @Override
    public Vector parameters() {
        return Vector.of(free);
    }

    @Override
    public SequencedMap<String, Vector> memory() {
        SequencedMap<String, Vector> memory = new LinkedHashMap<>();
        memory.put(MEAN, Vector.of(optimizer.mean()));
        memory.put(SQUARE, Vector.of(optimizer.square()));
        return memory;
    }

    @Override
    public RateNetwork network(Vector parameters) {
        return Parameters.network(step.weights(parameters.toArray()), problem.initial());
    }

    @Override
    public ForwardPass forward(Batch batch, Key noise, long first) {
        return new ForwardPass(step.squaredError(batch, noise, first), step.pass()::readout, step.pass()::rate);
    }
}
