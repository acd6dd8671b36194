package dev.rondo.dynamics.solve;

import java.time.Duration;

/**
 * Limits of a search that may last: the end of its time and the seed of its perturbations. The clock only stops a search,
 * between two of its stretches: as long as there is time, nothing depends on it.
 *
 * @param end end of the time, on the clock of {@link System#nanoTime}
 * @param isBounded true if there is an end
 * @param seed seed of the directions in which orbits are perturbed
 */
public record SearchLimits(long end, boolean isBounded, long seed) {
    /** No end, seed 1. */
    public static final SearchLimits NONE = new SearchLimits(0, false, 1);

    /** A time that begins now. */
    public static SearchLimits within(Duration limit, long seed) {
        return new SearchLimits(System.nanoTime() + limit.toNanos(), true, seed);
    }

    /** Tests whether the time is over: the end has come, or the thread of a bounded search was interrupted. */
    public boolean isOver() {
        return isBounded
                && (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted());
    }
}
