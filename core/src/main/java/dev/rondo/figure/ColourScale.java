package dev.rondo.figure;

/**
 * Scale from numbers to colours: a map, the numbers at its two ends (NaN: those of the values) and a linear or
 * logarithmic course between them.
 */
public record ColourScale(ColourMap map, double from, double to, Scale scale) {
    /** A map whose ends are the smallest and largest value; symmetric about 0 for a diverging map. */
    public static ColourScale of(ColourMap map) {
        return new ColourScale(map, Double.NaN, Double.NaN, Scale.LINEAR);
    }

    public ColourScale {
        if (!Double.isNaN(from) && !Double.isNaN(to) && !(from < to)) {
            throw new IllegalArgumentException("The limits of a colour scale rise: from " + from + " to " + to);
        }
    }

    /** This scale between fixed numbers; values beyond take the colour at the end. */
    public ColourScale limits(double newFrom, double newTo) {
        return new ColourScale(map, newFrom, newTo, scale);
    }

    /** Equal ratios get equal steps of colour; values at or below zero are missing. */
    public ColourScale log() {
        return new ColourScale(map, from, to, Scale.LOG);
    }

    /** This scale with both limits known. */
    ColourScale fittedTo(Series values) {
        if (!Double.isNaN(from) && !Double.isNaN(to)) {
            return this;
        }
        Interval seen = Interval.NONE;
        for (int i = 0; i < values.size(); i++) {
            seen = seen.withHard(scale.forward(values.get(i)));
        }
        if (map.isSymmetric() && scale.equals(Scale.LINEAR) && !seen.isEmpty()) {
            seen = seen.withHard(-seen.low()).withHard(-seen.high());
        }
        Interval range = seen.padded(0, scale);
        double low = Double.isNaN(from) ? scale.inverse(range.low()) : from;
        double high = Double.isNaN(to) ? scale.inverse(range.high()) : to;
        return low < high ? new ColourScale(map, low, high, scale) : new ColourScale(map, low, low + 1, scale);
    }

    /** Index of the colour of {@code value} among the 256 colours, or -1 if it is missing. Needs both limits. */
    public int index(double value) {
        double v = scale.forward(value);
        if (Double.isNaN(v)) {
            return -1;
        }
        double low = scale.forward(from);
        double high = scale.forward(to);
        return map.index((v - low) / (high - low));
    }

    public Colour colour(double value) {
        int index = index(value);
        return index < 0 ? Colour.MISSING : Colour.rgb(map.rgb(index));
    }
}
