/** Solvers of equations: Newton, Broyden, bracketed roots. */
@NullMarked
package dev.rondo.dynamics.solve;

import org.jspecify.annotations.NullMarked;
