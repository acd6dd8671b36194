package dev.rondo.continuation;

import java.util.function.ToDoubleFunction;

/**
 * A continuous function along a curve that changes its sign at special points of a kind.
 *
 * @param type the kind
 * @param value the function of the unknowns
 */
public record TestFunction(SpecialType type, ToDoubleFunction<double[]> value) {}
