package dev.rondo.training;

import java.util.List;

/**
 * Scores of a network on the validation set, by the score of its task.
 *
 * @param score mean over the trials, or that of the worst condition; NaN if the task has no score
 * @param ofConditions mean of each condition; NaN where none of its trials was scored; empty if the conditions are many
 */
public record Scores(double score, List<Double> ofConditions) {
    /** The task has no score. */
    public static final Scores NONE = new Scores(Double.NaN, List.of());

    public Scores {
        ofConditions = List.copyOf(ofConditions);
    }
}
