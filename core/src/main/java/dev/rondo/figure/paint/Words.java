package dev.rondo.figure.paint;

import dev.rondo.figure.Colour;
import dev.rondo.figure.layout.Rect;
import dev.rondo.figure.layout.RichText;
import dev.rondo.figure.layout.Type;

/**
 * A line of text on a canvas.
 *
 * @param x place of the anchor in px
 * @param y place of the baseline in px
 * @param size font size in px
 * @param degrees turn about (x, y), clockwise
 */
public record Words(
        RichText text, double x, double y, double size, Anchor anchor, Colour colour, boolean bold, int degrees) {
    /** Depth of letters below the baseline, in font sizes. */
    private static final double DEPTH = 0.21;

    /** Position of a text relative to its x. */
    public enum Anchor {
        START(0),
        MIDDLE(0.5),
        END(1);

        private final double part;

        Anchor(double part) {
            this.part = part;
        }
    }

    public static Words of(String markup, double x, double y, double size, Anchor anchor) {
        return new Words(RichText.parse(markup), x, y, size, anchor, Colour.INK, false, 0);
    }

    public Words bolder() {
        return new Words(text, x, y, size, anchor, colour, true, degrees);
    }

    public Words turned(int by) {
        return new Words(text, x, y, size, anchor, colour, bold, by);
    }

    public Words colour(Colour newColour) {
        return new Words(text, x, y, size, anchor, newColour, bold, degrees);
    }

    /** The width in px. */
    public double width() {
        return text.width(size, bold);
    }

    /** The beginning of the line relative to x, in px. */
    public double start() {
        return -anchor.part * width();
    }

    /** The rectangle of the letters before they are turned, relative to (x, y). */
    public Rect box() {
        double top = -Type.capital(size);
        return new Rect(start(), top, width(), DEPTH * size - top);
    }
}
