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
import dev.rondo.task.data.NamedArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Task whose trials stand in a file (NPZ, MAT, HDF5) as arrays {@code u[trial, time, input]}, {@code target[trial, time,
 * readout]} and, where wanted, {@code mask} (weights of errors, 1 if left out), {@code length[trial]} (samples that exist),
 * {@code condition[trial]} (text or numbers), {@code choice[trial]} (number of the readout that should be the largest at the
 * end), {@code step_ms}. Matrices are one trial. {@code u} is added to the baseline.
 *
 * @param file file with the arrays
 * @param stepMs time from sample to sample
 * @param validation numbers of the trials that are held out
 */
public record FileTask(
        @Setting(meaning = "file with u and target, [trial, time, channel], relative to the study")
        DataFile file,

        @Setting(
                meaning = "time from sample to sample; step_ms of the file if left out",
                unit = "ms",
                min = Double.MIN_VALUE)
        Optional<Double> stepMs,

        @Setting(meaning = "trials held out for validation, from 0; every fifth, drawn by key, if left out", min = 0)
        Optional<List<Integer>> validation)
        implements Task {

    /** @throws IllegalArgumentException if the arrays are missing or contradict each other */
    public FileTask {
        TrialArrays arrays = TrialArrays.of(file);
        validation = validation.map(List::copyOf);
        validation.ifPresent(held -> HeldOut.chosen(arrays, held));
        sampleMs(file, stepMs);
    }

    /**
     * Trials of a file, sampled at its own {@code step_ms} or, if it has none, at an Euler step.
     *
     * @throws IllegalArgumentException as the constructor
     */
    public static FileTask of(Path file, Time dt) {
        DataFile data = DataFile.read(file);
        return new FileTask(
                data, data.array("step_ms").isPresent() ? Optional.empty() : Optional.of(dt.ms()), Optional.empty());
    }

    private static double sampleMs(DataFile file, Optional<Double> stepMs) {
        Optional<Double> ofFile = file.array("step_ms")
                .map(array -> array instanceof NamedArray.Numbers n && n.values().length == 1 ? n.values()[0] : -1.0);
        double ms = stepMs.or(() -> ofFile)
                .orElseThrow(() -> new IllegalArgumentException(
                        "step_ms must be given, in the file or in the study: the time from sample to sample of "
                                + file.path()));
        if (!(ms > 0 && Double.isFinite(ms))) {
            throw new IllegalArgumentException("step_ms must be one number above 0, got " + ms + " in " + file.path());
        }
        return ms;
    }

    private Time sample() {
        return Time.ms(sampleMs(file, stepMs));
    }

    private FileTrials made(Time dt) {
        TrialArrays arrays = TrialArrays.of(file);
        return new FileTrials(
                new ResampledTrials(arrays, sampleMs(file, stepMs), dt),
                validation.map(held -> HeldOut.chosen(arrays, held)).orElseGet(() -> HeldOut.drawn(arrays)),
                arrays.trials());
    }

    @Override
    public int inputs() {
        return file.array("u").isPresent() ? file.numbers("u").shape().getLast() : 1;
    }

    @Override
    public int readouts() {
        return file.numbers("target").shape().getLast();
    }

    @Override
    public Time duration() {
        return sample().times(Collections.max(TrialArrays.of(file).lengths()));
    }

    @Override
    public void check(Time dt) {
        FileTrials trials = made(dt);
        if (trials.longest() < 1) {
            throw new IllegalArgumentException(
                    "a trial must have at least one step of " + dt + ", got " + duration() + " in " + file.path());
        }
    }

    @Override
    public List<String> remarks(Time dt) {
        List<String> remarks = new ArrayList<>(made(dt).remarks());
        if (file.array("x0").isPresent()) {
            remarks.add("x0 of " + file.path() + " is not read: every trial begins at the network's own x0");
        }
        return remarks;
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
        return file.array("choice").map(choice -> new Choice(file.numbers("choice")));
    }

    /** Share of trials whose largest readout at the end is the wanted one. */
    private record Choice(NamedArray.Numbers wanted) implements Scoring {
        @Override
        public String name() {
            return "right choices";
        }

        @Override
        public boolean isOfWorstCondition() {
            return false;
        }

        @Override
        public OptionalDouble of(Trial trial, Matrix z) {
            int number = (int) trial.facts().variables().firstEntry().getValue().number();
            int last = trial.length() - 1;
            int best = 0;
            for (int l = 1; l < z.columns(); l++) {
                best = z.get(last, l) > z.get(last, best) ? l : best;
            }
            return OptionalDouble.of(best == wanted.values()[number] ? 1 : 0);
        }
    }
}
