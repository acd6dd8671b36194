package dev.rondo.run.behaviour;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.setting.MissingBecause;
import dev.rondo.task.Trial;
import dev.rondo.task.recorded.RecordingTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Fit of a recording by a network without noise, on held-out trials: {@code pVar = 1 - SSE/SST}, SST about each unit's mean.
 *
 * @param mean mean pVar of the held-out trials
 * @param ceiling pVar that noise leaves to explain: that of the mean of the training trials of a condition
 * @param ofCeiling mean over ceiling
 * @param units pVar of each recorded unit, pooled over the held-out trials
 * @param trials pVar of each held-out trial
 */
public record RecordingFit(
        double mean,
        @MissingBecause(ONCE) Optional<Double> ceiling,
        @MissingBecause(ONCE) Optional<Double> ofCeiling,
        List<Named> units,
        List<Named> trials) {
    @SuppressWarnings("UnusedVariable")
    private static final String ONCE = "no condition was repeated, so that noise cannot be told from signal";

    public RecordingFit {
        units = List.copyOf(units);
        trials = List.copyOf(trials);
    }

    /** pVar of a unit or a trial. */
    public record Named(String name, double pVar) {}

    /** Rates of the network in a trial, without noise. */
    public static Matrix played(RateNetwork network, Trial trial) {
        Simulator simulator = Simulator.of(network);
        Matrix u = simulator.seen(Matrix.build(trial.length(), network.inputs(), trial.input()::get));
        return simulator.run(u, trial.length()).z();
    }

    /** The fit on held-out trials. */
    public static RecordingFit of(RecordingTask task, RateNetwork network) {
        Time dt = network.dt();
        List<Trial> heldOut = task.heldOut(dt);
        List<Matrix> models =
                heldOut.stream().map(trial -> played(network, trial)).toList();
        List<Named> trials = new ArrayList<>();
        for (int b = 0; b < heldOut.size(); b++) {
            trials.add(new Named(
                    "trial " + b + " (" + heldOut.get(b).name() + ")",
                    RecordingTask.pVar(heldOut.get(b), models.get(b))));
        }
        List<Named> units = new ArrayList<>();
        for (int l = 0; l < task.readouts(); l++) {
            units.add(new Named(task.readoutNames().get(l), ofUnit(heldOut, models, l)));
        }
        double mean = trials.stream().mapToDouble(Named::pVar).average().orElse(Double.NaN);
        OptionalDouble ceiling = task.ceiling(dt);
        Optional<Double> known = ceiling.isPresent() ? Optional.of(ceiling.getAsDouble()) : Optional.empty();
        return new RecordingFit(mean, known, known.map(c -> mean / c), units, trials);
    }

    /** 1 - SSE/SST of one unit over trials, SST about its mean in each trial. */
    private static double ofUnit(List<Trial> trials, List<Matrix> models, int unit) {
        double errors = 0;
        double total = 0;
        for (int b = 0; b < trials.size(); b++) {
            Trial trial = trials.get(b);
            double weight = 0;
            double sum = 0;
            for (int t = 0; t < trial.length(); t++) {
                weight += trial.mask().get(t, unit);
                sum += trial.mask().get(t, unit) * trial.target().get(t, unit);
            }
            for (int t = 0; t < trial.length(); t++) {
                double m = trial.mask().get(t, unit);
                double target = trial.target().get(t, unit);
                errors += m == 0 ? 0 : m * Math.pow(models.get(b).get(t, unit) - target, 2);
                total += m == 0 ? 0 : m * Math.pow(target - sum / weight, 2);
            }
        }
        return total > 0 ? 1 - errors / total : 0;
    }
}
