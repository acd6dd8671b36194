package dev.rondo.figure;

/**
 * A small panel inside another one. Its whole rectangle, labels included, lies at these fractions of the outer plot
 * area, counted from the top left.
 */
public record Inset(Panel panel, double left, double top, double width, double height) {
    public Inset {
        if (!(left >= 0 && top >= 0 && width > 0 && height > 0 && left + width <= 1 && top + height <= 1)) {
            throw new IllegalArgumentException("An inset lies inside its panel, in fractions of it: left " + left
                    + ", top " + top + ", width " + width + ", height " + height);
        }
    }
}
