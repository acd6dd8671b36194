package dev.rondo.task.recorded;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import dev.rondo.setting.Setting;
import dev.rondo.task.Scoring;
import dev.rondo.task.Task;
import dev.rondo.task.Trial;
import dev.rondo.task.Trials;
import dev.rondo.task.data.DataFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Recorded rates as targets: readout l is recorded unit l. With {@code network.readout} one to one, first readout weights of 1
 * that are not trained ({@code training.train_readout: false}), excitatory unit l of the network is the recorded unit
 * itself; the units beyond are hidden. Every trial begins at x0.
 *
 * @param file file with {@code rates[unit, time]} or {@code rates[trial, unit, time]}, and where wanted {@code u[trial,
 *     time, input]} and {@code condition[trial]}
 * @param rates name of the array
 * @param stepMs time from sample to sample
 * @param units recorded units that are fitted
 * @param kernelMs standard deviation in ms of a Gaussian that smooths spike counts to rates
 * @param normalise true to divide every unit by its peak over all trials
 * @param validation numbers of the trials that are held out
 */
public record RecordingTask(
        @Setting(meaning = "file with rates, [unit, time] or [trial, unit, time], relative to the study")
        DataFile file,

        @Setting(meaning = "name of the array of rates or spike counts in the file", byDefault = "rates")
        String rates,

        @Setting(meaning = "time from sample to sample, or the width of a bin", unit = "ms", min = Double.MIN_VALUE)
        double stepMs,

        @Setting(meaning = "recorded units that are fitted, from 0; all if left out", min = 0)
        Optional<List<Integer>> units,

        @Setting(
                meaning =
                        "standard deviation of the Gaussian that turns spike counts into rates; rates are taken as they"
                                + " are if left out",
                unit = "ms",
                min = Double.MIN_VALUE)
        Optional<Double> kernelMs,

        @Setting(meaning = "divide every unit by its peak over all trials", byDefault = "true")
        boolean normalise,

        @Setting(meaning = "trials held out for validation, from 0; every fifth, drawn by key, if left out", min = 0)
        Optional<List<Integer>> validation)
        implements Task {

    /** @throws IllegalArgumentException if the arrays are missing, contradict each other or are not finite */
    public RecordingTask {
        units = units.map(List::copyOf);
        validation = validation.map(List::copyOf);
        TrialArrays arrays = arrays(file, rates, stepMs, units, kernelMs, normalise);
        validation.ifPresent(held -> HeldOut.chosen(arrays, held));
    }

    private static TrialArrays arrays(
            DataFile file,
            String rates,
            double stepMs,
            Optional<List<Integer>> units,
            Optional<Double> kernelMs,
            boolean normalise) {
        return TrialArrays.ofRates(
                file, new RecordedRates(file, rates, units, kernelMs.map(ms -> ms / stepMs), normalise).cube());
    }

    private TrialArrays arrays() {
        return arrays(file, rates, stepMs, units, kernelMs, normalise);
    }

    private FileTrials made(Time dt) {
        TrialArrays arrays = arrays();
        return new FileTrials(
                new ResampledTrials(arrays, stepMs, dt),
                validation.map(held -> HeldOut.chosen(arrays, held)).orElseGet(() -> HeldOut.drawn(arrays)),
                arrays.trials());
    }

    @Override
    public int inputs() {
        return arrays().u().channels();
    }

    @Override
    public int readouts() {
        return arrays().target().channels();
    }

    @Override
    public List<String> readoutNames() {
        return IntStream.range(0, readouts())
                .mapToObj(l -> "unit " + units.map(u -> u.get(l)).orElse(l))
                .toList();
    }

    @Override
    public Time duration() {
        return Time.ms(stepMs).times(arrays().target().samples());
    }

    @Override
    public void check(Time dt) {
        made(dt);
    }

    @Override
    public List<String> remarks(Time dt) {
        FileTrials trials = made(dt);
        List<String> remarks = new ArrayList<>(trials.remarks());
        kernelMs.ifPresent(ms -> remarks.add("rates are spike counts smoothed with a Gaussian of " + ms
                + " ms: what changes faster than about " + Math.round(4 * ms) + " ms is not fitted"));
        ceiling(trials)
                .ifPresent(pVar -> remarks.add(String.format(
                        Locale.ROOT,
                        "ceiling: the mean of the training trials of a condition explains pVar = %.3f of the held-out"
                                + " trials (pVar = 1 - SSE/SST about each unit's mean, pooled over units and times)",
                        pVar)));
        return remarks;
    }

    /**
     * Noise ceiling: the pVar of the held-out trials that noise leaves to explain; empty where no condition was
     * repeated.
     */
    public OptionalDouble ceiling(Time dt) {
        return ceiling(made(dt));
    }

    /** Trials that are held out, in their order; those of training where nothing is held out. */
    public List<Trial> heldOut(Time dt) {
        FileTrials trials = made(dt);
        return trials.heldOut().validation().stream().map(trials::condition).toList();
    }

    /** Mean pVar of condition means over the held-out trials; nothing where no condition was repeated. */
    private static OptionalDouble ceiling(FileTrials trials) {
        if (trials.heldOut().isNothing()) {
            return OptionalDouble.empty();
        }
        List<Double> found = new ArrayList<>();
        for (int held : trials.heldOut().validation()) {
            Trial trial = trials.condition(held);
            List<Trial> same = trials.heldOut().training().stream()
                    .map(trials::condition)
                    .filter(t -> t.name().equals(trial.name()) && t.steps() == trial.steps())
                    .toList();
            if (same.size() >= 2) {
                Matrix mean = Matrix.build(
                        trial.steps(),
                        trial.target().columns(),
                        (t, l) -> same.stream()
                                .mapToDouble(s -> s.target().get(t, l))
                                .average()
                                .orElseThrow());
                found.add(pVar(trial, mean));
            }
        }
        return found.stream().mapToDouble(Double::doubleValue).average();
    }

    /** 1 - SSE/SST, SST about each unit's mean over the trial; 0 where nothing varies. */
    public static double pVar(Trial trial, Matrix z) {
        double errors = 0;
        double total = 0;
        for (int l = 0; l < trial.target().columns(); l++) {
            double weight = 0;
            double sum = 0;
            for (int t = 0; t < trial.length(); t++) {
                weight += trial.mask().get(t, l);
                sum += trial.mask().get(t, l) * trial.target().get(t, l);
            }
            double mean = weight > 0 ? sum / weight : 0;
            for (int t = 0; t < trial.length(); t++) {
                double target = trial.target().get(t, l);
                errors += trial.mask().get(t, l) * Math.pow(z.get(t, l) - target, 2);
                total += trial.mask().get(t, l) * Math.pow(target - mean, 2);
            }
        }
        return total > 0 ? 1 - errors / total : 0;
    }

    @Override
    public Trials trials(Time dt) {
        return made(dt);
    }

    @Override
    public List<Trial> conditions(Time dt) {
        FileTrials trials = made(dt);
        return IntStream.range(0, (int) trials.conditionCount())
                .mapToObj(trials::condition)
                .toList();
    }

    @Override
    public boolean jitters() {
        return false;
    }

    @Override
    public Trial draw(long index, Key key, Time dt) {
        return made(dt).draw(index, key);
    }

    @Override
    public Trial validation(long index, Key key, Time dt) {
        return made(dt).validation(index, key);
    }

    @Override
    public Optional<Scoring> scoring() {
        return Optional.of(new ExplainedVariance());
    }

    /** pVar of held-out trials. */
    private static final class ExplainedVariance implements Scoring {
        @Override
        public String name() {
            return "pVar";
        }

        @Override
        public boolean isOfWorstCondition() {
            return false;
        }

        @Override
        public OptionalDouble of(Trial trial, Matrix z) {
            return OptionalDouble.of(pVar(trial, z));
        }
    }
}
