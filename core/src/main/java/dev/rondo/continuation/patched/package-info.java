/**
 * Periodic orbits of piecewise-linear systems, patched from their pieces and closed by Newton's method.
 *
 * <p>{@link dev.rondo.attractor.patched.CycleSearch} follows the flow until the attractor of the orbit is known;
 * {@link dev.rondo.continuation.patched.PatchedShooting} closes a guess to rounding, stable or not, and
 * {@link dev.rondo.continuation.patched.PatchedCycle} is the result with its multipliers. A homogeneous field has
 * {@link dev.rondo.attractor.patched.ProjectiveOrbit} in place of cycles.
 * {@link dev.rondo.attractor.patched.MapCycleSearch} finds the cycles of piecewise-linear maps. Failure is a value:
 * which of them, how far it came, and what to try.
 */
@NullMarked
package dev.rondo.continuation.patched;

import org.jspecify.annotations.NullMarked;
