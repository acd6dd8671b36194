package dev.rondo.training;

import java.util.Optional;

/**
 * Part of a training: what is learned, by which rule, and what ends it.
 *
 * @param problem problem, of the same network in all lessons but for its noise
 * @param rule learning rule
 * @param stage stage that the lesson is; the last lesson is none
 */
public record Lesson(TrainingProblem problem, LearningRule rule, Optional<Stage> stage) {
    /** The last lesson, or the only one. */
    public static Lesson last(TrainingProblem problem, LearningRule rule) {
        return new Lesson(problem, rule, Optional.empty());
    }

    boolean isEndedBy(Epoch epoch) {
        return stage.isPresent()
                && epoch.validation().filter(stage.orElseThrow()::isEndedBy).isPresent();
    }
}
