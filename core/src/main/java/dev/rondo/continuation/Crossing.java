package dev.rondo.continuation;

import dev.rondo.dynamics.solve.NewtonResult;

/**
 * Place where an unknown reaches a value at which a step is cut short.
 *
 * @param event event that found it
 * @param unknown index of the unknown
 * @param solution point of the branch there
 * @param interval parameter values at both ends of the last bracket
 * @param converged true if it was located to the tolerance; if not, the step is repeated with half the length
 */
public record Crossing(
        Event event, int unknown, NewtonResult.Solution solution, SpecialPoint.Interval interval, boolean converged) {}
