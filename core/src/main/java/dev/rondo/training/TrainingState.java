package dev.rondo.training;

import dev.rondo.linalg.Vector;
import java.util.List;

/**
 * Everything that a training needs to go on to the same bits: what a checkpoint keeps. Randomness needs no state, since noise is
 * keyed by epoch and trial.
 *
 * @param epoch the last epoch done
 * @param learner what the rule needs
 * @param best the parameters of the best validation
 * @param bestEpoch its epoch, 0 if there was none
 * @param bestLoss its loss
 * @param bestR2 its R2
 * @param history all epochs so far
 */
public record TrainingState(
        int epoch,
        LearnerState learner,
        Vector best,
        int bestEpoch,
        double bestLoss,
        double bestR2,
        List<Epoch> history) {
    public TrainingState {
        history = List.copyOf(history);
    }
}
