package dev.rondo.figure;

import org.jspecify.annotations.Nullable;

/**
 * Points, with error bars where wanted, in one colour or coloured by a value each.
 *
 * @param size diameter of a circle in px; other shapes have its area
 * @param colour colour of the points; null to take the panel's next one
 * @param values numbers that decide the colours, one per point; empty for one colour
 * @param filled true for discs, false for rings
 */
public record Points(
        Series x,
        Series y,
        ErrorBars xErrors,
        ErrorBars yErrors,
        Shape shape,
        double size,
        @Nullable Colour colour,
        double opacity,
        Series values,
        ColourScale colours,
        boolean filled,
        String label)
        implements Mark {

    public Points {
        Series.requireSameSize("x", x, "y", y);
        requireOnePerPoint("colour value", values.size(), x.size());
        requireOnePerPoint("horizontal error bar", xErrors.below().size(), x.size());
        requireOnePerPoint("vertical error bar", yErrors.below().size(), x.size());
        Stroke.requireOpacity(opacity);
        if (!(size > 0 && size < 1000)) {
            throw new IllegalArgumentException("The size of a point lies between 0 and 1000 px: " + size);
        }
    }

    public static Points of(double[] x, double[] y) {
        return of(Series.of(x), Series.of(y));
    }

    public static Points of(Series x, Series y) {
        return new Points(
                x,
                y,
                ErrorBars.NONE,
                ErrorBars.NONE,
                Shape.CIRCLE,
                4.5,
                null,
                1,
                Series.empty(),
                ColourScale.of(ColourMap.VIRIDIS),
                true,
                "");
    }

    /** Vertical error bars. */
    public Points errors(ErrorBars errors) {
        return new Points(x, y, xErrors, errors, shape, size, colour, opacity, values, colours, filled, label);
    }

    /** Vertical error bars of the same length to both sides, e.g. standard errors. */
    public Points errors(double... reach) {
        return errors(ErrorBars.symmetric(reach));
    }

    /** Horizontal error bars. */
    public Points xErrors(ErrorBars errors) {
        return new Points(x, y, errors, yErrors, shape, size, colour, opacity, values, colours, filled, label);
    }

    public Points shape(Shape newShape) {
        return new Points(x, y, xErrors, yErrors, newShape, size, colour, opacity, values, colours, filled, label);
    }

    public Points size(double px) {
        return new Points(x, y, xErrors, yErrors, shape, px, colour, opacity, values, colours, filled, label);
    }

    public Points colour(Colour newColour) {
        return new Points(x, y, xErrors, yErrors, shape, size, newColour, opacity, values, colours, filled, label);
    }

    public Points opacity(double newOpacity) {
        return new Points(x, y, xErrors, yErrors, shape, size, colour, newOpacity, values, colours, filled, label);
    }

    /** Each point in the colour of its number. */
    public Points colouredBy(double[] numbers, ColourScale scale) {
        Series by = Series.of(numbers);
        return new Points(x, y, xErrors, yErrors, shape, size, colour, opacity, by, scale.fittedTo(by), filled, label);
    }

    /** Rings instead of discs. */
    public Points hollow() {
        return new Points(x, y, xErrors, yErrors, shape, size, colour, opacity, values, colours, false, label);
    }

    public Points label(String newLabel) {
        return new Points(x, y, xErrors, yErrors, shape, size, colour, opacity, values, colours, filled, newLabel);
    }

    private static void requireOnePerPoint(String what, int given, int points) {
        if (given != 0 && given != points) {
            throw new IllegalArgumentException(
                    "Points need one " + what + " each, or none: " + given + " for " + points + " points");
        }
    }
}
