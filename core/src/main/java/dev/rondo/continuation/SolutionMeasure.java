package dev.rondo.continuation;

import dev.rondo.dynamics.Time;
import java.util.Optional;

/**
 * What a diagram shows of a solution.
 *
 * @param period of a cycle; empty for a fixed point
 * @param amplitude of a cycle, the root of the summed variances of the state over a period; 0 for a fixed point
 */
public record SolutionMeasure(Optional<Time> period, double amplitude) {
    /** A fixed point's. */
    public static final SolutionMeasure FIXED = new SolutionMeasure(Optional.empty(), 0);
}
