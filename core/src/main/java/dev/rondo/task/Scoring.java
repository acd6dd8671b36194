package dev.rondo.task;

import dev.rondo.linalg.Matrix;
import java.util.Optional;
import java.util.OptionalDouble;

/** Score of single trials: what a task's own community reports, such as the share of right choices. */
public interface Scoring {
    /** Name for tables and plots, such as {@code "right choices"}. */
    String name();

    /** Tests whether the score of a network is that of its worst condition; else it is the mean over trials. */
    boolean isOfWorstCondition();

    /**
     * Score of one trial.
     *
     * @param trial the trial as it was drawn
     * @param z readouts, at least as many rows as the trial has steps, N_out columns
     * @return usually between 0 (wrong) and 1 (right); nothing if the trial is not scored, such as a catch trial
     */
    OptionalDouble of(Trial trial, Matrix z);

    /** Choice that was made in a trial; nothing where the score is not that of a choice. */
    default Optional<Choice> choice(Trial trial, Matrix z) {
        return Optional.empty();
    }
}
