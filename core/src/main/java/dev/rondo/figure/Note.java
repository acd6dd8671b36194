package dev.rondo.figure;

/**
 * A few words at a place of the panel; with a fine line to it where they stand away from it.
 *
 * @param dx offset of the words to the right of the place, in px
 * @param dy offset of the words below the place, in px
 * @param yields true if the words move, with a fine line to the place, where they would cover other words, points or
 *     lines
 */
public record Note(
        double x,
        double y,
        String text,
        Anchor anchor,
        double dx,
        double dy,
        boolean pointer,
        Colour colour,
        boolean yields)
        implements Mark {
    /** Point of the words that lies at the place. */
    public enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** Words centred on (x, y). */
    public static Note at(double x, double y, String text) {
        return new Note(x, y, text, Anchor.MIDDLE, 0, 0, false, Colour.INK, false);
    }

    public Note anchor(Anchor newAnchor) {
        return new Note(x, y, text, newAnchor, dx, dy, pointer, colour, yields);
    }

    /** Moved by px to the right and down. */
    public Note offset(double px, double py) {
        return new Note(x, y, text, anchor, px, py, pointer, colour, yields);
    }

    /** With a fine line from the words to the place. */
    public Note pointing() {
        return new Note(x, y, text, anchor, dx, dy, true, colour, yields);
    }

    public Note colour(Colour newColour) {
        return new Note(x, y, text, anchor, dx, dy, pointer, newColour, yields);
    }

    /** Moving out of the way of other words, points and lines. */
    public Note yielding() {
        return new Note(x, y, text, anchor, dx, dy, pointer, colour, true);
    }

    @Override
    public String label() {
        return "";
    }
}
