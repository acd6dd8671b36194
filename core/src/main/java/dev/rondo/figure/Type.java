package dev.rondo.figure;

/** The font sizes of a figure in px, all from the size of its axis labels. */
record Type(double label) {
    /** The family, and what stands in for it. */
    static final String FAMILY = "Helvetica,Arial,'Liberation Sans',sans-serif";

    double tick() {
        return 0.89 * label;
    }

    double legend() {
        return 0.89 * label;
    }

    double title() {
        return label;
    }

    double letter() {
        return 1.25 * label;
    }

    /** From the top of a line of text to the top of the next. */
    static double line(double size) {
        return 1.2 * size;
    }

    /** Height of capitals and digits above the baseline. */
    static double capital(double size) {
        return 0.72 * size;
    }
}
