package dev.rondo.figure.layout;

import java.util.List;

/** The font sizes of a figure in px, all from the size of its axis labels. */
public record Type(double label) {
    /** Smallest factor by which a long text may shrink. */
    private static final double SMALLEST = 0.78;

    /** How much longer than its axis a label may be. */
    private static final double OVERHANG = 1.1;

    public double tick() {
        return 0.89 * label;
    }

    public double legend() {
        return 0.89 * label;
    }

    public double title() {
        return label;
    }

    public double letter() {
        return 1.25 * label;
    }

    /** The size at which a text fits along an axis of this length, if it need not be much smaller than usual. */
    public static double fitted(String markup, double size, double length) {
        double width = RichText.parse(markup).width(size, false);
        double overhang = OVERHANG * length;
        return width <= overhang ? size : Math.max(SMALLEST, overhang / width) * size;
    }

    /** A text in one line, or in two where it would have to shrink too much to fit along an axis of this length. */
    public static List<String> lines(String markup, double size, double length) {
        if (SMALLEST * RichText.parse(markup).width(size, false) <= OVERHANG * length) {
            return List.of(markup);
        }
        List<String> best = List.of(markup);
        double narrowest = Double.POSITIVE_INFINITY;
        for (int at = markup.indexOf(' '); at > 0; at = markup.indexOf(' ', at + 1)) {
            List<String> two = List.of(markup.substring(0, at), markup.substring(at + 1));
            double width = two.stream()
                    .mapToDouble(line -> RichText.parse(line).width(size, false))
                    .max()
                    .orElseThrow();
            boolean inMarkup = markup.lastIndexOf('{', at) > markup.lastIndexOf('}', at);
            if (width < narrowest && !inMarkup) {
                narrowest = width;
                best = two;
            }
        }
        return best;
    }

    /** Distance from the top of a line of text to the top of the next. */
    public static double line(double size) {
        return 1.2 * size;
    }

    /** Height of capitals and digits above the baseline. */
    public static double capital(double size) {
        return 0.72 * size;
    }
}
