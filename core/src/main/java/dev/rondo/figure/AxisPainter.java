package dev.rondo.figure;

import java.util.List;

/** Draws the two axes of a plot, and computes the room that they need. */
final class AxisPainter {
    /** The width of axis lines in px. */
    static final double LINE = 0.8;

    private static final double TICK = 3.5;
    private static final double MINOR_TICK = 2;
    private static final double PAD = 3;
    private static final double SLANT = StrictMath.sin(StrictMath.toRadians(45));

    private final Plot plot;
    private final Rect area;
    private final Type type;

    AxisPainter(Plot plot) {
        this.plot = plot;
        this.area = plot.area();
        this.type = plot.type();
    }

    /** The room for ticks, numbers and labels. */
    Margins margins() {
        double left = tickRoom(plot.y()) + yLabels() + captionRoom(plot.y());
        double bottom = tickRoom(plot.x()) + xLabels() + captionRoom(plot.x());
        double top = plot.y().ticks().factor().isEmpty() || !plot.y().axis().labelled() ? 0 : Type.line(type.tick());
        double right = 0;
        if (plot.x().axis().labelled() && !plot.x().ticks().slanted()) {
            for (Tick tick : plot.x().ticks().major()) {
                double half = RichText.parse(tick.label()).width(type.tick(), false) / 2;
                left = Math.max(left, half - (plot.px(tick.value()) - area.left()));
                right = Math.max(right, plot.px(tick.value()) + half - area.right());
            }
        }
        if (plot.y().axis().labelled()) {
            for (Tick tick : plot.y().ticks().major()) {
                double half = Type.capital(type.tick()) / 2;
                top = Math.max(top, half - (plot.py(tick.value()) - area.top()));
                bottom = Math.max(bottom, plot.py(tick.value()) + half - area.bottom());
            }
        }
        return new Margins(top, right + LINE, bottom, left);
    }

    private static double tickRoom(PlottedAxis axis) {
        return axis.ticks().major().isEmpty() ? LINE : TICK;
    }

    private double captionRoom(PlottedAxis axis) {
        return axis.axis().caption().isBlank() ? 0 : PAD + Type.line(type.label());
    }

    private double yLabels() {
        boolean none = !plot.y().axis().labelled() || plot.y().ticks().major().isEmpty();
        return none ? 0 : PAD + plot.y().widestLabel(type.tick());
    }

    private double xLabels() {
        if (!plot.x().axis().labelled() || plot.x().ticks().major().isEmpty()) {
            return 0;
        }
        return plot.x().ticks().slanted()
                ? PAD + SLANT * (plot.x().widestLabel(type.tick()) + type.tick())
                : PAD + Type.capital(type.tick()) + 0.2 * type.tick();
    }

    /** The faint lines below the marks. */
    void paintGrid(SvgCanvas canvas) {
        SvgPath grid = new SvgPath();
        if (plot.x().axis().grid()) {
            plot.x()
                    .ticks()
                    .major()
                    .forEach(
                            t -> grid.moveTo(plot.px(t.value()), area.top()).lineTo(plot.px(t.value()), area.bottom()));
        }
        if (plot.y().axis().grid()) {
            plot.y()
                    .ticks()
                    .major()
                    .forEach(
                            t -> grid.moveTo(area.left(), plot.py(t.value())).lineTo(area.right(), plot.py(t.value())));
        }
        canvas.path(grid, Paint.outline(Colour.FAINT, LINE));
    }

    void paint(SvgCanvas canvas) {
        SvgPath lines = new SvgPath();
        switch (plot.frame()) {
            case BOX -> lines.rect(area.left(), area.top(), area.right(), area.bottom());
            case OPEN, AUTOMATIC ->
                lines.moveTo(area.left(), area.top())
                        .lineTo(area.left(), area.bottom())
                        .lineTo(area.right(), area.bottom());
            case NONE -> {}
        }
        ticks(lines);
        canvas.path(lines, Paint.outline(Colour.INK, LINE));
        if (plot.x().axis().labelled()) {
            paintX(canvas);
        }
        if (plot.y().axis().labelled()) {
            paintY(canvas);
        }
    }

    private void ticks(SvgPath lines) {
        for (Tick tick : plot.x().ticks().major()) {
            lines.moveTo(plot.px(tick.value()), area.bottom()).lineTo(plot.px(tick.value()), area.bottom() + TICK);
        }
        for (Tick tick : plot.y().ticks().major()) {
            lines.moveTo(area.left(), plot.py(tick.value())).lineTo(area.left() - TICK, plot.py(tick.value()));
        }
        Series minorX = plot.x().ticks().minor();
        for (int i = 0; i < minorX.size(); i++) {
            double px = plot.px(minorX.get(i));
            lines.moveTo(px, area.bottom()).lineTo(px, area.bottom() + MINOR_TICK);
        }
        Series minorY = plot.y().ticks().minor();
        for (int i = 0; i < minorY.size(); i++) {
            double py = plot.py(minorY.get(i));
            lines.moveTo(area.left(), py).lineTo(area.left() - MINOR_TICK, py);
        }
    }

    private void paintX(SvgCanvas canvas) {
        double top = area.bottom() + tickRoom(plot.x()) + PAD;
        double size = type.tick();
        List<Tick> ticks = plot.x().ticks().major();
        for (Tick tick : ticks) {
            if (plot.x().ticks().slanted()) {
                canvas.turnedText(
                        tick.label(),
                        plot.px(tick.value()) + size / 2,
                        top + size / 2,
                        size,
                        SvgCanvas.Anchor.END,
                        -45);
            } else {
                double baseline = top + Type.capital(size);
                canvas.text(tick.label(), plot.px(tick.value()), baseline, size, SvgCanvas.Anchor.MIDDLE);
            }
        }
        double caption = area.bottom() + tickRoom(plot.x()) + xLabels() + PAD + 0.85 * type.label();
        String label = plot.x().axis().caption();
        String factor = plot.x().ticks().factor();
        double factorRoom = factor.isEmpty() ? 0 : RichText.parse(factor).width(size, false) + size;
        double labelSize = Type.fitted(label, type.label(), area.width());
        double half = RichText.parse(label).width(labelSize, false) / 2;
        double middle = factor.isEmpty() ? area.centreX() : Math.min(area.centreX(), area.right() - factorRoom - half);
        canvas.text(label, middle, caption, labelSize, SvgCanvas.Anchor.MIDDLE);
        canvas.text(factor, area.right(), caption, size, SvgCanvas.Anchor.END);
    }

    private void paintY(SvgCanvas canvas) {
        double right = area.left() - tickRoom(plot.y()) - PAD;
        double size = type.tick();
        for (Tick tick : plot.y().ticks().major()) {
            double baseline = plot.py(tick.value()) + Type.capital(size) / 2;
            canvas.text(tick.label(), right, baseline, size, SvgCanvas.Anchor.END);
        }
        double caption = area.left() - tickRoom(plot.y()) - yLabels() - PAD - 0.25 * type.label();
        String label = plot.y().axis().caption();
        double labelSize = Type.fitted(label, type.label(), area.height());
        canvas.turnedText(label, caption, area.centreY(), labelSize, SvgCanvas.Anchor.MIDDLE, -90);
        canvas.text(plot.y().ticks().factor(), area.left(), area.top() - PAD, size, SvgCanvas.Anchor.START);
    }
}
