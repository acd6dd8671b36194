package dev.rondo.run.ensemble;

import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.run.Study;
import dev.rondo.task.Trials;
import dev.rondo.training.Epoch;
import dev.rondo.training.Schedule;
import dev.rondo.training.gradient.GradientDescent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reasons why a training ended below its aim, those that can be told from the network and its history, each with what to set.
 *
 * <p>The aim is {@code training.stop_at_score} or {@code training.stop_at_r2}; of a task without a score, where neither is set, an
 * R2 of 0.95.
 */
public final class Shortfall {
    private static final double USUAL_AIM = 0.95;
    private static final long MOST_CONDITIONS = 50;

    /** Steps after which a network without a stimulus has come to rest, if it does. */
    private static final int STEPS_TO_REST = 200;

    /** State of a unit that is driven by the usual baseline. */
    private static final double TYPICAL = 0.2;

    private static final double WEAK = 0.5;
    private static final double CHAOTIC = 2;
    private static final double EXPLODED = 30;
    private static final double OFTEN = 0.9;
    /** Validations that a course of learning is told from. */
    private static final int FEW = 6;

    private static final double GAIN = 0.01;
    private static final double FALLEN_BACK = 2;

    private final Study study;
    private final RateNetwork initial;
    private final Trained trained;
    private final List<String> reasons = new ArrayList<>();

    private Shortfall(Study study, RateNetwork initial, Trained trained) {
        this.study = study;
        this.initial = initial;
        this.trained = trained;
    }

    /**
     * Distance of a training from its aim, and the reason; nothing if it reached its aim.
     *
     * @param initial the network before training
     */
    public static Optional<String> of(Study study, RateNetwork initial, Trained trained) {
        Optional<String> missed = missed(study, trained);
        if (missed.isEmpty() || trained.bestEpoch() == 0) {
            return Optional.empty();
        }
        Shortfall shortfall = new Shortfall(study, initial, trained);
        if (shortfall.rates()) {
            shortfall.spectrum();
            shortfall.learning();
        }
        return missed.map(m -> m + ": "
                + (shortfall.reasons.isEmpty()
                        ? "no readout is silent, rates and spectrum are in bounds, and learning had come to an end:"
                                + " the task may be noisier or harder than the network (network.units,"
                                + " network.sigma_rec), or need a curriculum (training.stages)"
                        : String.join("; ", shortfall.reasons)));
    }

