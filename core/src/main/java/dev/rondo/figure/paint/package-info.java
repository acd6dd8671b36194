/**
 * Painters: each draws one kind of mark, or the axes, legend, notes and colour bar of a plot, on a canvas in px. They
 * decide form and colour, and leave out what nobody can see (points of a line nearer than a fraction of a px, what lies
 * outside the plot); places come from {@code figure.layout}.
 */
@NullMarked
package dev.rondo.figure.paint;

import org.jspecify.annotations.NullMarked;
