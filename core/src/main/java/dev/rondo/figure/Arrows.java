package dev.rondo.figure;

/**
 * A vector field: an arrow at each (x, y) in the direction of (u, v), in data coordinates. The longest arrow is as long
 * as the points lie apart.
 *
 * @param directionOnly true for arrows of equal length that only show the direction
 */
public record Arrows(
        Series x, Series y, Series u, Series v, Colour colour, double scale, boolean directionOnly, String label)
        implements Mark {

    public Arrows {
        Series.requireSameSize("x", x, "y", y);
        Series.requireSameSize("x", x, "u", u);
        Series.requireSameSize("x", x, "v", v);
        if (!(scale > 0)) {
            throw new IllegalArgumentException("The scale of arrows is positive: " + scale);
        }
    }

    public static Arrows of(double[] x, double[] y, double[] u, double[] v) {
        return new Arrows(Series.of(x), Series.of(y), Series.of(u), Series.of(v), Colour.MUTED, 1, false, "");
    }

    public Arrows colour(Colour newColour) {
        return new Arrows(x, y, u, v, newColour, scale, directionOnly, label);
    }

    /** All arrows longer by this factor. */
    public Arrows scale(double factor) {
        return new Arrows(x, y, u, v, colour, factor, directionOnly, label);
    }

    public Arrows equalLength() {
        return new Arrows(x, y, u, v, colour, scale, true, label);
    }

    public Arrows label(String newLabel) {
        return new Arrows(x, y, u, v, colour, scale, directionOnly, newLabel);
    }
}
