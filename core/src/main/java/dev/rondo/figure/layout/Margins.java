package dev.rondo.figure.layout;

/** The room that labels need around a plot area, in px. */
public record Margins(double top, double right, double bottom, double left) {
    /** The larger room on every side. */
    Margins orMore(Margins other) {
        return new Margins(
                Math.max(top, other.top),
                Math.max(right, other.right),
                Math.max(bottom, other.bottom),
                Math.max(left, other.left));
    }
}