    private static Optional<String> missed(Study study, Trained trained) {
        Schedule schedule = study.training().schedule();
        double score = trained.scores().score();
        if (schedule.stopAtScore().isPresent()) {
            double aim = schedule.stopAtScore().orElseThrow();
            return score >= aim
                    ? Optional.empty()
                    : Optional.of(String.format(Locale.ROOT, "the score is %.3f, below the aim of %.3f", score, aim));
        }
        if (schedule.stopAtR2() == 1 && study.task().scoring().isPresent()) {
            return Optional.empty();
        }
        double aim = Math.min(USUAL_AIM, schedule.stopAtR2());
        return !(trained.r2() < aim)
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "R2 is %.3f, below the aim of %.2f", trained.r2(), aim));
    }

    /**
     * Silent readouts and exploding rates, in the conditions of the task without noise.
     *
     * @return true if any unit fires: else there is no other reason
     */
    private boolean rates() {
        RateNetwork network = trained.network();
        Simulator simulator = Simulator.of(network);
        Trials trials = study.task().trials(network.dt());
        boolean[] fires = new boolean[network.readouts()];
        double highest = 0;
        double wanted = 1;
        for (long c = 0; c < Math.min(MOST_CONDITIONS, trials.conditionCount()); c++) {
            var trial = trials.condition(c);
            Trajectory run = simulator.run(simulator.seen(trial.input()), trial.steps());
            highest = Math.max(highest, run.r().maxAbs());
            wanted = Math.max(wanted, countedTarget(trial.target(), trial.mask()));
            for (int l = 0; l < fires.length; l++) {
                fires[l] |= isHeard(network.readout().row(l), run.r());
            }
        }
        if (highest == 0) {
            reasons.add("silent readouts: no unit fires in any condition; raise network.baseline ("
                    + study.network().baseline() + ")");
            return false;
        }
        List<String> silent = IntStream.range(0, fires.length)
                .filter(l -> !fires[l])
                .mapToObj(study.task().readoutNames()::get)
                .toList();
        if (!silent.isEmpty()) {
            reasons.add("silent readouts: the units that " + String.join(", ", silent)
                    + " reads fire in no condition; raise training.revive or network.baseline, or set"
                    + " training.train_bias: true");
        }
        if (highest > EXPLODED * wanted) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "exploding rates: the highest is %.3g, the highest target %.3g; raise training.rate_cost, or lower"
                            + " network.initialization.spectral_radius",
                    highest,
                    wanted));
        }
        return true;
    }

    private static double countedTarget(Matrix target, Matrix mask) {
        double highest = 0;
        for (int t = 0; t < target.rows(); t++) {
            for (int l = 0; l < target.columns(); l++) {
                highest = mask.get(t, l) > 0 ? Math.max(highest, Math.abs(target.get(t, l))) : highest;
            }
        }
        return highest;
    }

    /** Tests whether any unit with a weight onto a readout ever fires. */
    private static boolean isHeard(Vector weights, Matrix rates) {
        for (int j = 0; j < weights.size(); j++) {
            int unit = j;
            if (weights.get(j) != 0 && IntStream.range(0, rates.rows()).anyMatch(t -> rates.get(t, unit) != 0)) {
                return true;
            }
        }
        return false;
    }

    /** Spectral radius of W_rec times the slopes of phi at rest, before training: inputs die out, or activity is chaotic. */
    private void spectrum() {
        Simulator simulator = Simulator.of(initial);
        Vector rest = simulator
                .run(simulator.seen(Matrix.zeros(STEPS_TO_REST, initial.inputs())), STEPS_TO_REST)
                .x()
                .row(STEPS_TO_REST - 1);
        Matrix w = initial.recurrent();
        double effective = radius(Matrix.build(
                w.rows(),
                w.columns(),
                (i, j) -> w.get(i, j) * initial.activation().slope(rest.get(j))));
        if (effective >= WEAK && effective <= CHAOTIC) {
            return;
        }
        double radius = radius(w);
        String found = String.format(
                Locale.ROOT,
                "spectrum: the first W_rec has the spectral radius %.3g, times the slopes of phi at rest %.3g, so"
                        + " that ",
                radius,
                effective);
        if (effective < WEAK && radius * initial.activation().slope(TYPICAL) > CHAOTIC) {
            reasons.add(found
                    + String.format(
                            Locale.ROOT,
                            "inhibition silences the network; lower network.initialization.spectral_radius to about"
                                    + " %.2g",
                            1 / initial.activation().slope(TYPICAL)));
        } else if (effective < WEAK) {
            reasons.add(found
                    + String.format(
                            Locale.ROOT,
                            "inputs die out; raise network.initialization.spectral_radius to about %.2g",
                            radius / Math.max(effective, 0.01)));
        } else if (effective > CHAOTIC) {
            reasons.add(found
                    + String.format(
                            Locale.ROOT,
                            "activity is chaotic; lower network.initialization.spectral_radius to about %.2g",
                            1.5 * radius / effective));
        }
    }

    private static double radius(Matrix w) {
        ComplexVector values = Eigen.valuesOf(w);
        return IntStream.range(0, values.size())
                .mapToDouble(k -> values.get(k).abs())
                .max()
                .orElse(0);
    }

    /** Learning that was not over, fell back, or never began. */
    private void learning() {
        List<Epoch> checked = trained.history().stream()
                .filter(e -> e.validation().isPresent())
                .toList();
        if (checked.size() < FEW) {
            reasons.add("too few epochs to tell: " + trained.history().size() + " with " + checked.size()
                    + " validations; raise training.epochs");
            return;
        }
        double best = trained.loss();
        double last = checked.getLast().validation().orElseThrow().loss();
        double before = checked.stream()
                .limit(Math.max(1, checked.size() * 3L / 4))
                .mapToDouble(e -> e.validation().orElseThrow().r2())
                .max()
                .orElse(Double.NaN);
        if (trained.r2() - before > GAIN) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "learning rate: R2 still rose by %.2g in the last quarter of the epochs; raise training.epochs or"
                            + " training.learning_rate",
                    trained.r2() - before));
        }
        if (last > FALLEN_BACK * best) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "learning rate: the loss fell back from %.3g at epoch %d to %.3g; lower training.learning_rate or"
                            + " training.max_gradient_norm",
                    best,
                    trained.bestEpoch(),
                    last));
        }
        if (study.training() instanceof GradientDescent rule) {
            double clipped = trained.history().stream()
                            .filter(e -> !(e.gradientNorm() <= rule.maxGradientNorm()))
                            .count()
                    / (double) trained.history().size();
            if (clipped > OFTEN) {
                reasons.add(String.format(
                        Locale.ROOT,
                        "exploding gradients: %.0f %% of the updates were clipped at training.max_gradient_norm = %.3g;"
                                + " lower training.learning_rate or network.initialization.spectral_radius",
                        100 * clipped,
                        rule.maxGradientNorm()));
            }
        }
    }
}
