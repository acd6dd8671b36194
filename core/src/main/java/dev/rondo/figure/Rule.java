package dev.rondo.figure;

/** A straight reference line through the whole panel. */
public record Rule(Course course, double at, double slope, Stroke stroke, String label) implements Mark {
    /** Direction of the line. */
    public enum Course {
        VERTICAL,
        HORIZONTAL,
        SLOPED
    }

    private static final Stroke QUIET = new Stroke(Colour.MUTED, 1, Stroke.Dash.DASHED, 1);

    /** The vertical line at {@code x}. */
    public static Rule vertical(double x) {
        return new Rule(Course.VERTICAL, x, 0, QUIET, "");
    }

    /** The horizontal line at {@code y}. */
    public static Rule horizontal(double y) {
        return new Rule(Course.HORIZONTAL, y, 0, QUIET, "");
    }

    /** The line y = intercept + slope x, for linear axes. */
    public static Rule sloped(double intercept, double slope) {
        return new Rule(Course.SLOPED, intercept, slope, QUIET, "");
    }

    public Rule stroke(Stroke newStroke) {
        return new Rule(course, at, slope, newStroke, label);
    }

    public Rule colour(Colour colour) {
        return stroke(stroke.colour(colour));
    }

    public Rule solid() {
        return stroke(stroke.dash(Stroke.Dash.SOLID));
    }

    public Rule label(String newLabel) {
        return new Rule(course, at, slope, stroke, newLabel);
    }
}
