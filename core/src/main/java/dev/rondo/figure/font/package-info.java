/**
 * The letters of figures: advances, outlines and subsets of a font that comes with Rondo, read from its TrueType tables.
 * Nothing asks the machine for a font, so that a figure is laid out and drawn alike where there is none.
 */
@NullMarked
package dev.rondo.figure.font;

import org.jspecify.annotations.NullMarked;
