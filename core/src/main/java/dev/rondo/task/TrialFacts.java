package dev.rondo.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Facts about a trial, for scores, tables and figures.
 *
 * @param condition number of its condition, from 0; -1 if it has none
 * @param isCatch true for a catch trial: without a stimulus, and not scored
 * @param variables values of its variables and definitions by name
 * @param epochs its epochs in order, by name
 * @param stepMs length of a step in ms; NaN if no epochs are known
 */
public record TrialFacts(
        long condition,
        boolean isCatch,
        SequencedMap<String, Value> variables,
        SequencedMap<String, Span> epochs,
        double stepMs) {
    /** Nothing is known. */
    public static final TrialFacts NONE =
            new TrialFacts(-1, false, new LinkedHashMap<>(), new LinkedHashMap<>(), Double.NaN);

    /**
     * Steps of an epoch, as rows of the trial's matrices.
     *
     * @param from first row
     * @param to row after the last
     */
    public record Span(int from, int to) {
        public int steps() {
            return to - from;
        }
    }

    public TrialFacts {
        variables = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(variables));
        epochs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(epochs));
    }
}
