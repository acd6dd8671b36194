package dev.rondo.training;

import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import dev.rondo.setting.Refusal;
import dev.rondo.task.Batch;
import dev.rondo.task.Task;
import dev.rondo.task.Trials;
import dev.rondo.training.Parameters.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Training as an iterator of epochs: each {@link #next} is one update. Progress, checkpoints and early ends are the
 * caller's business.
 *
 * <p>Noise is keyed by (seed, epoch, trial), so a run that is resumed from {@link #state} ends with the same bits as one
 * that was never interrupted. The best network is that of the best validation, all its parameters together. One instance
 * serves one thread.
 */
public final class Trainer implements Iterator<Epoch> {
    /** Batches in a row whose loss may be NaN or beyond all measure before the run counts as diverged. */
    private static final int PATIENCE = 20;

    /** Loss over the mean square of targets that no target explains: readouts some thirty thousand times as high. */
    private static final double BEYOND_MEASURE = 1e9;

    /** Validations whose mean score decides whether training stops. */
    private static final int SCORES = 5;

    private final RateNetwork initial;
    private final Task task;
    private final Trials trials;
    private final TrainingPlan plan;
    private final Key key;
    private final TrainingStep step;
    private final Optimizer optimizer;
    private final ValidationSet validation;
    private final double[] free;
    private final double[] best;
    private final List<Epoch> history;
    private final Optional<Batch> constantBatch;
    private int epoch;
    private int bestEpoch;
    private double bestLoss;
    private double bestR2;
    private final double mostLoss;
    private int broken;

    private Trainer(
            RateNetwork initial,
            Masks masks,
            Task task,
            TrainingPlan plan,
            Key key,
            Kernels kernels,
            TrainerState state) {
        this.initial = initial;
        this.task = task;
        this.trials = task.trials(initial.dt());
        this.plan = plan;
        this.key = key;
        free = state.free().toArray();
        best = state.best().toArray();
        optimizer = new Optimizer(
                plan.optimizer(),
                kernels,
                state.mean().toArray(),
                state.square().toArray());
        history = new ArrayList<>(state.history());
        epoch = state.epoch();
        bestEpoch = state.bestEpoch();
        bestLoss = state.bestLoss();
        bestR2 = state.bestR2();
        Batch first = batch(1);
        boolean isConstant = !task.jitters() && plan.trials() % trials.period() == 0;
        constantBatch = isConstant ? Optional.of(first) : Optional.empty();
        Dimensions dimensions =
                new Dimensions(initial.units(), task.inputs(), task.readouts(), plan.trials(), first.steps());
        step = new TrainingStep(initial, masks, dimensions, plan.rules(), kernels, free);
        validation = ValidationSet.draw(trials, task.scoring(), plan, key.child("validation"));
        mostLoss = BEYOND_MEASURE * Math.max(1, validation.meanSquareOfTargets());
        broken = brokenAtEnd();
    }

    /** A run that begins with a network's weights. */
    public static Trainer begin(RateNetwork initial, Masks masks, Task task, TrainingPlan plan, Key key) {
        return begin(initial, masks, task, plan, key, Kernels.inUse());
    }

    /** The same on given kernels: the bits do not depend on them. */
    public static Trainer begin(
            RateNetwork initial, Masks masks, Task task, TrainingPlan plan, Key key, Kernels kernels) {
        Vector free = Vector.owning(freeParameters(initial, masks));
        Vector zeros = Vector.zeros(free.size());
        return new Trainer(
                initial,
                masks,
                task,
                plan,
                key,
                kernels,
                new TrainerState(0, free, zeros, zeros, free, 0, Double.POSITIVE_INFINITY, Double.NaN, List.of()));
    }

    /** A run that goes on where a checkpoint was made; all other arguments must be those of its beginning. */
    public static Trainer resume(
            RateNetwork initial, Masks masks, Task task, TrainingPlan plan, Key key, TrainerState state) {
        return new Trainer(initial, masks, task, plan, key, Kernels.inUse(), state);
    }

    /** Magnitudes of the weights; signed readouts, biases and x0 as they are. */
    static double[] freeParameters(RateNetwork network, Masks masks) {
        Parameters layout = new Parameters(network.units(), network.inputs(), network.readouts());
        double[] free = new double[layout.length()];
        put(free, layout.start(Group.INPUT), network.input().map(Math::abs).toRowMajor());
        put(
                free,
                layout.start(Group.RECURRENT),
                network.recurrent().map(Math::abs).toRowMajor());
        put(
                free,
                layout.start(Group.READOUT),
                network.readout()
                        .map(w -> masks.signedReadout() ? w : Math.abs(w))
                        .toRowMajor());
        put(free, layout.start(Group.BIAS), network.bias().toArray());
        put(free, layout.start(Group.READOUT_BIAS), network.readoutBias().toArray());
        put(free, layout.start(Group.INITIAL_STATE), network.initialState().toArray());
        return free;
    }

    private static void put(double[] to, int at, double[] from) {
        System.arraycopy(from, 0, to, at, from.length);
    }

    private Batch batch(int ofEpoch) {
        Key drawn = key.child("trials").child(ofEpoch);
        // Trials are numbered through all batches: a batch smaller than the conditions goes on where the last one
        // ended.
        long before = (ofEpoch - 1L) * plan.trials();
        return Batch.of(IntStream.range(0, plan.trials())
                .mapToObj(b -> trials.draw(before + b, drawn.child(b)))
                .toList());
    }

    /** How many of the last epochs had a loss that was NaN or beyond all measure. */
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
        return epoch < plan.epochs()
                && !(bestEpoch > 0 && plan.stopAtR2() < 1 && bestR2 >= plan.stopAtR2())
                && !plan.stopAtScore().filter(aim -> meanOfLastScores() >= aim).isPresent();
    }

    /** Mean score of the last validations; NaN as long as there are fewer. */
    private double meanOfLastScores() {
        double sum = 0;
        int found = 0;
        for (int k = history.size() - 1; k >= 0 && found < SCORES; k--) {
            Optional<Epoch.Validation> validation = history.get(k).validation();
            if (validation.isPresent()) {
                sum += validation.orElseThrow().scores().score();
                found++;
            }
        }
        return found < SCORES ? Double.NaN : sum / SCORES;
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
        epoch++;
        double rate = plan.learningRate(epoch);
        Batch batch = constantBatch.orElseGet(() -> batch(epoch));
        TrainingStep.Outcome outcome =
                step.step(batch, key.child("training noise").child(epoch), optimizer, rate, epoch);
        broken = isBroken(outcome.loss()) ? broken + 1 : 0;
        boolean due = epoch % plan.validateEvery() == 0 || epoch == plan.epochs();
        Epoch done = new Epoch(
                epoch,
                rate,
                outcome.loss(),
                outcome.cost(),
                outcome.gradientNorm(),
                outcome.omega(),
                due ? Optional.of(validate()) : Optional.empty());
        history.add(done);
        if (broken >= PATIENCE) {
            throw diverged(outcome.loss());
        }
        return done;
    }

    private Epoch.Validation validate() {
        ValidationSet.Judged judged = validation.judge(step);
        double loss = judged.loss();
        boolean better = loss < bestLoss;
        if (better) {
            bestLoss = loss;
            bestR2 = validation.r2(loss);
            bestEpoch = epoch;
            System.arraycopy(free, 0, best, 0, free.length);
        }
        return new Epoch.Validation(loss, validation.r2(loss), better, judged.scores());
    }

    private Refusal diverged(double loss) {
        return Refusal.failed("Training diverged: the loss is " + loss + ", and was beyond " + mostLoss + " for "
                + PATIENCE + " epochs up to epoch " + epoch
                + ". Try a smaller learning rate (training.learning_rate = " + plan.learningRate()
                + "), a smaller spectral radius (network.initialization.spectral_radius) or a larger rate cost"
                + " (training.rate_cost = " + plan.rateCost() + ")");
    }

    /** What a checkpoint keeps. */
    public TrainerState state() {
        return new TrainerState(
                epoch,
                Vector.of(free),
                Vector.of(optimizer.mean()),
                Vector.of(optimizer.square()),
                Vector.of(best),
                bestEpoch,
                bestLoss,
                bestR2,
                history);
    }

    /** All epochs so far. */
    public List<Epoch> history() {
        return List.copyOf(history);
    }

    /** The network that the run began with. */
    public RateNetwork initial() {
        return initial;
    }

    /** How many epochs are done. */
    public int epoch() {
        return epoch;
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
        return Arrays.stream(free).allMatch(Double::isFinite);
    }

    /** The network with the present parameters. */
    public RateNetwork network() {
        return networkOf(free);
    }

    /** The network that validated best; the present one if there was no validation. */
    public RateNetwork best() {
        return networkOf(bestEpoch == 0 ? free : best);
    }

    private RateNetwork networkOf(double[] parameters) {
        double[] w = step.weights(parameters);
        int n = initial.units();
        Parameters layout = new Parameters(n, task.inputs(), task.readouts());
        return initial.change()
                .recurrent(Matrix.ofRowMajor(n, n, cut(w, layout, Group.RECURRENT)))
                .input(Matrix.ofRowMajor(n, task.inputs(), cut(w, layout, Group.INPUT)))
                .readout(Matrix.ofRowMajor(task.readouts(), n, cut(w, layout, Group.READOUT)))
                .bias(Vector.owning(cut(w, layout, Group.BIAS)))
                .readoutBias(Vector.owning(cut(w, layout, Group.READOUT_BIAS)))
                .initialState(Vector.owning(cut(w, layout, Group.INITIAL_STATE)))
                .build();
    }

    private static double[] cut(double[] weights, Parameters layout, Group group) {
        return Arrays.copyOfRange(weights, layout.start(group), layout.end(group));
    }
}
