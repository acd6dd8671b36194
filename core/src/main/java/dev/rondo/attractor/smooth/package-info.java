/** Attractors of smooth flows: fixed points and periodic orbits by multiple shooting. */
@NullMarked
package dev.rondo.attractor.smooth;

import org.jspecify.annotations.NullMarked;
