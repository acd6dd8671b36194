package dev.rondo.training;

import dev.rondo.linalg.Vector;
import java.util.List;

/**
 * Everything that a training run needs to go on to the same bits: what a checkpoint keeps. Randomness needs no state,
 * since noise is keyed by epoch and trial.
 *
 * @param epoch the last epoch done
 * @param free the free parameters
 * @param mean Adam's first moment
 * @param square Adam's second moment
 * @param best the free parameters of the best validation
 * @param bestEpoch its epoch, 0 if there was none
 * @param bestLoss its loss
 * @param bestR2 its R2
 * @param history all epochs so far
 */
public record TrainerState(
        int epoch,
        Vector free,
        Vector mean,
        Vector square,
        Vector best,
        int bestEpoch,
        double bestLoss,
        double bestR2,
        List<Epoch> history) {
    public TrainerState {
        history = List.copyOf(history);
    }
}
