package dev.rondo.task.recorded;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.task.Trial;
import dev.rondo.task.TrialFacts;
import dev.rondo.task.Value;
import dev.rondo.task.data.Resampling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Trials of a file at an Euler step. Of the samples of a step, inputs and weights are the means, targets the last; a sample
 * that is several steps long is repeated.
 */
final class ResampledTrials {
    /** Name of the only epoch. */
    static final String EPOCH = "trial";

    private final TrialArrays arrays;
    private final double sampleMs;
    private final Time dt;
    private final int factor;
    private final int repeats;

    /** @throws IllegalArgumentException if samples do not fit into steps */
    ResampledTrials(TrialArrays arrays, double sampleMs, Time dt) {
        this.arrays = arrays;
        this.sampleMs = sampleMs;
        this.dt = dt;
        factor = Resampling.factor(sampleMs, dt.ms())
                .orElseThrow(() -> new IllegalArgumentException(Resampling.objection(sampleMs, dt.ms())));
        repeats = factor == 0 ? Time.ms(sampleMs).steps(dt) : 1;
    }

    /** Steps of a trial: samples that fill no whole step are left out. */
    int steps(int trial) {
        return factor == 0
                ? arrays.lengths().get(trial) * repeats
                : arrays.lengths().get(trial) / factor;
    }

    int longest() {
        int longest = 0;
        for (int b = 0; b < arrays.trials(); b++) {
            longest = Math.max(longest, steps(b));
        }
        return longest;
    }

    /** A trial of its own length. */
    Trial trial(int b) {
        int steps = steps(b);
        SequencedMap<String, Value> variables = new LinkedHashMap<>();
        variables.put("trial", Value.of(b));
        SequencedMap<String, TrialFacts.Span> epochs = new LinkedHashMap<>();
        epochs.put(EPOCH, new TrialFacts.Span(0, steps));
        return new Trial(
                arrays.labels().get(b),
                Matrix.build(steps, arrays.u().channels(), (t, k) -> mean(arrays.u(), b, t, k)),
                Matrix.build(steps, arrays.target().channels(), (t, l) -> last(b, t, l)),
                Matrix.build(steps, arrays.target().channels(), (t, l) -> mean(arrays.mask(), b, t, l)),
                new TrialFacts(conditionOf(b), false, variables, epochs, dt.ms()));
    }

    /** Number of the trial's condition among the different ones. */
    int conditionOf(int b) {
        return arrays.labels().stream()
                .distinct()
                .toList()
                .indexOf(arrays.labels().get(b));
    }

    private double mean(TrialArrays.Cube cube, int b, int t, int k) {
        if (factor == 0) {
            return cube.at(b, t / repeats, k);
        }
        double sum = 0;
        for (int s = t * factor; s < (t + 1) * factor; s++) {
            sum += cube.at(b, s, k);
        }
        return sum / factor;
    }

    /** Last sample of a step whose error counts; the last of all if none does. */
    private double last(int b, int t, int l) {
        if (factor == 0) {
            return arrays.target().at(b, t / repeats, l);
        }
        for (int s = (t + 1) * factor - 1; s >= t * factor; s--) {
            if (arrays.mask().at(b, s, l) > 0) {
                return arrays.target().at(b, s, l);
            }
        }
        return arrays.target().at(b, (t + 1) * factor - 1, l);
    }

    /** Remarks on the changes by resampling. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (factor > 1) {
            remarks.add("inputs and weights are means over " + factor + " samples of " + sampleMs
                    + " ms, which takes variance from noise in them; targets are the last of them");
            for (int b = 0; b < arrays.trials(); b++) {
                if (arrays.lengths().get(b) % factor != 0) {
                    remarks.add("trial " + b + " has " + arrays.lengths().get(b) + " samples, "
                            + Value.of((double) arrays.lengths().get(b) / factor) + " steps: the last "
                            + arrays.lengths().get(b) % factor + " are left out");
                }
            }
        }
        return remarks;
    }
}
