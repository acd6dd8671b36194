/**
 * Faults of a drawing that a machine can find: {@link dev.rondo.figure.check.FigureCheck} draws a figure on a canvas that
 * remembers every letter and shape, and measures overlaps, contrasts and distances of colours. The same rules hold for
 * every figure of the project and for figures of one's own.
 */
@NullMarked
package dev.rondo.figure.check;

import org.jspecify.annotations.NullMarked;
