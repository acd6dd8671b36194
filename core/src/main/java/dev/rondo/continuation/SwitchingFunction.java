package dev.rondo.continuation;

import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * A continuous function of the solution that changes its sign where something touches a border, between two neighbouring
 * solutions.
 *
 * @param unknown which unknown (unit) touches it
 * @param value the function
 * @param place a place in (0, 1) on the chord between them: a guess of the root if the signs at both ends differ, else where
 *     the sign may be the other one, so that the border is touched twice
 * @param certain whether it is known that the border is touched
 * @param visits how often a solution visits the other side: it changes where the border is touched, and there alone
 */
public record SwitchingFunction(
        int unknown, ToDoubleFunction<double[]> value, double place, boolean certain, ToIntFunction<double[]> visits) {}
