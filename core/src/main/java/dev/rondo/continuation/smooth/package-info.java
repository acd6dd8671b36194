/**
 * Cycles and fixed points of smooth flows, found by following an orbit and closing it by Newton's method.
 *
 * <p>{@link dev.rondo.continuation.smooth.SmoothSearch} follows the flow until it knows what the orbit ends on;
 * {@link dev.rondo.continuation.smooth.SmoothClosing} closes a guess by multiple shooting, stable or not. It is the
 * companion of {@code continuation.patched}, where the flow is known exactly; here it is followed by a Runge-Kutta method
 * of order 8. Failure is a value: how far it came, and what to try.
 */
@NullMarked
package dev.rondo.continuation.smooth;

import org.jspecify.annotations.NullMarked;
