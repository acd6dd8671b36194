package dev.rondo.run.sweep;

import dev.rondo.file.NetworkFile;

/**
 * Network of a point, with what is known of its training.
 *
 * @param file network and where it comes from
 * @param r2 R2 of the best validation; NaN without one
 * @param score score of the task in that validation; NaN without one
 * @param loss loss of that validation; NaN without one
 * @param bestEpoch epoch of that validation; 0 without one
 * @param epochs number of epochs that were done
 */
record Made(NetworkFile file, double r2, double score, double loss, int bestEpoch, int epochs) {
    /** A network that was not trained here. */
    static Made untrained(NetworkFile file) {
        return new Made(file, Double.NaN, Double.NaN, Double.NaN, 0, 0);
    }
}
