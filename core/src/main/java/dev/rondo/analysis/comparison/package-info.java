/**
 * Two networks side by side: shape distances of their trajectories and orbits, matched spectra, attractors.
 */
@NullMarked
package dev.rondo.analysis.comparison;

import org.jspecify.annotations.NullMarked;
