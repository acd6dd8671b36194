/**
 * Places of everything in a figure, in px. {@link FigureLayout} divides the page among the panels; each becomes a
 * {@link Plot}, whose final axes follow from the {@link Extents} of its marks and from {@link Ticks} whose numbers fit.
 * The width of texts, the room of axes and colour bars, the box of the legend and the places of notes are decided here,
 * so that painters only draw.
 */
@NullMarked
package dev.rondo.figure.layout;

import org.jspecify.annotations.NullMarked;
