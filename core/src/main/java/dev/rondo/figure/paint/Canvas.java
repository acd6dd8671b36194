package dev.rondo.figure.paint;

import dev.rondo.figure.ColourScale;
import dev.rondo.figure.Grid;
import dev.rondo.figure.Stroke;
import dev.rondo.figure.layout.Rect;

/** Receiver of everything that is drawn, in px with y downwards, each thing on top of those before it. */
public interface Canvas {
    void path(Outline outline, Paint paint);

    void circle(double x, double y, double radius, Paint paint);

    void rect(Rect rect, Paint paint);

    /** Cells of equal size, the first row on top, coloured by their numbers. */
    void cells(Rect rect, Grid cells, ColourScale colours);

    void words(Words words);

    /**
     * Opens a group of elements that belong together, until {@link #close}.
     *
     * @param kind class of the group, e.g. {@code panel} or {@code mark line}
     * @param name name of the group, unique in its figure; empty for none
     */
    void open(String kind, String name);

    default void open(String kind) {
        open(kind, "");
    }

    /** Opens a group of which only what lies inside the window is seen, until {@link #close}. */
    void openClipped(Rect window);

    void close();

    default void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        path(new Outline().moveTo(x1, y1).lineTo(x2, y2), Paint.outline(stroke));
    }

    default void text(String markup, double x, double y, double size, Words.Anchor anchor) {
        if (!markup.isBlank()) {
            words(Words.of(markup, x, y, size, anchor));
        }
    }
}
