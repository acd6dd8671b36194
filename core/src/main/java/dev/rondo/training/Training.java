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

    private final List<Lesson> lessons;
    private final List<Integer> lessonEnds = new ArrayList<>();
    private final Schedule schedule;
    private Learner learner;
    private ValidationSet validation;
    private double mostLoss;
    private final List<Epoch> history = new ArrayList<>();
    private Vector best;
    private Vector lastFinite;
    private int bestEpoch;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private double bestR2 = Double.NaN;
    private int broken;

    private Training(List<Lesson> lessons, List<Epoch> before, Optional<LearnerState> state) {
        this.lessons = List.copyOf(lessons);
        schedule = lessons.getLast().rule().schedule();
        for (Epoch epoch : before) {
            history.add(epoch);
            if (lesson().isEndedBy(epoch)) {
                lessonEnds.add(epoch.epoch());
            }
        }
        learner = lesson().rule().learner(lesson().problem(), state);
        validation = validationSet();
        mostLoss = mostLoss();
        best = learner.parameters();
        lastFinite = best;
    }

    private ValidationSet validationSet() {
        TrainingProblem problem = lesson().problem();
        return ValidationSet.draw(
                problem.trials(),
                problem.task().scoring(),
                lesson().rule().schedule(),
                problem.initial().units(),
                problem.key().child("validation"));
    }

    private double mostLoss() {
        return BEYOND_MEASURE * Math.max(1, validation.meanSquareOfTargets());
    }

    private Lesson lesson() {
        return lessons.get(lessonEnds.size());
    }

    /** Goes to the next lesson with the parameters and the memory of this one; what validated best there counts no more. */
    private void goOn() {
        lessonEnds.add(epoch());
        learner = lesson().rule().learner(lesson().problem(), Optional.of(LearnerState.of(learner)));
        validation = validationSet();
        mostLoss = mostLoss();
        best = learner.parameters();
        bestEpoch = 0;
        bestLoss = Double.POSITIVE_INFINITY;
        bestR2 = Double.NaN;
    }

    /** The training of a network that is drawn from a seed, as a study with this seed does it. */
    public static Training of(Task task, NetworkDesign design, LearningRule rule, long seed) {
        return begin(TrainingProblem.of(task, design, seed), rule);
    }

    /** A training from its beginning. */
    public static Training begin(TrainingProblem problem, LearningRule rule) {
        return begin(List.of(Lesson.last(problem, rule)));
    }

    /** A training of several lessons from its beginning. */
    public static Training begin(List<Lesson> lessons) {
        return new Training(lessons, List.of(), Optional.empty());
    }

    /** A training that goes on where a checkpoint was made; problem and rule must be those of its beginning. */
    public static Training resume(TrainingProblem problem, LearningRule rule, TrainingState state) {
        return resume(List.of(Lesson.last(problem, rule)), state);
    }

    /** A training of several lessons that goes on where a checkpoint was made. */
    public static Training resume(List<Lesson> lessons, TrainingState state) {
        Training training = new Training(lessons, state.history(), Optional.of(state.learner()));
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
        return epoch() < schedule.epochs()
                && !(lesson().stage().isEmpty() && schedule.isReached(bestR2, history.subList(lessonStart(), epoch())));
    }

    /** Epochs before the present lesson. */
    private int lessonStart() {
        return lessonEnds.isEmpty() ? 0 : lessonEnds.getLast();
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
        Vector learned = learner.parameters();
        if (!learned.isFinite()) {
            throw diverged(epoch, "the weights overflowed");
        }
        lastFinite = learned;
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
            throw diverged(
                    epoch,
                    "the loss is " + update.loss() + ", and was beyond " + mostLoss + " for " + PATIENCE + " epochs");
        }
        if (broken > 0 && !hasNext() && bestEpoch == 0) {
            throw diverged(epoch, "the loss is " + update.loss() + " at its end, and no validation was finite");
        }
        if (lesson().isEndedBy(done)) {
            goOn();
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
            best = lastFinite;
        }
        return new Epoch.Validation(loss, validation.r2(loss), better, judged.silent(), judged.scores());
    }

    private Refusal diverged(int epoch, String how) {
        return Refusal.failed("Training diverged at epoch " + epoch + ": " + how + ". Try "
                + lesson().rule().remedy());
    }

    /** State for a checkpoint. */
    public TrainingState state() {
        return new TrainingState(epoch(), LearnerState.of(learner), best, bestEpoch, bestLoss, bestR2, history);
    }

    /** Epochs that ended the stages so far; a training without a curriculum has none. */
    public List<Integer> stageEnds() {
        return List.copyOf(lessonEnds);
    }

    /** All epochs so far. */
    public List<Epoch> history() {
        return List.copyOf(history);
    }

    /** The network that the run began with. */
    public RateNetwork initial() {
        return lessons.getLast().problem().initial();
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

    /** True if all parameters are finite: else there is no present network. */
    public boolean isFinite() {
        return learner.parameters().isFinite();
    }

    /** The network of the last epoch after which all weights were finite; before the first epoch, the initial one. */
    public RateNetwork lastFinite() {
        return network(lastFinite);
    }

    /** The network with the present parameters. */
    public RateNetwork network() {
        return network(learner.parameters());
    }

    /** The network of parameters, with the noise of the study also where a stage has other noise. */
    private RateNetwork network(Vector parameters) {
        RateNetwork network = learner.network(parameters);
        return lesson().stage().isEmpty()
                ? network
                : network.change().noise(initial().noise()).build();
    }

    /** The network that validated best; the present one if there was no validation. */
    public RateNetwork best() {
        return bestEpoch == 0 ? network() : network(best);
    }
}
