package dev.rondo.figure;

/**
 * A line through points in their order; where a coordinate is NaN or infinite (or not positive on a log axis) it is
 * interrupted.
 *
 * @param arrows number of arrow heads that show the direction, evenly spread over the line's length
 */
public record Line(Series x, Series y, Stroke stroke, int arrows, String label) implements Mark {
    public Line {
        Series.requireSameSize("x", x, "y", y);
    }

    public static Line of(double[] x, double[] y) {
        return of(Series.of(x), Series.of(y));
    }

    public static Line of(Series x, Series y) {
        return new Line(x, y, Stroke.AUTOMATIC, 0, "");
    }

    public Line stroke(Stroke newStroke) {
        return new Line(x, y, newStroke, arrows, label);
    }

    public Line colour(Colour colour) {
        return stroke(stroke.colour(colour));
    }

    public Line width(double px) {
        return stroke(stroke.width(px));
    }

    public Line dashed() {
        return stroke(stroke.dash(Stroke.Dash.DASHED));
    }

    public Line dotted() {
        return stroke(stroke.dash(Stroke.Dash.DOTTED));
    }

    public Line opacity(double opacity) {
        return stroke(stroke.opacity(opacity));
    }

    /** {@code count} arrow heads along the line: which way a trajectory runs. */
    public Line arrows(int count) {
        return new Line(x, y, stroke, count, label);
    }

    public Line label(String newLabel) {
        return new Line(x, y, stroke, arrows, newLabel);
    }
}
