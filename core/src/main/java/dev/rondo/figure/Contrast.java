package dev.rondo.figure;

/**
 * Contrast of two colours: (L1 + 0.05) / (L2 + 0.05) with the relative luminances L1 >= L2, from 1 to 21.
 *
 * <p>Web Content Accessibility Guidelines 2.2 (2023), success criteria 1.4.3 (text) and 1.4.11 (graphics).
 */
public final class Contrast {
    /** Least contrast of a text with what lies below it. */
    public static final double TEXT = 4.5;

    /** Least contrast of a mark with the page. */
    public static final double MARKS = 3;

    private static final double FLARE = 0.05;

    private Contrast() {}

    /** Contrast of two colours 0xRRGGBB. */
    public static double of(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + FLARE) / (Math.min(a, b) + FLARE);
    }

    /**
     * The colour for a text: as given where it is seen as well as texts must be, or is the colour of the page, which is for
     * texts on something else; else as much darker on light pages, and lighter on dark ones, as is needed.
     */
    public static Colour legible(Colour colour) {
        return new Colour(
                legible(colour.light(), Colour.INK.light(), Colour.PAPER.light()),
                legible(colour.dark(), Colour.INK.dark(), Colour.PAPER.dark()));
    }

    private static int legible(int colour, int ink, int page) {
        int text = colour;
        for (int percent = 1; percent <= 100 && colour != page && of(text, page) < TEXT; percent++) {
            text = over(ink, percent / 100.0, colour);
        }
        return text;
    }

    /** A colour over another one, as a screen mixes them. */
    public static int over(int colour, double opacity, int below) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double channel = opacity * ((colour >> shift) & 255) + (1 - opacity) * ((below >> shift) & 255);
            mixed |= (int) Math.round(channel) << shift;
        }
        return mixed;
    }

    private static double luminance(int rgb) {
        return 0.2126 * Oklab.linear((rgb >> 16) & 255)
                + 0.7152 * Oklab.linear((rgb >> 8) & 255)
                + 0.0722 * Oklab.linear(rgb & 255);
    }
}
