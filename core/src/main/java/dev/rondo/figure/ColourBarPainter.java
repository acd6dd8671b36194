package dev.rondo.figure;

import java.util.ArrayList;
import java.util.List;

/** Draws the colour bar, the legend of a colour scale, to the right of a plot. */
final class ColourBarPainter {
    private static final double GAP = 8;
    private static final double WIDTH = 8;
    private static final double TICK = 2.5;
    private static final double PAD = 2.5;
    private static final int STOPS = 24;

    private final ColourBar bar;
    private final Rect rect;
    private final PlottedAxis axis;
    private final Type type;

    private ColourBarPainter(ColourBar bar, Rect rect, PlottedAxis axis, Type type) {
        this.bar = bar;
        this.rect = rect;
        this.axis = axis;
        this.type = type;
    }

    static ColourBarPainter of(ColourBar bar, Plot plot) {
        Rect area = plot.area();
        Rect rect = new Rect(area.right() + GAP, area.top(), WIDTH, area.height());
        ColourScale colours = bar.colours();
        Interval range = Interval.hard(
                colours.scale().forward(colours.from()), colours.scale().forward(colours.to()));
        PlottedAxis axis = PlottedAxis.of(Axis.y("").scaled(colours.scale()), range, area.height(), plot.type());
        return new ColourBarPainter(bar, rect, axis, plot.type());
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

    private double labels() {
        return TICK + PAD + axis.widestLabel(type.tick());
    }

    void paint(SvgCanvas canvas) {
        List<Colour> colours = new ArrayList<>();
        for (int i = 0; i <= STOPS; i++) {
            colours.add(bar.colours().map().at((double) i / STOPS));
        }
        canvas.gradient(rect, colours);
        canvas.rect(rect, Paint.outline(Colour.INK, AxisPainter.LINE));
        SvgPath ticks = new SvgPath();
        for (Tick tick : axis.ticks().major()) {
            double y = rect.bottom() - axis.fraction(tick.value()) * rect.height();
            ticks.moveTo(rect.right(), y).lineTo(rect.right() + TICK, y);
            double baseline = y + Type.capital(type.tick()) / 2;
            canvas.text(tick.label(), rect.right() + TICK + PAD, baseline, type.tick(), SvgCanvas.Anchor.START);
        }
        canvas.path(ticks, Paint.outline(Colour.INK, AxisPainter.LINE));
        canvas.text(axis.ticks().factor(), rect.left(), rect.top() - PAD - 1, type.tick(), SvgCanvas.Anchor.START);
        double x = rect.right() + labels() + PAD + 0.85 * type.label();
        double size = Type.fitted(bar.label(), type.label(), rect.height());
        canvas.turnedText(bar.label(), x, rect.centreY(), size, SvgCanvas.Anchor.MIDDLE, -90);
    }
}
