package dev.rondo.continuation;

import dev.rondo.dynamics.solve.NewtonResult;

/**
 * A place where a branch leaves its piece.
 *
 * @param unknown the one that vanishes
 * @param solution the point of the branch there
 * @param interval the parameter at both ends of the last bracket
 * @param converged whether it was located to the tolerance
 */
record Crossing(int unknown, NewtonResult.Solution solution, SpecialPoint.Interval interval, boolean converged) {}
