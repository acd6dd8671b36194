package dev.rondo.figure.paint;

import dev.rondo.figure.Colour;
import dev.rondo.figure.Series;
import dev.rondo.figure.Tick;
import dev.rondo.figure.layout.AxisRoom;
import dev.rondo.figure.layout.Plot;
import dev.rondo.figure.layout.Rect;
import dev.rondo.figure.layout.RichText;
import dev.rondo.figure.layout.Type;
import java.util.List;

/** Draws the two axes of a plot. */
final class AxisPainter {
    private static final double MINOR_TICK = 2;

    /** Room for what letters have below the baseline, in font sizes. */
    private static final double BELOW = 0.25;

    private static final double BELOW_SUBSCRIPTS = 0.4;

    private final Plot plot;
    private final Rect area;
    private final Type type;
    private final AxisRoom room;

    AxisPainter(Plot plot) {
        this.plot = plot;
        this.area = plot.area();
        this.type = plot.type();
        this.room = new AxisRoom(plot);
    }

    /** The faint lines below the marks. */
    void paintGrid(Canvas canvas) {
        Outline grid = new Outline();
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
        canvas.path(grid, Paint.outline(Colour.FAINT, AxisRoom.LINE));
    }

    void paint(Canvas canvas) {
        Outline lines = new Outline();
        switch (plot.frame()) {
            case BOX -> lines.rect(area.left(), area.top(), area.right(), area.bottom());
            case OPEN, AUTOMATIC ->
                lines.moveTo(area.left(), area.top())
                        .lineTo(area.left(), area.bottom())
                        .lineTo(area.right(), area.bottom());
            case NONE -> {}
        }
        ticks(lines);
        canvas.path(lines, Paint.outline(Colour.INK, AxisRoom.LINE));
        if (plot.x().axis().labelled()) {
            paintX(canvas);
        }
        if (plot.y().axis().labelled()) {
            paintY(canvas);
        }
    }

    private void ticks(Outline lines) {
        for (Tick tick : plot.x().ticks().major()) {
            lines.moveTo(plot.px(tick.value()), area.bottom())
                    .lineTo(plot.px(tick.value()), area.bottom() + AxisRoom.TICK);
        }
        for (Tick tick : plot.y().ticks().major()) {
            lines.moveTo(area.left(), plot.py(tick.value())).lineTo(area.left() - AxisRoom.TICK, plot.py(tick.value()));
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

    private void paintX(Canvas canvas) {
        double top = area.bottom() + room.ticks(plot.x()) + AxisRoom.PAD;
        double size = type.tick();
        List<Tick> ticks = plot.x().ticks().major();
        for (Tick tick : ticks) {
            if (plot.x().ticks().slanted()) {
                double x = plot.px(tick.value()) + size / 2;
                canvas.words(Words.of(tick.label(), x, top + size / 2, size, Words.Anchor.END)
                        .turned(-45));
            } else {
                double baseline = top + Type.capital(size);
                canvas.text(tick.label(), plot.px(tick.value()), baseline, size, Words.Anchor.MIDDLE);
            }
        }
        double caption = area.bottom() + room.ticks(plot.x()) + room.xLabels() + AxisRoom.PAD + 0.85 * type.label();
        String factor = plot.x().ticks().factor();
        double factorRoom = factor.isEmpty() ? 0 : RichText.parse(factor).width(size, false) + size;
        double baseline = caption;
        for (String label : room.caption(plot.x())) {
            double labelSize = Type.fitted(label, type.label(), area.width());
            double half = RichText.parse(label).width(labelSize, false) / 2;
            double middle =
                    factor.isEmpty() ? area.centreX() : Math.min(area.centreX(), area.right() - factorRoom - half);
            canvas.text(label, middle, baseline, labelSize, Words.Anchor.MIDDLE);
            baseline += Type.line(type.label());
        }
        canvas.text(factor, area.right(), caption, size, Words.Anchor.END);
    }

    private void paintY(Canvas canvas) {
        double right = area.left() - room.ticks(plot.y()) - AxisRoom.PAD;
        double size = type.tick();
        for (Tick tick : plot.y().ticks().major()) {
            double baseline = plot.py(tick.value()) + Type.capital(size) / 2;
            canvas.text(tick.label(), right, baseline, size, Words.Anchor.END);
        }
        List<String> lines = room.caption(plot.y());
        double caption = area.left() - room.ticks(plot.y()) - room.yLabels() - AxisRoom.PAD;
        for (int i = lines.size() - 1; i >= 0; i--) {
            String label = lines.get(i);
            double below = RichText.parse(label).hasSubscript() ? BELOW_SUBSCRIPTS : BELOW;
            double labelSize = Type.fitted(label, type.label(), area.height());
            if (!label.isBlank()) {
                canvas.words(
                        Words.of(label, caption - below * type.label(), area.centreY(), labelSize, Words.Anchor.MIDDLE)
                                .turned(-90));
            }
            caption -= Type.line(type.label());
        }
        canvas.text(plot.y().ticks().factor(), area.left(), area.top() - AxisRoom.PAD, size, Words.Anchor.START);
    }
}
