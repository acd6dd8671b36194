package dev.rondo.figure;

/**
 * Mark of a panel: numbers with a form of display. Marks are drawn in the order in which they were added.
 *
 * <p>A mark with a label has an entry in the legend. A mark without a colour takes the panel's next one.
 */
public sealed interface Mark
        permits Line, Points, Band, Area, Bars, HeatMap, Hinton, Arrows, Contours, Rule, Span, Note {
    /** Its name in the legend; empty for none. */
    String label();
}
