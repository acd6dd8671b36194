/**
 * Continuous piecewise-linear systems, solved exactly. A network of rectified units is one: the signs of its switching
 * functions divide state space into regions, in each of which the field is affine.
 *
 * <p>{@link dev.rondo.dynamics.piecewise.PiecewiseLinearField} is the field. {@link
 * dev.rondo.dynamics.piecewise.ExactFlow} follows it: inside a region the solution is an entire function, taken as its
 * Taylor series to the last bit; where it first leaves the region is a root of a polynomial, found by bisection in
 * Bernstein form, which overlooks none. The result is a {@link dev.rondo.dynamics.piecewise.PatchedPath}, piece by
 * piece, and {@link dev.rondo.dynamics.piecewise.Propagator} multiplies the exponentials of its regions: since the
 * field is continuous, the saltation matrix at a crossing is the identity, so that this product is the derivative of
 * the flow.
 */
@NullMarked
package dev.rondo.dynamics.piecewise;

import org.jspecify.annotations.NullMarked;
