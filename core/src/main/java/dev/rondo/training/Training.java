package dev.rondo.training;

import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.Refusal;
import dev.rondo.task.Task;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Training as an iterator of epochs: each {@link #next} is one update. Progress, checkpoints and early ends are the
 * caller's business.
 *
 * <pre>
 *   Training training = Training.of(SequenceTask.DEFAULT, NetworkDesign.DEFAULT, GradientDescent.DEFAULT, 1);
 *   training.forEachRemaining(epoch -&gt; {});
 *   RateNetwork network = training.best();
 * </pre>
 *
 * <p>Noise is keyed by (seed, epoch, trial), so a run that is resumed from {@link #state} ends with the same bits as one
 * that was never interrupted. The best network is that of the best validation, all its parameters together. One instance
 * serves one thread.
 */
public final class Training implements Iterator<Epoch> {
    /** Epochs in a row whose loss may be NaN or beyond all measure before the run counts as diverged. */
    private static final int PATIENCE = 20;

    /** Loss over the mean square of targets that no target explains: readouts some thirty thousand times as high. */
    private static final double BEYOND_MEASURE = 1e9;

    private final RateNetwork initial;
    private final LearningRule rule;
    private final Schedule schedule;
    private final Learner learner;
    private final ValidationSet validation;
    private final double mostLoss;
    private final List<Epoch> history = new ArrayList<>();
    private Vector best;
    private int bestEpoch;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private double bestR2 = Double.NaN;
    private int broken;

    private Training(TrainingProblem problem, LearningRule rule, Optional<LearnerState> state) {
        initial = problem.initial();
        this.rule = rule;
        schedule = rule.schedule();
        learner = rule.learner(problem, state);
        validation = ValidationSet.draw(
                problem.trials(),
                problem.task().scoring(),
                schedule,
                problem.key().child("validation"));
        mostLoss = BEYOND_MEASURE * Math.max(1, validation.meanSquareOfTargets());
        best = learner.parameters();
    }

    /** The training of a network that is drawn from a seed, as a study with this seed does it. */
    public static Training of(Task task, NetworkDesign design, LearningRule rule, long seed) {
        return begin(TrainingProblem.of(task, design, seed), rule);
    }

    /** A training from its beginning. */
    public static Training begin(TrainingProblem problem, LearningRule rule) {
        return new Training(problem, rule, Optional.empty());
    }

    /** A training that goes on where a checkpoint was made; problem and rule must be those of its beginning. */
    public static Training resume(TrainingProblem problem, LearningRule rule, TrainingState state) {
        Training training = new Training(problem, rule, Optional.of(state.learner()));
        training.history.addAll(state.history());
        training.best = state.best();
        training.bestEpoch = state.bestEpoch();
        training.bestLoss = state.bestLoss();
        training.bestR2 = state.bestR2();
        training.broken = training.brokenAtEnd();
        return training;
    }

    /** Number of the last epochs whose loss was NaN or beyond all measure. */
    private int brokenAtEnd() {
        int count = 0;
        while (count < history.size()
                && isBroken(history.get(history.size() - 1 - count).loss())) {
            count++;
        }
        return count;
    }

    private boolean isBroken(double loss) {
        return !(loss <= mostLoss);
    }

    @Override
    public boolean hasNext() {
        return epoch() < schedule.epochs() && !schedule.isReached(bestR2, history);
    }

    /**
     * One update, and a validation where one is due.
     *
     * @throws Refusal if the run has diverged: the message says at which epoch and what to try
     */
    @Override
    public Epoch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the training is over");
        }
        int epoch = epoch() + 1;
        Learner.Update update = learner.learn(epoch);
        broken = isBroken(update.loss()) ? broken + 1 : 0;
        Epoch done = new Epoch(
                epoch,
                update.learningRate(),
                update.loss(),
                update.cost(),
                update.gradientNorm(),
                update.omega(),
                schedule.validatesAt(epoch) ? Optional.of(validate(epoch)) : Optional.empty());
        history.add(done);
        if (broken >= PATIENCE) {
            throw diverged(update.loss());
        }
        return done;
    }

    private Epoch.Validation validate(int epoch) {
        ValidationSet.Judged judged = validation.judge(learner);
        double loss = judged.loss();
        boolean better = loss < bestLoss;
        if (better) {
            bestLoss = loss;
            bestR2 = validation.r2(loss);
            bestEpoch = epoch;
            best = learner.parameters();
        }
        return new Epoch.Validation(loss, validation.r2(loss), better, judged.scores());
    }

    private Refusal diverged(double loss) {
        return Refusal.failed("Training diverged: the loss is " + loss + ", and was beyond " + mostLoss + " for "
                + PATIENCE + " epochs up to epoch " + epoch() + ". Try " + rule.remedy());
    }

    /** State for a checkpoint. */
    public TrainingState state() {
        return new TrainingState(epoch(), LearnerState.of(learner), best, bestEpoch, bestLoss, bestR2, history);
    }

    /** All epochs so far. */
    public List<Epoch> history() {
        return List.copyOf(history);
    }

    /** The network that the run began with. */
    public RateNetwork initial() {
        return initial;
    }

    /** Number of epochs done. */
    public int epoch() {
        return history.size();
    }

    /** The epoch whose network validated best; 0 if there was no validation. */
    public int bestEpoch() {
        return bestEpoch;
    }

    /** The loss of the best validation; infinite if there was none. */
    public double bestLoss() {
        return bestLoss;
    }

    /** The R2 of the best validation; NaN if there was none. */
    public double bestR2() {
        return bestR2;
    }

    /** Whether all parameters are finite: else there is no present network. */
    public boolean isFinite() {
        return learner.parameters().isFinite();
    }

    /** The network with the present parameters. */
    public RateNetwork network() {
        return learner.network(learner.parameters());
    }

    /** The network that validated best; the present one if there was no validation. */
    public RateNetwork best() {
        return bestEpoch == 0 ? network() : learner.network(best);
    }
}
