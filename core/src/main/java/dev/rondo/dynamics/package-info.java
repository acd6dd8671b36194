/**
 * Systems that move: vector fields and Euler maps, the steppers, stimuli and noise that drive them, the trajectories that
 * come out. Times are {@code Time}, never bare numbers.
 */
@NullMarked
package dev.rondo.dynamics;

import org.jspecify.annotations.NullMarked;
