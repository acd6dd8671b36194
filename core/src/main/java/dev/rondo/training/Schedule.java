package dev.rondo.training;

import java.util.List;
import java.util.Optional;

/**
 * Epochs of a training and its validations.
 *
 * @param epochs number of epochs at most
 * @param trials number of trials in a batch
 * @param validationTrials number of trials in the fixed validation set
 * @param validateEvery epochs between validations
 * @param stopAtR2 validation R2 at which training stops early; 1 never stops early
 * @param stopAtScore mean score of the last validations at which training stops early
 */
public record Schedule(
        int epochs,
        int trials,
        int validationTrials,
        int validateEvery,
        double stopAtR2,
        Optional<Double> stopAtScore) {
    /** Validations whose mean score decides whether training stops. */
    private static final int SCORES = 5;

    /** True if an epoch, counted from 1, ends with a validation. */
    boolean validatesAt(int epoch) {
        return epoch % validateEvery == 0 || epoch == epochs;
    }

    /** True if the validations so far are good enough to stop. */
    boolean isReached(double bestR2, List<Epoch> history) {
        return (stopAtR2 < 1 && bestR2 >= stopAtR2)
                || stopAtScore.filter(aim -> meanOfLastScores(history) >= aim).isPresent();
    }

    /** Mean score of the last validations; NaN as long as there are fewer. */
    private static double meanOfLastScores(List<Epoch> history) {
        double sum = 0;
        int found = 0;
        for (int k = history.size() - 1; k >= 0 && found < SCORES; k--) {
            Optional<Epoch.Validation> validation = history.get(k).validation();
            if (validation.isPresent()) {
                sum += validation.orElseThrow().scores().score();
                found++;
            }
        }
        return found < SCORES ? Double.NaN : sum / SCORES;
    }
}
