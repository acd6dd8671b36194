/** Branches of periodic orbits: shooting, Floquet multipliers, period doubling, tori. */
@NullMarked
package dev.rondo.continuation.cycles;

import org.jspecify.annotations.NullMarked;
