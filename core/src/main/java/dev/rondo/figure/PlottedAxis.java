package dev.rondo.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An axis with its final range and ticks.
 *
 * @param low the position of its beginning, in the coordinate of the scale
 * @param high the position of its end
 */
record PlottedAxis(Axis axis, double low, double high, Ticks ticks) {
    /** Clear space between neighbouring labels, in font sizes. */
    private static final double CLEAR = 0.6;

    static PlottedAxis of(Axis axis, Interval range, double length, Type type) {
        PlottedAxis bare =
                new PlottedAxis(axis, range.low(), range.high(), new Ticks(List.of(), Series.empty(), "", false));
        double spacing = axis.direction() == Axis.Direction.X ? 5.2 * type.tick() : 2.9 * type.tick();
        Ticks.Room room = new Ticks.Room(length, spacing, ticks -> bare.standClear(ticks, length, type.tick()));
        return new PlottedAxis(axis, range.low(), range.high(), Ticks.of(axis, range.low(), range.high(), room));
    }

    /** Where a value lies: 0 at the left or bottom end of the axis, 1 at the other; NaN if it has no place. */
    double fraction(double value) {
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
