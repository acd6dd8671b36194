package dev.rondo.figure;

import org.jspecify.annotations.Nullable;

/**
 * The region between two curves over x: a mean with its standard error, a range. Interrupted where a number is missing.
 */
public record Band(
        Series x, Series low, Series high, @Nullable Colour colour, double opacity, String label) implements Mark {
    public Band {
        Series.requireSameSize("x", x, "low", low);
        Series.requireSameSize("x", x, "high", high);
        Stroke.requireOpacity(opacity);
    }

    public static Band of(double[] x, double[] low, double[] high) {
        return of(Series.of(x), Series.of(low), Series.of(high));
    }

    public static Band of(Series x, Series low, Series high) {
        return new Band(x, low, high, null, 0.22, "");
    }

    /** The band from {@code middle - half} to {@code middle + half}. */
    public static Band around(double[] x, double[] middle, double[] half) {
        Series.requireSameSize("middle", Series.of(middle), "half", Series.of(half));
        double[] low = new double[middle.length];
        double[] high = new double[middle.length];
        for (int i = 0; i < middle.length; i++) {
            low[i] = middle[i] - half[i];
            high[i] = middle[i] + half[i];
        }
        return of(x, low, high);
    }

    public Band colour(Colour newColour) {
        return new Band(x, low, high, newColour, opacity, label);
    }

    public Band opacity(double newOpacity) {
        return new Band(x, low, high, colour, newOpacity, label);
    }

    public Band label(String newLabel) {
        return new Band(x, low, high, colour, opacity, newLabel);
    }
}
