/**
 * Circuits of two to six units, small enough to be solved: piecewise linear orbits in closed form (appendices A and B of
 * Rajakumar, Rinzel and Chen 2021), weights found from a spectrum (figure 10), and circuits made to oscillate.
 */
@NullMarked
package dev.rondo.paper.rajakumar2021.circuits;

import org.jspecify.annotations.NullMarked;
