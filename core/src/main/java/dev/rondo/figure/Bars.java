package dev.rondo.figure;

import org.jspecify.annotations.Nullable;

/**
 * Upright bars from zero (on a log axis: from the axis), one per centre.
 *
 * @param width width of a bar, in units of the x axis
 */
public record Bars(
        Series centres,
        Series heights,
        double width,
        ErrorBars errors,
        @Nullable Colour colour,
        double opacity,
        String label)
        implements Mark {

    public Bars {
        Series.requireSameSize("centre", centres, "height", heights);
        if (!(width > 0)) {
            throw new IllegalArgumentException("Bars have a positive width: " + width);
        }
        if (!errors.isNone() && errors.below().size() != centres.size()) {
            throw new IllegalArgumentException("Bars need one error bar each, or none: "
                    + errors.below().size() + " for " + centres.size() + " bars");
        }
        Stroke.requireOpacity(opacity);
    }

    public static Bars of(double[] centres, double[] heights, double width) {
        return new Bars(Series.of(centres), Series.of(heights), width, ErrorBars.NONE, null, 1, "");
    }

    /** Bars at 0, 1, 2, ..., as for an axis of categories. */
    public static Bars of(double... heights) {
        return of(Series.indices(heights.length).toArray(), heights, 0.7);
    }

    /** Histogram: numbers of values in each of {@code bins} equal bins between the smallest and the largest. */
    public static Bars histogram(double[] values, int bins) {
        return Histogram.of(values, bins, false);
    }

    /** Histogram as a density, so that the bars have an area of one together. */
    public static Bars density(double[] values, int bins) {
        return Histogram.of(values, bins, true);
    }

    /** Moved along x: for groups of bars side by side. */
    public Bars shifted(double by) {
        double[] moved = centres.toArray();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += by;
        }
        return new Bars(Series.of(moved), heights, width, errors, colour, opacity, label);
    }

    public Bars width(double newWidth) {
        return new Bars(centres, heights, newWidth, errors, colour, opacity, label);
    }

    /** Error bars of the same length to both sides. */
    public Bars errors(double... reach) {
        return new Bars(centres, heights, width, ErrorBars.symmetric(reach), colour, opacity, label);
    }

    public Bars colour(Colour newColour) {
        return new Bars(centres, heights, width, errors, newColour, opacity, label);
    }

    public Bars opacity(double newOpacity) {
        return new Bars(centres, heights, width, errors, colour, newOpacity, label);
    }

    public Bars label(String newLabel) {
        return new Bars(centres, heights, width, errors, colour, opacity, newLabel);
    }
}
