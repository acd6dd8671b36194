package dev.rondo.figure.paint;

import dev.rondo.figure.Area;
import dev.rondo.figure.Arrows;
import dev.rondo.figure.Band;
import dev.rondo.figure.Bars;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Line;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.figure.Span;
import dev.rondo.figure.Stroke;
import dev.rondo.figure.layout.LegendBox;
import dev.rondo.figure.layout.Plot;
import dev.rondo.figure.layout.Rect;

/** Draws a legend: for each entry a small picture of the mark, and its label. */
final class LegendPainter {
    private final Canvas canvas;
    private final Plot plot;

    LegendPainter(Canvas canvas, Plot plot) {
        this.canvas = canvas;
        this.plot = plot;
    }

    void paint() {
        LegendBox box = LegendBox.of(plot);
        if (box.place() == Legend.NONE) {
            return;
        }
        Rect rect = box.in(plot);
        if (box.place() != Legend.RIGHT && box.place() != Legend.ABOVE) {
            canvas.rect(rect.grown(2), Paint.fill(Colour.PAPER, 0.8));
        }
        double size = plot.type().legend();
        for (LegendBox.Entry entry : box.entries()) {
            double left = rect.left() + entry.x();
            double middle = rect.top() + entry.y() + 0.65 * size;
            key(entry, new Rect(left, middle - 0.36 * size, LegendBox.KEY, 0.72 * size));
            double x = left + LegendBox.KEY + LegendBox.GAP;
            canvas.text(entry.mark().label(), x, middle + 0.35 * size, size, Words.Anchor.START);
        }
    }

    private void key(LegendBox.Entry entry, Rect key) {
        Colour colour = entry.colour();
        switch (entry.mark()) {
            case Line line -> horizontal(key, line.stroke().colour(colour));
            case Rule rule -> horizontal(key, rule.stroke().colour(colour));
            case Points points -> PointsPainter.symbol(canvas, points, key.centreX(), key.centreY(), colour);
            case Band band -> canvas.rect(key, Paint.fill(colour, band.opacity()));
            case Area area -> canvas.rect(key, FillPainter.paint(area, colour));
            case Span span -> canvas.rect(key, Paint.fill(colour, span.opacity()));
            case Bars bars -> canvas.rect(key.resized(10, key.height()), Paint.fill(colour, bars.opacity()));
            case Arrows arrows -> ArrowsPainter.single(canvas, key, colour);
            default -> canvas.rect(key, Paint.fill(colour));
        }
    }

    private void horizontal(Rect key, Stroke stroke) {
        canvas.line(key.left(), key.centreY(), key.right(), key.centreY(), stroke);
    }
}
