package dev.rondo.figure.layout;

/** A rectangle in px; y grows downwards. */
public record Rect(double left, double top, double width, double height) {
    public double right() {
        return left + width;
    }

    public double bottom() {
        return top + height;
    }

    public double centreX() {
        return left + width / 2;
    }

    public double centreY() {
        return top + height / 2;
    }

    public boolean contains(double x, double y) {
        return x >= left && x <= right() && y >= top && y <= bottom();
    }

    /** Larger by {@code by} on every side. */
    public Rect grown(double by) {
        return new Rect(left - by, top - by, width + 2 * by, height + 2 * by);
    }

    /** A smaller rectangle in the middle of the upper edge, at least a px wide and high. */
    Rect shrunk(double newWidth, double newHeight) {
        return new Rect(centreX() - newWidth / 2, top, Math.max(1, newWidth), Math.max(1, newHeight));
    }

    /** The rectangle of another size with the same centre. */
    public Rect resized(double newWidth, double newHeight) {
        return new Rect(centreX() - newWidth / 2, centreY() - newHeight / 2, newWidth, newHeight);
    }

    public Rect without(Margins margins) {
        return new Rect(
                left + margins.left(),
                top + margins.top(),
                Math.max(1, width - margins.left() - margins.right()),
                Math.max(1, height - margins.top() - margins.bottom()));
    }
}
