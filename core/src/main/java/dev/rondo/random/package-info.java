/**
 * Random numbers keyed by purpose: the same key gives the same numbers, whatever else was drawn, on any machine.
 */
@NullMarked
package dev.rondo.random;

import org.jspecify.annotations.NullMarked;
