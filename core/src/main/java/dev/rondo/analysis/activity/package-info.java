/** Analyses of recorded activity: components, rotations, replay, potentials, currents. */
@NullMarked
package dev.rondo.analysis.activity;

import org.jspecify.annotations.NullMarked;
