package dev.rondo.continuation;

import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * Continuous function of the solution that changes its sign where something touches a switching manifold, between two
 * neighbouring solutions.
 *
 * @param unknown index of the unknown (unit) whose manifold is touched
 * @param value value of the function at a solution
 * @param place place in (0, 1) on the chord between them: a guess of the root if the signs at both ends differ, else
 *     where the sign may be the other one, so that the manifold is touched twice
 * @param certain true if it is known that the manifold is touched
 * @param visits number of visits of a solution to the other side: it changes where the manifold is touched, and there
 *     alone
 */
public record SwitchingFunction(
        int unknown, ToDoubleFunction<double[]> value, double place, boolean certain, ToIntFunction<double[]> visits) {}
