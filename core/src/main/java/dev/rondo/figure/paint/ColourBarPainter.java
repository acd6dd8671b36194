package dev.rondo.figure.paint;

import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourScale;
import dev.rondo.figure.Grid;
import dev.rondo.figure.Tick;
import dev.rondo.figure.layout.AxisRoom;
import dev.rondo.figure.layout.ColourBarBox;
import dev.rondo.figure.layout.Rect;
import dev.rondo.figure.layout.Type;

/** Draws the colour bar, the legend of a colour scale, to the right of a plot. */
final class ColourBarPainter {
    /** Number of shades in the bar. */
    private static final int STEPS = 128;

    private ColourBarPainter() {}

    static void paint(Canvas canvas, ColourBarBox box) {
        Rect rect = box.rect();
        ColourScale shades = ColourScale.of(box.bar().colours().map()).limits(0, 1);
        canvas.cells(rect, Grid.of(STEPS, 1, (r, c) -> 1 - (r + 0.5) / STEPS), shades);
        canvas.rect(rect, Paint.outline(Colour.INK, AxisRoom.LINE));
        Outline ticks = new Outline();
        for (Tick tick : box.axis().ticks().major()) {
            double y = rect.bottom() - box.axis().fraction(tick.value()) * rect.height();
            ticks.moveTo(rect.right(), y).lineTo(rect.right() + ColourBarBox.TICK, y);
            double baseline = y + Type.capital(box.type().tick()) / 2;
            canvas.text(
                    tick.label(),
                    rect.right() + ColourBarBox.TICK + ColourBarBox.PAD,
                    baseline,
                    box.type().tick(),
                    Words.Anchor.START);
        }
        canvas.path(ticks, Paint.outline(Colour.INK, AxisRoom.LINE));
        canvas.text(
                box.axis().ticks().factor(),
                rect.left(),
                rect.top() - ColourBarBox.PAD - 1,
                box.type().tick(),
                Words.Anchor.START);
        double x = rect.right()
                + box.labels()
                + ColourBarBox.PAD
                + 0.85 * box.type().label();
        double size = Type.fitted(box.bar().label(), box.type().label(), rect.height());
        if (!box.bar().label().isBlank()) {
            canvas.words(Words.of(box.bar().label(), x, rect.centreY(), size, Words.Anchor.MIDDLE)
                    .turned(-90));
        }
    }
}
