package dev.rondo.training.force;

import dev.rondo.training.Learner;

/** Sum of squared errors of an epoch; a target of weight 0 may be NaN. */
final class MaskedError {
    private double squares;
    private double weights;

    void add(double off, double weight) {
        squares += weight == 0 ? 0 : weight * off * off;
        weights += weight;
    }

    /** The epoch's results: the mean squared error is all that there is. */
    Learner.Update update() {
        double loss = weights == 0 ? 0 : squares / weights;
        return new Learner.Update(Double.NaN, loss, loss, Double.NaN, Double.NaN);
    }
}
