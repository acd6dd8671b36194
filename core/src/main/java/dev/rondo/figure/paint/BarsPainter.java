package dev.rondo.figure.paint;

import dev.rondo.figure.Bars;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Stroke;
import dev.rondo.figure.layout.Plot;
import dev.rondo.figure.layout.Rect;

/** Draws bars and their error bars. */
final class BarsPainter {
    private BarsPainter() {}

    static void paint(Canvas canvas, Plot plot, Bars bars, Colour colour) {
        Rect area = plot.area();
        double zero = plot.py(0);
        double base = Double.isNaN(zero) ? area.bottom() : Math.clamp(zero, area.top(), area.bottom());
        Outline path = new Outline();
        Outline errors = new Outline();
        for (int i = 0; i < bars.centres().size(); i++) {
            double centre = bars.centres().get(i);
            double left = plot.px(centre - bars.width() / 2);
            double right = plot.px(centre + bars.width() / 2);
            double end = plot.py(bars.heights().get(i));
            if (Double.isFinite(left + right + end) && right > area.left() && left < area.right()) {
                path.rect(
                        Math.max(left, area.left()),
                        Math.clamp(end, area.top(), area.bottom()),
                        Math.min(right, area.right()),
                        base);
                PointsPainter.vertical(errors, plot, centre, bars.heights().get(i), bars.errors(), i);
            }
        }
        canvas.path(
                path, new Paint(colour, bars.opacity(), Stroke.of(Colour.PAPER).width(0.5)));
        canvas.path(errors, Paint.outline(Colour.INK, 1));
    }
}
