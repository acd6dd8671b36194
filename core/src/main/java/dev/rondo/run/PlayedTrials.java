package dev.rondo.run;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.format.ArrayBundle;
import dev.rondo.file.format.Format;
import dev.rondo.file.format.Formats;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyTexts;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.random.Key;
import dev.rondo.setting.Memory;
import dev.rondo.task.Scoring;
import dev.rondo.task.Trial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * Trials as a network played them, each from x0.
 *
 * @param trials simulated trials
 * @param z readouts of each trial, steps x N_out
 * @param scores scores of each trial by its task; NaN where it is not scored; empty if the task has no score
 * @param stepMs length of a step
 */
public record PlayedTrials(List<Trial> trials, List<Matrix> z, List<Double> scores, double stepMs) {
    public PlayedTrials {
        trials = List.copyOf(trials);
        z = List.copyOf(z);
        scores = List.copyOf(scores);
    }

    /**
     * Plays trials.
     *
     * @param noise key of the noise of all of them; without noise if there is none
     * @throws IllegalArgumentException if the network has other inputs or readouts than the trials
     */
    public static PlayedTrials of(
            RateNetwork network, List<Trial> trials, Optional<Scoring> scoring, Optional<Key> noise) {
        Simulator simulator = Simulator.of(network);
        List<Matrix> z = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        for (int b = 0; b < trials.size(); b++) {
            Trial trial = trials.get(b);
            if (trial.input().columns() != network.inputs() || trial.target().columns() != network.readouts()) {
                throw new IllegalArgumentException(
                        "A trial has the inputs and readouts of the network: the network has "
                                + network.inputs() + " and " + network.readouts() + ", trial " + b + " has "
                                + trial.input().columns() + " and "
                                + trial.target().columns());
            }
            Matrix u = simulator.seen(trial.input());
            int number = b;
            Trajectory run = noise.map(
                            key -> simulator.run(u, trial.steps(), new KeyedNoise(key.child(number), network.units())))
                    .orElseGet(() -> simulator.run(u, trial.steps()));
            z.add(run.z());
            scoring.ifPresent(s -> scores.add(orNaN(s.of(trial, run.z()))));
        }
        return new PlayedTrials(trials, z, scores, network.dt().ms());
    }

    private static double orNaN(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    /** One term of a weighted sum over everything that counts. */
    @FunctionalInterface
    private interface Term {
        double of(double z, double target);
    }

    private double sum(Term term) {
        double sum = 0;
        for (int b = 0; b < trials.size(); b++) {
            Trial trial = trials.get(b);
            for (int t = 0; t < trial.steps(); t++) {
                for (int l = 0; l < trial.mask().columns(); l++) {
                    double weight = trial.mask().get(t, l);
                    sum += weight == 0
                            ? 0
                            : weight
                                    * term.of(z.get(b).get(t, l), trial.target().get(t, l));
                }
            }
        }
        return sum;
    }

    /** Sum of the weights of all errors. */
    public double weight() {
        return sum((value, target) -> 1);
    }

    /** sum(mask (z - target)^2)/sum(mask), pooled over trials; NaN if nothing counts. */
    public double loss() {
        return sum((value, target) -> (value - target) * (value - target)) / weight();
    }

    /** 1 - SSE/SST, SST about the mean of all targets that count; NaN where those do not vary. */
    public double r2() {
        double mean = sum((value, target) -> target) / weight();
        double total = sum((value, target) -> (target - mean) * (target - mean));
        return total > 0 ? 1 - loss() * weight() / total : Double.NaN;
    }

    /** Mean of the scores; NaN if there are none. */
    public double score() {
        return scores.stream()
                .mapToDouble(Double::doubleValue)
                .filter(s -> !Double.isNaN(s))
                .average()
                .orElse(Double.NaN);
    }

    /**
     * Writes {@code z[trial, time, readout]}, {@code length[trial]}, {@code condition[trial]}, {@code score[trial]} and
     * {@code step_ms} in the form that the ending asks for; after the end of a trial z is NaN.
     *
     * @param force true to overwrite an existing file
     * @throws dev.rondo.setting.Refusal if no form of that ending holds trials, or it may not or cannot be written
     */
    public void write(Path file, boolean force) {
        Format.Writer writer = writer(file);
        ArrayBundle bundle = bundle();
        AtomicFiles.write(file, out -> writer.write(bundle, out), force);
    }

    /** Makes sure, before long work, that there is a form for the name's ending.
     *
     * @throws dev.rondo.setting.Refusal if there is none that holds trials
     */
    public static void requireForm(Path file) {
        writer(file);
    }

    private static Format.Writer writer(Path file) {
        return Formats.writer(file, "the result of trials", Format.Capacity.ARRAYS);
    }

    private ArrayBundle bundle() {
        int steps = trials.stream().mapToInt(Trial::steps).max().orElse(0);
        int readouts = z.getFirst().columns();
        Memory.require(2L * trials.size() * steps * readouts * Double.BYTES, trials.size() + " played trials");
        double[] all = new double[Math.multiplyExact(Math.multiplyExact(trials.size(), steps), readouts)];
        Arrays.fill(all, Double.NaN);
        for (int b = 0; b < trials.size(); b++) {
            double[] one = z.get(b).toRowMajor();
            System.arraycopy(one, 0, all, b * steps * readouts, one.length);
        }
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("z", NpyArray.owning(all, trials.size(), steps, readouts));
        arrays.put(
                "length", NpyArray.of(trials.stream().mapToLong(Trial::length).toArray(), trials.size()));
        arrays.put("step_ms", NpyArray.owning(new double[] {stepMs}));
        if (!scores.isEmpty()) {
            arrays.put(
                    "score",
                    NpyArray.owning(
                            scores.stream().mapToDouble(Double::doubleValue).toArray(), scores.size()));
        }
        NpyTexts conditions = NpyTexts.of(trials.stream().map(Trial::name).toList());
        return ArrayBundle.of(arrays, Map.of("condition", conditions));
    }
}
