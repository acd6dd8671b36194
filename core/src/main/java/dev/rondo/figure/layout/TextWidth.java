package dev.rondo.figure.layout;

import java.util.Map;

/**
 * Width of a text in Helvetica, Arial or Liberation Sans, whose letters have equal widths. So a figure is laid out the
 * same on every machine, without fonts.
 */
public final class TextWidth {
    /** Widths of the characters from space to ~ in thousandths of the font size. */
    private static final int[] REGULAR = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
    };

    private static final int[] BOLD = {
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
        975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
        333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
        611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584
    };

    /** Signs and Greek letters that labels use. */
    private static final Map<Character, Integer> OTHERS = Map.ofEntries(
            Map.entry('\u2212', 584),
            Map.entry('\u00b1', 549),
            Map.entry('\u00d7', 584),
            Map.entry('\u00b7', 278),
            Map.entry('\u2192', 1000),
            Map.entry('\u2190', 1000),
            Map.entry('\u221e', 713),
            Map.entry('\u2026', 1000),
            Map.entry('\u2014', 1000),
            Map.entry('\u00b0', 400),
            Map.entry('\u00b2', 333),
            Map.entry('\u00b3', 333),
            Map.entry('\u03c3', 617),
            Map.entry('\u03bb', 500),
            Map.entry('\u03c4', 395),
            Map.entry('\u03c6', 648),
            Map.entry('\u03b5', 446),
            Map.entry('\u03c9', 781),
            Map.entry('\u03c0', 690),
            Map.entry('\u03a3', 618));

    private static final int LOWER = 580;
    private static final int UPPER = 720;
    private static final int WIDE = 1000;

    private TextWidth() {}

    /** The width in the unit of {@code size}. */
    public static double of(String text, double size, boolean bold) {
        long thousandths = text.codePoints().mapToLong(c -> advance(c, bold)).sum();
        return thousandths * size / 1000;
    }

    private static int advance(int c, boolean bold) {
        if (c >= ' ' && c <= '~') {
            return (bold ? BOLD : REGULAR)[c - ' '];
        }
        Integer known = c <= Character.MAX_VALUE ? OTHERS.get((char) c) : null;
        if (known != null) {
            return known;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.CONTROL || type == Character.FORMAT) {
            return 0;
        }
        boolean ideograph = c >= 0x1100 && (Character.isIdeographic(c) || c > Character.MAX_VALUE);
        return ideograph ? WIDE : Character.isUpperCase(c) ? UPPER : LOWER;
    }
}
