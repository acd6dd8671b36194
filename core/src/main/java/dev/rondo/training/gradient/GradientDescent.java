package dev.rondo.training.gradient;

import dev.rondo.network.Projection;
import dev.rondo.setting.Setting;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.Learner;
import dev.rondo.training.LearnerState;
import dev.rondo.training.LearningRule;
import dev.rondo.training.Schedule;
import dev.rondo.training.Stage;
import dev.rondo.training.TrainingMemory;
import dev.rondo.training.TrainingProblem;
import dev.rondo.training.backprop.Backpropagation;
import dev.rondo.training.backprop.Parameters.Group;
import dev.rondo.training.backprop.Precision;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Gradient descent through time on loss and regularisers ({@link Backpropagation}), under Dale's principle.
 *
 * @param optimizer the rule
 * @param learningRate at the first epoch
 * @param finalLearningRate at the last epoch, approached on a straight line
 * @param epochs updates at most
 * @param trials in a batch
 * @param maxGradientNorm where the gradient is clipped
 * @param precision of states and products
 * @param positivity how free parameters become magnitudes
 * @param rateCost weight of mean(r^2)
 * @param omega weight of the vanishing-gradient term
 * @param revive the share of the error's gradient that reaches a silent readout unit
 * @param weightCost regularisers on weights
 * @param fixed the projections that keep their first weights
 * @param trainInput whether W_in is trained
 * @param trainReadout whether W_out is trained
 * @param trainBias whether the bias is trained
 * @param trainReadoutBias whether the readouts' bias is trained
 * @param trainInitialState whether x0 is trained
 * @param validationTrials in the fixed validation set
 * @param validateEvery epochs between validations
 * @param stopAtR2 where training stops early
 * @param stopAtScore mean score of the last validations where training stops early
 * @param plastic share of the recurrent connections that learn
 * @param stages curriculum
 */
