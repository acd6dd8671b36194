package dev.rondo.figure.layout;

import dev.rondo.figure.Axis;
import dev.rondo.figure.Interval;
import dev.rondo.figure.Scale;
import dev.rondo.figure.Series;
import dev.rondo.figure.Tick;
import dev.rondo.figure.TickChoice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An axis with its final range and ticks.
 *
 * @param low position of the axis' beginning, in the coordinate of the scale
 * @param high position of the axis' end, in the coordinate of the scale
 */
public record PlottedAxis(Axis axis, double low, double high, Ticks ticks) {
    /** Clear space between neighbouring labels, in font sizes. */
    private static final double CLEAR = 0.6;

    /** Largest distance by which an end may move to reach a round number, as a fraction of the length. */
    private static final double ROUNDING = 0.03;

    static PlottedAxis of(Axis axis, Interval range, double length, Type type) {
        PlottedAxis bare =
                new PlottedAxis(axis, range.low(), range.high(), new Ticks(List.of(), Series.empty(), "", false));
        double spacing = spacing(axis.direction(), length, type.tick());
        Ticks.Room room = new Ticks.Room(length, spacing, ticks -> bare.standClear(ticks, length, type.tick()));
        return new PlottedAxis(axis, range.low(), range.high(), Ticks.of(axis, range.low(), range.high(), room));
    }

    /** Preferred distance of ticks: larger on a long axis than on a short one, which needs its few. */
    private static double spacing(Axis.Direction direction, double length, double size) {
        return direction == Axis.Direction.X
                ? size * Math.clamp(2.9 + length / (14 * size), 3.4, 6)
                : size * Math.clamp(2.4 + length / (28 * size), 2.8, 4);
    }

    /**
     * The range with its ends moved out to a tick where one lies just beyond: a recording of 0.99 s gets an axis to 1
     * s.
     */
    static Interval rounded(Axis axis, Interval range, boolean low, boolean high, double length, Type type) {
        if (!axis.scale().equals(Scale.LINEAR) || !(axis.ticks() instanceof TickChoice.Automatic)) {
            return range;
        }
        double more = ROUNDING * (range.high() - range.low());
        Interval wider = Interval.hard(range.low() - (low ? more : 0), range.high() + (high ? more : 0));
        List<Tick> ticks = of(axis, wider, length, type).ticks.major();
        double first = ticks.getFirst().value();
        double last = ticks.getLast().value();
        return Interval.hard(
                low ? Math.min(range.low(), first) : range.low(), high ? Math.max(range.high(), last) : range.high());
    }

    /** Place of a value: 0 at the left or bottom end of the axis, 1 at the other; NaN if it has no place. */
    public double fraction(double value) {
        double f = (axis.scale().forward(value) - low) / (high - low);
        return axis.falling() ? 1 - f : f;
    }

    private boolean standClear(List<Tick> ticks, double length, double size) {
        boolean across = axis.direction() == Axis.Direction.X;
        List<Tick> sorted = new ArrayList<>(ticks);
        sorted.sort(Comparator.comparingDouble(t -> fraction(t.value())));
        double end = Double.NEGATIVE_INFINITY;
        for (Tick tick : sorted) {
            double extent = across ? RichText.parse(tick.label()).width(size, false) : Type.capital(size);
            double middle = fraction(tick.value()) * length;
            if (middle - extent / 2 < end + CLEAR * size) {
                return false;
            }
            end = middle + extent / 2;
        }
        return true;
    }

    /** The widest label. */
    double widestLabel(double size) {
        return ticks.major().stream()
                .mapToDouble(t -> RichText.parse(t.label()).width(size, false))
                .max()
                .orElse(0);
    }
}
