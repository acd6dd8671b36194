package dev.rondo.continuation;

import java.util.function.ToDoubleFunction;

/**
 * A continuous function of the solution that changes its sign where something touches a border.
 *
 * @param unknown which unknown (unit) touches it
 * @param value the function
 */
public record BorderTest(int unknown, ToDoubleFunction<double[]> value) {}
