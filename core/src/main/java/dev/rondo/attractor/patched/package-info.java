/** Attractors of piecewise-linear flows and maps: exact periodic orbits, closed by Newton's method. */
@NullMarked
package dev.rondo.attractor.patched;

import org.jspecify.annotations.NullMarked;
