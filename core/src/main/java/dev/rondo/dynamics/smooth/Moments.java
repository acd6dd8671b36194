package dev.rondo.dynamics.smooth;

import dev.rondo.linalg.Vector;

/**
 * Averages over one period of a cycle.
 *
 * @param mean mean of every variable over time
 * @param std standard deviation of every variable over time
 */
public record Moments(Vector mean, Vector std) {
    /** The root of the summed variances. */
    public double amplitude() {
        return std.norm();
    }
}
