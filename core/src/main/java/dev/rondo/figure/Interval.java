package dev.rondo.figure;

/**
 * The stretch of an axis that marks occupy, in positions of its scale. Hard ends are edges (the ends of a recording,
 * the rim of a heat map), which the axis may touch; soft ones are data, which get a little air.
 */
public record Interval(double softLow, double softHigh, double hardLow, double hardHigh) {
    public static final Interval NONE = new Interval(
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /** Two ends nearer than this, relative to their size, are one number. */
    private static final double RESOLUTION = 1e-9;

    /** Marks beyond this do not stretch an axis: nothing else could be seen on it. */
    private static final double LARGEST = 1e100;

    public double low() {
        return Math.min(softLow, hardLow);
    }

    public double high() {
        return Math.max(softHigh, hardHigh);
    }

    public boolean isEmpty() {
        return low() > high();
    }

    /** With {@code position} inside; NaN changes nothing. */
    public Interval withSoft(double position) {
        return isNowhere(position)
                ? this
                : new Interval(Math.min(softLow, position), Math.max(softHigh, position), hardLow, hardHigh);
    }

    public Interval withHard(double position) {
        return isNowhere(position)
                ? this
                : new Interval(softLow, softHigh, Math.min(hardLow, position), Math.max(hardHigh, position));
    }

    /**
     * Without soft ends on the side of {@code base}, from which everything in it rises: bars need no air below zero.
     */
    public Interval standingOn(double base) {
        if (Double.isNaN(base) || isEmpty()) {
            return this;
        }
        return new Interval(
                softLow < base ? softLow : Double.POSITIVE_INFINITY,
                softHigh > base ? softHigh : Double.NEGATIVE_INFINITY,
                Math.min(hardLow, base),
                Math.max(hardHigh, base));
    }

    public Interval with(Interval other) {
        return new Interval(
                Math.min(softLow, other.softLow),
                Math.max(softHigh, other.softHigh),
                Math.min(hardLow, other.hardLow),
                Math.max(hardHigh, other.hardHigh));
    }

    /**
     * The range of an axis: soft ends moved out by {@code air} times the length. Where there is nothing to show, or one
     * number only, it is something sensible about it.
     */
    public Interval padded(double air, Scale scale) {
        if (isEmpty()) {
            return hard(0, 1);
        }
        double length = high() - low();
        if (length <= RESOLUTION * Math.max(Math.abs(low()), Math.abs(high()))) {
            return around((low() + high()) / 2, scale);
        }
        return hard(Math.min(softLow - air * length, hardLow), Math.max(softHigh + air * length, hardHigh));
    }

    private static boolean isNowhere(double position) {
        return !(Math.abs(position) <= LARGEST);
    }

    private static Interval around(double middle, Scale scale) {
        double half = scale instanceof Scale.Linear && middle != 0 ? 0.1 * Math.abs(middle) : 0.5;
        return hard(middle - half, middle + half);
    }

    public static Interval hard(double low, double high) {
        return new Interval(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, low, high);
    }
}
