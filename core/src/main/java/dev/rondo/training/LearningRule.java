package dev.rondo.training;

import dev.rondo.training.backprop.Precision;
import java.util.List;
import java.util.Optional;

/**
 * Rule by which a network learns a task: {@code training.rule} of a study, its components the other settings there.
 *
 * <p>To make a new one, write a record with a {@link dev.rondo.setting.Setting} on each component, name it in an implementation
 * of {@link dev.rondo.setting.Kinds}, and put what it does in an epoch into a {@link Learner}. Validation, the best network, early
 * ends, checkpoints and progress are those of {@link Training}.
 */
public interface LearningRule {
    /** Epochs and validations. */
    Schedule schedule();

    /**
     * A learner at the beginning, or where it was when a checkpoint was made.
     *
     * @param state of a learner of the same rule and problem
     * @throws dev.rondo.setting.Refusal if the rule cannot solve such a problem; the message says why and what to change
     */
    Learner learner(TrainingProblem problem, Optional<LearnerState> state);

    /** Advice for a training that diverged, to follow "Try ". */
    String remedy();

    /** True if readouts may learn to be negative where rates cannot. */
    default boolean readsBelowZero() {
        return false;
    }

    /** Stages of a curriculum, before the study is trained as it is written. */
    default List<Stage> stages() {
        return List.of();
    }

    /** This rule without a curriculum. */
    default LearningRule withoutStages() {
        return this;
    }

    /** Memory of one training, roughly. */
    default TrainingMemory memory(int units, int readouts, double steps) {
        return new TrainingMemory(units, readouts, steps, schedule().trials(), Precision.FLOAT64);
    }

    /** Number of epochs at most. */
    default int epochs() {
        return schedule().epochs();
    }
}
