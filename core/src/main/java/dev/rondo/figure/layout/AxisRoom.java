package dev.rondo.figure.layout;

import dev.rondo.figure.Axis;
import dev.rondo.figure.Tick;
import java.util.List;

/** The room that ticks, numbers and labels of the two axes of a plot need. */
public record AxisRoom(Plot plot) {
    /** The width of axis lines in px. */
    public static final double LINE = 0.8;

    /** The length of a tick in px. */
    public static final double TICK = 3.5;

    /** Clear space between ticks, numbers and labels in px. */
    public static final double PAD = 3;

    private static final double SLANT = StrictMath.sin(StrictMath.toRadians(45));

    /** The room for ticks, numbers and labels. */
    Margins margins() {
        double left = ticks(plot.y()) + yLabels() + captionRoom(plot.y());
        double bottom = ticks(plot.x()) + xLabels() + captionRoom(plot.x());
        double top = plot.y().ticks().factor().isEmpty() || !plot.y().axis().labelled()
                ? 0
                : Type.line(plot.type().tick());
        double right = 0;
        if (plot.x().axis().labelled() && !plot.x().ticks().slanted()) {
            for (Tick tick : plot.x().ticks().major()) {
                double half = RichText.parse(tick.label()).width(plot.type().tick(), false) / 2;
                left = Math.max(
                        left, half - (plot.px(tick.value()) - plot.area().left()));
                right = Math.max(
                        right, plot.px(tick.value()) + half - plot.area().right());
            }
        }
        if (plot.y().axis().labelled()) {
            for (Tick tick : plot.y().ticks().major()) {
                double half = Type.capital(plot.type().tick()) / 2;
                top = Math.max(top, half - (plot.py(tick.value()) - plot.area().top()));
                bottom = Math.max(
                        bottom, plot.py(tick.value()) + half - plot.area().bottom());
            }
        }
        return new Margins(top, right + LINE, bottom, left);
    }

    public double ticks(PlottedAxis axis) {
        return axis.ticks().major().isEmpty() ? LINE : TICK;
    }

    private double captionRoom(PlottedAxis axis) {
        return axis.axis().caption().isBlank()
                ? 0
                : PAD + caption(axis).size() * Type.line(plot.type().label());
    }

    /** The lines of the label of an axis. */
    public List<String> caption(PlottedAxis axis) {
        boolean across = axis.axis().direction() == Axis.Direction.X;
        double length = across ? plot.area().width() : plot.area().height();
        return Type.lines(axis.axis().caption(), plot.type().label(), length);
    }

    public double yLabels() {
        boolean none = !plot.y().axis().labelled() || plot.y().ticks().major().isEmpty();
        return none ? 0 : PAD + plot.y().widestLabel(plot.type().tick());
    }

    public double xLabels() {
        if (!plot.x().axis().labelled() || plot.x().ticks().major().isEmpty()) {
            return 0;
        }
        return plot.x().ticks().slanted()
                ? PAD
                        + SLANT
                                * (plot.x().widestLabel(plot.type().tick())
                                        + plot.type().tick())
                : PAD + Type.capital(plot.type().tick()) + 0.2 * plot.type().tick();
    }
}
