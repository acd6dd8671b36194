package dev.rondo.figure.paint;

import dev.rondo.figure.Colour;
import dev.rondo.figure.Tick;
import dev.rondo.figure.layout.AxisRoom;
import dev.rondo.figure.layout.ColourBarBox;
import dev.rondo.figure.layout.Rect;
import dev.rondo.figure.layout.Type;
import java.util.ArrayList;
import java.util.List;

/** Draws the colour bar, the legend of a colour scale, to the right of a plot. */
final class ColourBarPainter {
    private static final int STOPS = 24;

    private ColourBarPainter() {}

    static void paint(SvgCanvas canvas, ColourBarBox box) {
        Rect rect = box.rect();
        List<Colour> colours = new ArrayList<>();
        for (int i = 0; i <= STOPS; i++) {
            colours.add(box.bar().colours().map().at((double) i / STOPS));
        }
        canvas.gradient(rect, colours);
        canvas.rect(rect, Paint.outline(Colour.INK, AxisRoom.LINE));
        SvgPath ticks = new SvgPath();
        for (Tick tick : box.axis().ticks().major()) {
            double y = rect.bottom() - box.axis().fraction(tick.value()) * rect.height();
            ticks.moveTo(rect.right(), y).lineTo(rect.right() + ColourBarBox.TICK, y);
            double baseline = y + Type.capital(box.type().tick()) / 2;
            canvas.text(tick.label(), rect.right() + ColourBarBox.TICK + ColourBarBox.PAD, baseline, box.type().tick(), SvgCanvas.Anchor.START);
        }
        canvas.path(ticks, Paint.outline(Colour.INK, AxisRoom.LINE));
        canvas.text(box.axis().ticks().factor(), rect.left(), rect.top() - ColourBarBox.PAD - 1, box.type().tick(), SvgCanvas.Anchor.START);
        double x = rect.right() + box.labels() + ColourBarBox.PAD + 0.85 * box.type().label();
        double size = Type.fitted(box.bar().label(), box.type().label(), rect.height());
        canvas.turnedText(box.bar().label(), x, rect.centreY(), size, SvgCanvas.Anchor.MIDDLE, -90);
    }
}
