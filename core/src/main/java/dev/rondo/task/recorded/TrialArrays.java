package dev.rondo.task.recorded;

import dev.rondo.task.data.DataFile;
import dev.rondo.task.data.NamedArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Trials of a file, sample by sample: every array is {@code [trial, time, channel]}, a matrix is one trial.
 *
 * @param path path of the file, for messages
 * @param u inputs
 * @param target targets; 0 where no error counts
 * @param mask weights of errors, at least 0; 0 after the end of a trial
 * @param lengths samples of each trial that exist
 * @param labels names of the conditions of the trials
 */
record TrialArrays(String path, Cube u, Cube target, Cube mask, List<Integer> lengths, List<String> labels) {
    /** Numbers {@code [trial, time, channel]}. */
    static final class Cube {
        private final int trials;
        private final int samples;
        private final int channels;
        private final double[] values;

        Cube(int trials, int samples, int channels, double[] values) {
            this.trials = trials;
            this.samples = samples;
            this.channels = channels;
            this.values = values;
        }

        int samples() {
            return samples;
        }

        int channels() {
            return channels;
        }

        /** All numbers of a trial. */
        double[] ofTrial(int trial) {
            int size = samples * channels;
            return Arrays.copyOfRange(values, trial * size, (trial + 1) * size);
        }

        double at(int trial, int sample, int channel) {
            return values[(trial * samples + sample) * channels + channel];
        }

        void set(int trial, int sample, int channel, double value) {
            values[(trial * samples + sample) * channels + channel] = value;
        }

        private boolean hasExtentsOf(Cube other) {
            return trials == other.trials && samples == other.samples;
        }
    }

    /**
     * The trials of a file.
     *
     * @throws IllegalArgumentException if arrays are missing or contradict each other, or something that counts is not a
     *     finite number; the message names trial, step and channel
     */
    static TrialArrays of(DataFile file) {
        return of(file, cube(file, "target", file.numbers("target")));
    }

    /**
     * The trials of a recording: its inputs and conditions, with rates as targets.
     *
     * @param rates [trial, time, unit]
     * @throws IllegalArgumentException as {@link #of(DataFile)}
     */
    static TrialArrays ofRates(DataFile file, Cube rates) {
        return of(file, rates);
    }

    private static TrialArrays of(DataFile file, Cube target) {
        Cube u = file.array("u").isPresent()
                ? cube(file, "u", file.numbers("u"))
                : new Cube(target.trials, target.samples, 1, new double[target.trials * target.samples]);
        requireSame(file, "u", u, "target", target);
        Cube mask = mask(file, target);
        List<Integer> lengths = lengths(file, target);
        TrialArrays arrays = new TrialArrays(
                file.path().toString(),
                u,
                new Cube(target.trials, target.samples, target.channels, target.values.clone()),
                mask,
                lengths,
                labels(file, target.trials));
        arrays.requireNumbers();
        return arrays;
    }

    static Cube cube(DataFile file, String name, NamedArray.Numbers array) {
        List<Integer> shape = array.shape();
        if (shape.size() == 2) {
            return new Cube(1, shape.get(0), shape.get(1), array.values());
        }
        if (shape.size() != 3 || shape.contains(0)) {
            throw new IllegalArgumentException(file.path() + ": " + name
                    + " must have the dimensions [trial, time, channel], or [time, channel] for one trial, none of them 0;"
                    + " its shape is " + array.shapeText());
        }
        return new Cube(shape.get(0), shape.get(1), shape.get(2), array.values());
    }

    private static void requireSame(DataFile file, String a, Cube x, String b, Cube y) {
        if (!x.hasExtentsOf(y)) {
            throw new IllegalArgumentException(file.path() + ": " + a + " and " + b
                    + " must have the same trials and times: " + a + " has " + x.trials + " trials of " + x.samples
                    + " samples, " + b + " has " + y.trials + " of " + y.samples);
        }
    }

