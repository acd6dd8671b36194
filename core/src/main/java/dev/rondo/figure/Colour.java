package dev.rondo.figure;

/**
 * A colour as it is on light paper and on a dark screen, both as 0xRRGGBB. Stand-alone files use the first; a figure
 * inside a page follows the page.
 */
public record Colour(int light, int dark) {
    /** Axes and text. */
    public static final Colour INK = new Colour(0x1f2328, 0xe3e6ea);

    /** Secondary lines and text. */
    public static final Colour MUTED = new Colour(0x6b7280, 0x9aa3ae);

    /** Grid lines and borders. */
    public static final Colour FAINT = new Colour(0xdfe3e8, 0x343a42);

    /** Background of the figure. */
    public static final Colour PAPER = new Colour(0xffffff, 0x16191d);

    /** A missing cell of a heat map. */
    public static final Colour MISSING = new Colour(0xb8bcc2, 0x5a6068);

    public Colour {
        requireRgb(light);
        requireRgb(dark);
    }

    /** One colour for light and dark, e.g. {@code Colour.rgb(0x0072b2)}. */
    public static Colour rgb(int rgb) {
        return new Colour(rgb, rgb);
    }

    /** This colour, with another one on dark pages. */
    public Colour onDark(int rgb) {
        return new Colour(light, rgb);
    }

    /**
     * This colour moved towards the paper: 0 leaves it, 1 makes it the paper. For shades that must not be transparent.
     */
    public Colour fadedBy(double amount) {
        return new Colour(mix(light, PAPER.light, amount), mix(dark, PAPER.dark, amount));
    }

    /** {@code #rrggbb}, or {@code #rgb} where that says the same. */
    public static String css(int rgb) {
        boolean isShort = ((rgb >> 4) & 0x0f0f0f) == (rgb & 0x0f0f0f);
        StringBuilder out = new StringBuilder("#");
        for (int shift = 20; shift >= 0; shift -= isShort ? 8 : 4) {
            out.append(Character.forDigit((rgb >> shift) & 15, 16));
        }
        return out.toString();
    }

    private static int mix(int from, int to, double amount) {
        int out = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = (from >> shift) & 255;
            int b = (to >> shift) & 255;
            out |= (int) Math.round(a + (b - a) * amount) << shift;
        }
        return out;
    }

    private static void requireRgb(int rgb) {
        if ((rgb & 0xff000000) != 0) {
            throw new IllegalArgumentException(
                    "A colour is 0xRRGGBB, without transparency: 0x" + Integer.toHexString(rgb));
        }
    }
}
