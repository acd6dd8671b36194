package dev.rondo.figure.layout;

import dev.rondo.figure.Axis;
import dev.rondo.figure.Interval;
import dev.rondo.figure.Scale;

/**
 * Range of an axis, in positions of its scale: the ends that were fixed, and for the others those that the marks need.
 *
 * @param filled true if a mark fills the panel to its edges, so that no air is left about the others
 */
record AxisRange(Axis axis, Interval marks, boolean filled) {
    /** Air between data and the ends of an axis, as a fraction of its length. */
    private static final double AIR = 0.05;

    /** Range that the marks need. */
    Interval needed() {
        Scale scale = axis.scale();
        Interval padded = marks.padded(filled ? 0 : AIR, scale);
        double low = fromFixed() ? scale.forward(axis.from()) : padded.low();
        double high = toFixed() ? scale.forward(axis.to()) : padded.high();
        if (low < high) {
            return Interval.hard(low, high);
        }
        return fromFixed() ? Interval.hard(low, low + 1) : Interval.hard(high - 1, high);
    }

    /** This range with hard ends moved out to a round number nearby, on an axis of {@code length} px. */
    Interval rounded(double length, Type type) {
        Interval range = needed();
        boolean low = !fromFixed() && marks.hardLow() <= range.low();
        boolean high = !toFixed() && marks.hardHigh() >= range.high();
        return !filled && (low || high) ? PlottedAxis.rounded(axis, range, low, high, length, type) : range;
    }

    /** This range grown to a length, at the ends that are neither fixed nor edges of marks. */
    Interval grown(double length) {
        Interval range = needed();
        boolean low = fromFixed() || marks.hardLow() <= range.low();
        boolean high = toFixed() || marks.hardHigh() >= range.high();
        double more = length - (range.high() - range.low());
        if ((low && high) || more <= 0) {
            return range;
        }
        double below = low ? 0 : high ? more : more / 2;
        return Interval.hard(range.low() - below, range.high() + more - below);
    }

    private boolean fromFixed() {
        return !Double.isNaN(axis.from());
    }

    private boolean toFixed() {
        return !Double.isNaN(axis.to());
    }
}
