/** Attractors: what an orbit ends on, of the map or of the flow. */
@NullMarked
package dev.rondo.attractor;

import org.jspecify.annotations.NullMarked;
