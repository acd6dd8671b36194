package dev.rondo.attractor;

import dev.rondo.dynamics.solve.SearchLimits;
import java.time.Duration;

/**
 * Budget of a search for an attractor: one for all systems, counted in time constants and periods of the orbit, so that
 * a verdict does not depend on the unit of time.
 *
 * @param patience factor on the largest number of time constants that an orbit is followed; below 1, on its first
 *     stretches instead
 * @param limit time of computing after which a search ends undecided
 * @param seed random seed of the directions in which orbits are perturbed off unstable fixed points and cycles
 */
public record Effort(double patience, Duration limit, long seed) {
    /** Patience 1, ten minutes, seed 1. */
    public static final Effort USUAL = new Effort(1, Duration.ofMinutes(10), 1);

    /** A quarter of the usual first stretches: for one of many networks. */
    public static final Effort QUICK = USUAL.patient(0.25);

    /** @throws IllegalArgumentException if patience or limit are not positive */
    public Effort {
        if (!(patience > 0) || Double.isInfinite(patience) || limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException(
                    "effort must have patience > 0 and limit > 0, got patience = " + patience + ", limit = " + limit);
        }
    }

    /** This effort with a multiple of the patience. */
    public Effort patient(double times) {
        return new Effort(times * patience, limit, seed);
    }

    /** The limits of a search that begins now. */
    SearchLimits limits() {
        return SearchLimits.within(limit, seed);
    }

    /** Factor on the longest time that an orbit is followed. */
    double budget() {
        return Math.max(1, patience);
    }

    /** Factor on the first stretches of an orbit. */
    double stretch() {
        return Math.min(1, patience);
    }
}
