/** Attractors of the map or of the flow: the sets on which orbits end. */
@NullMarked
package dev.rondo.attractor;

import org.jspecify.annotations.NullMarked;
