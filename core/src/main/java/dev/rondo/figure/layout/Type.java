package dev.rondo.figure.layout;

/** The font sizes of a figure in px, all from the size of its axis labels. */
public record Type(double label) {
    /** Smallest factor by which a long text may shrink. */
    private static final double SMALLEST = 0.78;

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
        double overhang = 1.1 * length;
        return width <= overhang ? size : Math.max(SMALLEST, overhang / width) * size;
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
