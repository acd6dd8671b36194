package dev.rondo.analysis;

import java.util.Optional;

/**
 * One analysis of a network or a matrix. An implementation is a record: its components are the settings of the
 * analysis, each with a {@link dev.rondo.setting.Setting}.
 *
 * <p>Equal settings and equal subjects give equal answers, to the bit.
 *
 * @param <R> the record of the result; its component names are those of the JSON document
 */
public interface Analysis<R extends Record> {
    /** Name, summary, material, output fields, citations and examples: constant, independent of the settings. */
    Card card();

    /**
     * The answer about a subject.
     *
     * @throws IllegalArgumentException if the analysis is not defined for this subject; the message names rule and
     *     values
     */
    Answer<R> of(Subject subject);

    /**
     * A figure of a result.
     *
     * @param result result of {@link #of}
     * @param subject subject of that result
     */
    Drawing draw(R result, Subject subject);

    /** True if the trial's input is part of the system and repeated for ever, so that it is not over after the trial. */
    default boolean repeatsInput() {
        return false;
    }

    /**
     * Arrays that belong to a result but are too long for its document, such as an orbit: a record of vectors and
     * matrices, written to {@code .npz} and {@code .csv} files beside the fields of the result.
     */
    default Optional<Record> arrays(R result, Subject subject) {
        return Optional.empty();
    }
}
