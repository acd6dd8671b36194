package dev.rondo.continuation;

import dev.rondo.dynamics.Time;
import java.util.Optional;

/**
 * Quantities of a solution that a diagram shows.
 *
 * @param period period of a cycle; empty for a fixed point
 * @param amplitude amplitude of a cycle, the root of the summed variances of the state over a period; 0 for a fixed
 *     point
 */
public record SolutionMeasure(Optional<Time> period, double amplitude) {
    /** Measure of a fixed point. */
    public static final SolutionMeasure FIXED = new SolutionMeasure(Optional.empty(), 0);
}