public record GradientDescent(
        @Setting(meaning = "adam or sgd", byDefault = "adam")
        OptimizerRule optimizer,

        @Setting(
                meaning = "learning rate of the first epoch",
                byDefault = "0.001",
                byDefaultWhere = {
                    "network.activation = softplus: 0.003",
                    "network.activation = tanh: 0.003",
                    "network.activation = sigmoid: 0.005"
                },
                min = 0)
        double learningRate,

        @Setting(
                meaning = "learning rate of the last epoch, approached on a straight line",
                byDefault = "0.0001",
                min = 0)
        double finalLearningRate,

        @Setting(
                meaning = "updates at most; one epoch is one update on a fresh batch",
                byDefault = "1000",
                min = 0,
                max = 100000000)
        int epochs,

        @Setting(meaning = "trials in a batch", byDefault = "20", min = 1, max = 100000)
        int trials,

        @Setting(meaning = "the gradient is clipped at this norm", byDefault = "1", min = 0)
        double maxGradientNorm,

        @Setting(meaning = "float32 or float64", byDefault = "float32")
        Precision precision,

        @Setting(meaning = "how free parameters become magnitudes: rectify or abs", byDefault = "rectify")
        Positivity positivity,

        @Setting(meaning = "weight of mean(r^2); without it states explode", byDefault = "0.003", min = 0)
        double rateCost,

        @Setting(meaning = "weight of the vanishing-gradient term; plain sgd needs it", byDefault = "0", min = 0)
        double omega,

        @Setting(
                meaning = "share of the error's gradient that a silent readout unit gets when it should fire",
                byDefault = "0.1",
                min = 0,
                max = 1)
        double revive,

        @Setting(meaning = "regularisers on weights") WeightCost weightCost,

        @Setting(
                meaning = "projections that keep their first weights: e-to-e, e-to-i, i-to-e, i-to-i",
                byDefault = "[]")
        List<Projection> fixed,

        @Setting(meaning = "train W_in", byDefault = "true") boolean trainInput,

        @Setting(meaning = "train W_out", byDefault = "true")
        boolean trainReadout,

        @Setting(meaning = "train the bias", byDefault = "false")
        boolean trainBias,

        @Setting(meaning = "train the readouts' bias", byDefault = "false")
        boolean trainReadoutBias,

        @Setting(meaning = "train x0; it destroys re-triggering", byDefault = "false")
        boolean trainInitialState,

        @Setting(
                meaning = "trials in the fixed validation set, rounded up to whole rounds of the conditions",
                byDefault = "200",
                min = 1,
                max = 1000000)
        int validationTrials,

        @Setting(meaning = "epochs between validations", byDefault = "25", min = 1)
        int validateEvery,

        @Setting(
                meaning = "stop as soon as the validation R2 reaches this; 1 never stops early",
                byDefault = "1",
                max = 1)
        double stopAtR2,

        @Setting(meaning = "stop as soon as the task's score, averaged over the last 5 validations, reaches this")
        Optional<Double> stopAtScore,

        @Setting(
                meaning = "share of the recurrent connections that learn, drawn one by one; the others keep their first"
                        + " weights",
                byDefault = "1",
                min = 0,
                max = 1)
        double plastic,

        @Setting(
                meaning = "curriculum: stages with settings of their own, each until a validation reaches its score or"
                        + " R2",
                byDefault = "[]")
        List<Stage> stages)
        implements LearningRule {

    /** Defaults that train well: 8 of 8 seeds above R2 0.99 in an independent prototype. */
    public static final GradientDescent DEFAULT = Settings.defaults(GradientDescent.class);

    /** @throws IllegalArgumentException if the gradient would be clipped to nothing */
    public GradientDescent {
        fixed = List.copyOf(fixed);
        stages = List.copyOf(stages);
        if (maxGradientNorm == 0) {
            throw new IllegalArgumentException("max_gradient_norm must be above 0, got 0: it would stop all learning;"
                    + " a large number, such as 1e9, clips nothing");
        }
    }

    /** The learning rate of an epoch, counted from 1. */
    public double learningRate(int epoch) {
        double progress = epochs <= 1 ? 0 : (epoch - 1.0) / (epochs - 1.0);
        return learningRate + (finalLearningRate - learningRate) * progress;
    }

    @Override
    public Schedule schedule() {
        return new Schedule(epochs, trials, validationTrials, validateEvery, stopAtR2, stopAtScore);
    }

    @Override
    public Learner learner(TrainingProblem problem, Optional<LearnerState> state) {
        return new GradientLearner(problem, this, state);
    }

    @Override
    public TrainingMemory memory(int units, int readouts, double steps) {
        return new TrainingMemory(units, readouts, steps, trials, precision);
    }

    @Override
    public LearningRule withoutStages() {
        return with(r -> r.stages = List.of());
    }

    @Override
    public boolean readsBelowZero() {
        return trainReadoutBias;
    }

    @Override
    public String remedy() {
        return "a smaller learning rate (training.learning_rate = " + learningRate
                + "), a smaller spectral radius (network.initialization.spectral_radius) or a larger rate cost"
                + " (training.rate_cost = " + rateCost + ")";
    }

    TrainingStep.Rules rules() {
        Set<Group> trained = EnumSet.of(Group.RECURRENT);
        if (trainInput) {
            trained.add(Group.INPUT);
        }
        if (trainReadout) {
            trained.add(Group.READOUT);
        }
        if (trainBias) {
            trained.add(Group.BIAS);
        }
        if (trainReadoutBias) {
            trained.add(Group.READOUT_BIAS);
        }
        if (trainInitialState) {
            trained.add(Group.INITIAL_STATE);
        }
        return new TrainingStep.Rules(
                precision,
                new Backpropagation.Terms(rateCost, omega, revive),
                weightCost,
                positivity,
                trained,
                maxGradientNorm);
    }

    /** A copy with other components: {@code rule.with(r -> r.epochs = 300)}. */
    public GradientDescent with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finish();
    }

    /** Components to be changed, by the names of the record. */
    public static final class Draft {
        public OptimizerRule optimizer;
        public double learningRate;
        public double finalLearningRate;
        public int epochs;
        public int trials;
        public double maxGradientNorm;
        public Precision precision;
        public Positivity positivity;
        public double rateCost;
        public double omega;
        public double revive;
        public WeightCost weightCost;
        public List<Projection> fixed;
        public boolean trainInput;
        public boolean trainReadout;
        public boolean trainBias;
        public boolean trainReadoutBias;
        public boolean trainInitialState;
        public int validationTrials;
        public int validateEvery;
        public double stopAtR2;
        public Optional<Double> stopAtScore;
        public double plastic;
        public List<Stage> stages;

        private Draft(GradientDescent from) {
            optimizer = from.optimizer;
            learningRate = from.learningRate;
            finalLearningRate = from.finalLearningRate;
            epochs = from.epochs;
            trials = from.trials;
            maxGradientNorm = from.maxGradientNorm;
            precision = from.precision;
            positivity = from.positivity;
            rateCost = from.rateCost;
            omega = from.omega;
            revive = from.revive;
            weightCost = from.weightCost;
            fixed = from.fixed;
            trainInput = from.trainInput;
            trainReadout = from.trainReadout;
            trainBias = from.trainBias;
            trainReadoutBias = from.trainReadoutBias;
            trainInitialState = from.trainInitialState;
            validationTrials = from.validationTrials;
            validateEvery = from.validateEvery;
            stopAtR2 = from.stopAtR2;
            stopAtScore = from.stopAtScore;
            plastic = from.plastic;
            stages = from.stages;
        }

        private GradientDescent finish() {
            return new GradientDescent(
                    optimizer,
                    learningRate,
                    finalLearningRate,
                    epochs,
                    trials,
                    maxGradientNorm,
                    precision,
                    positivity,
                    rateCost,
                    omega,
                    revive,
                    weightCost,
                    fixed,
                    trainInput,
                    trainReadout,
                    trainBias,
                    trainReadoutBias,
                    trainInitialState,
                    validationTrials,
                    validateEvery,
                    stopAtR2,
                    stopAtScore,
                    plastic,
                    stages);
        }
    }
}
