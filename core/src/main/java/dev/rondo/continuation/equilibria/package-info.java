/** Branches of fixed points of flows, maps and piecewise-linear flows, and the Hopf points on them. */
@NullMarked
package dev.rondo.continuation.equilibria;

import org.jspecify.annotations.NullMarked;
