package dev.rondo.figure.layout;

import dev.rondo.figure.Axis;
import dev.rondo.figure.ColourBar;
import dev.rondo.figure.ColourScale;
import dev.rondo.figure.Interval;

/** Place of a colour bar, the legend of a colour scale, to the right of a plot, and the room that it needs. */
public record ColourBarBox(ColourBar bar, Rect rect, PlottedAxis axis, Type type) {
    /** The length of a tick in px. */
    public static final double TICK = 2.5;

    /** Clear space between ticks, numbers and label in px. */
    public static final double PAD = 2.5;

    private static final double GAP = 8;
    private static final double WIDTH = 8;

    public static ColourBarBox of(ColourBar bar, Plot plot) {
        Rect area = plot.area();
        Rect rect = new Rect(area.right() + GAP, area.top(), WIDTH, area.height());
        ColourScale colours = bar.colours();
        Interval range = Interval.hard(
                colours.scale().forward(colours.from()), colours.scale().forward(colours.to()));
        PlottedAxis axis = PlottedAxis.of(Axis.y("").scaled(colours.scale()), range, area.height(), plot.type());
        return new ColourBarBox(bar, rect, axis, plot.type());
    }

    /** Reach of the colour bar to the right of the plot, px. */
    double room() {
        double label = bar.label().isBlank() ? 0 : PAD + Type.line(type.label());
        return GAP + WIDTH + labels() + label;
    }

    /** Reach of the colour bar above the plot, px. */
    double roomAbove() {
        return axis.ticks().factor().isEmpty() ? Type.capital(type.tick()) / 2 : Type.line(type.tick());
    }

    public double labels() {
        return TICK + PAD + axis.widestLabel(type.tick());
    }
}