    private static Cube mask(DataFile file, Cube target) {
        double[] ones = new double[target.values.length];
        Arrays.fill(ones, 1);
        if (file.array("mask").isEmpty()) {
            return new Cube(target.trials, target.samples, target.channels, ones);
        }
        Cube given = cube(file, "mask", file.numbers("mask"));
        requireSame(file, "mask", given, "target", target);
        if (given.channels != target.channels && given.channels != 1) {
            throw new IllegalArgumentException(file.path() + ": mask must have one weight for each of the "
                    + target.channels + " targets, or one for all; it has " + given.channels);
        }
        Cube mask = new Cube(target.trials, target.samples, target.channels, ones);
        for (int k = 0; k < ones.length; k++) {
            ones[k] = given.values[given.channels == 1 ? k / target.channels : k];
        }
        return mask;
    }

    private static List<Integer> lengths(DataFile file, Cube target) {
        if (file.array("length").isEmpty()) {
            return Collections.nCopies(target.trials, target.samples);
        }
        List<Integer> lengths = new ArrayList<>();
        double[] given = file.numbers("length").values();
        if (given.length != target.trials) {
            throw new IllegalArgumentException(file.path() + ": length must have one number for each of "
                    + target.trials + " trials; it has " + given.length);
        }
        for (int b = 0; b < given.length; b++) {
            if (given[b] != Math.rint(given[b]) || given[b] < 1 || given[b] > target.samples) {
                throw new IllegalArgumentException(
                        file.path() + ": the length of a trial must be a whole number from 1 to " + target.samples
                                + ", got " + given[b] + " for trial " + b);
            }
            lengths.add((int) given[b]);
        }
        return lengths;
    }

    private static List<String> labels(DataFile file, int trials) {
        Optional<NamedArray> condition = file.array("condition");
        if (condition.isEmpty()) {
            return IntStream.range(0, trials).mapToObj(b -> "trial " + b).toList();
        }
        List<String> labels = switch (condition.orElseThrow()) {
            case NamedArray.Texts texts -> texts.values();
            case NamedArray.Numbers numbers ->
                Arrays.stream(numbers.values())
                        .mapToObj(
                                v -> "condition " + (v == Math.rint(v) ? Long.toString((long) v) : Double.toString(v)))
                        .toList();
        };
        if (labels.size() != trials) {
            throw new IllegalArgumentException(file.path() + ": condition must have one value for each of " + trials
                    + " trials; it has " + labels.size());
        }
        return labels;
    }

    /** Sets to 0 what does not count, so that nothing there is ever looked at. */
    private void requireNumbers() {
        for (int b = 0; b < target.trials; b++) {
            for (int t = 0; t < target.samples; t++) {
                for (int k = 0; k < u.channels && t < lengths.get(b); k++) {
                    if (!Double.isFinite(u.at(b, t, k))) {
                        throw wrong("u must be finite numbers", b, t, "input " + k, u.at(b, t, k));
                    }
                }
                for (int l = 0; l < target.channels; l++) {
                    requireTarget(b, t, l);
                }
            }
        }
    }

    private void requireTarget(int b, int t, int l) {
        double weight = t < lengths.get(b) ? mask.at(b, t, l) : 0;
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw wrong("mask must be numbers >= 0", b, t, "readout " + l, weight);
        }
        if (weight > 0 && !Double.isFinite(target.at(b, t, l))) {
            throw wrong(
                    "target must be finite numbers where mask is above 0", b, t, "readout " + l, target.at(b, t, l));
        }
        mask.set(b, t, l, weight);
        if (weight == 0) {
            target.set(b, t, l, 0);
        }
    }

    private IllegalArgumentException wrong(String rule, int trial, int step, String channel, double value) {
        return new IllegalArgumentException(
                path + ": " + rule + ", got " + value + " in trial " + trial + ", step " + step + ", " + channel);
    }

    int trials() {
        return target.trials;
    }
}
