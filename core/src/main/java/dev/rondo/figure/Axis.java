package dev.rondo.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One axis of a panel: label and unit, scale, range and ticks. Unspecified values are derived from the marks.
 *
 * @param from value at the beginning of the axis; NaN to derive it from the marks
 * @param to value at the end of the axis; NaN to derive it from the marks
 * @param falling true if values fall along the axis, from left to right or from bottom to top
 * @param labelled true if ticks carry their numbers and the axis its label; false where a neighbour's axis shows the
 *     same
 * @param grid true for faint lines from the ticks through the panel
 */
public record Axis(
        Direction direction,
        String label,
        String unit,
        Scale scale,
        double from,
        double to,
        TickChoice ticks,
        boolean falling,
        boolean labelled,
        boolean grid) {

    /** Direction of an axis. */
    public enum Direction {
        X,
        Y
    }

    public Axis {
        if (Double.isInfinite(from) || Double.isInfinite(to) || from >= to) {
            throw new IllegalArgumentException("The axis '" + label + "' has a finite range that rises: from " + from
                    + " to " + to + "; to turn it round, use downward()");
        }
        requirePlace(label, scale, from);
        requirePlace(label, scale, to);
    }

    /** A horizontal axis of pure numbers. */
    public static Axis x(String label) {
        return x(label, "");
    }

    /** A horizontal axis, labelled "label (unit)". */
    public static Axis x(String label, String unit) {
        return automatic(Direction.X, label, unit);
    }

    /** A vertical axis of pure numbers. */
    public static Axis y(String label) {
        return y(label, "");
    }

    /** A vertical axis, labelled "label (unit)". */
    public static Axis y(String label, String unit) {
        return automatic(Direction.Y, label, unit);
    }

    private static Axis automatic(Direction direction, String label, String unit) {
        return new Axis(
                direction,
                label,
                unit,
                Scale.LINEAR,
                Double.NaN,
                Double.NaN,
                new TickChoice.Automatic(false),
                false,
                true,
                false);
    }

    /** Fixes both ends. */
    public Axis range(double newFrom, double newTo) {
        return new Axis(direction, label, unit, scale, newFrom, newTo, ticks, falling, labelled, grid);
    }

    /** Fixes the beginning. */
    public Axis from(double newFrom) {
        return range(newFrom, to);
    }

    /** Fixes the end. */
    public Axis to(double newTo) {
        return range(from, newTo);
    }

    /** Equal ratios, equal lengths. */
    public Axis log() {
        return scaled(Scale.LOG);
    }

    /** Logarithmic in both directions beyond +-threshold, linear within. */
    public Axis symlog(double threshold) {
        return scaled(new Scale.Symlog(threshold));
    }

    /** Names at 0, 1, 2, ... */
    public Axis categories(String... names) {
        return scaled(new Scale.Category(List.of(names)));
    }

    public Axis scaled(Scale newScale) {
        return new Axis(direction, label, unit, newScale, from, to, ticks, falling, labelled, grid);
    }

    /** No ticks between whole numbers: for counts and indices. */
    public Axis wholeNumbers() {
        return ticked(new TickChoice.Automatic(true));
    }

    /** Ticks at these values, labelled with their numbers. */
    public Axis ticksAt(double... values) {
        List<Tick> at = new ArrayList<>();
        Arrays.stream(values).forEach(v -> at.add(new Tick(v, NumberText.plain(v))));
        return ticked(new TickChoice.At(at));
    }

    /** These ticks. */
    public Axis ticksAt(List<Tick> at) {
        return ticked(new TickChoice.At(at));
    }

    public Axis withoutTicks() {
        return ticked(new TickChoice.None());
    }

    private Axis ticked(TickChoice choice) {
        return new Axis(direction, label, unit, scale, from, to, choice, falling, labelled, grid);
    }

    /** Values fall along the axis: row 0 of a matrix on top. */
    public Axis downward() {
        return new Axis(direction, label, unit, scale, from, to, ticks, true, labelled, grid);
    }

    /** Ticks without numbers and no label. */
    public Axis withoutLabels() {
        return new Axis(direction, label, unit, scale, from, to, ticks, falling, false, grid);
    }

    /** Faint lines from the ticks through the panel. */
    public Axis withGrid() {
        return new Axis(direction, label, unit, scale, from, to, ticks, falling, labelled, true);
    }

    /** Text beside the axis: "label (unit)". */
    public String caption() {
        if (!labelled || unit.isEmpty()) {
            return labelled ? label : "";
        }
        return label.isEmpty() ? unit : label + " (" + unit + ")";
    }

    private static void requirePlace(String label, Scale scale, double end) {
        if (!Double.isNaN(end) && Double.isNaN(scale.forward(end))) {
            throw new IllegalArgumentException("The axis '" + label + "' is "
                    + (scale instanceof Scale.Log ? "logarithmic: its ends are positive" : "labelled up to 1e100")
                    + ", not " + end);
        }
    }
}
