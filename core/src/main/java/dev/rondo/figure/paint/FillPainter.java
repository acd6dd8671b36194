package dev.rondo.figure.paint;

import dev.rondo.figure.Area;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Band;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Span;
import dev.rondo.figure.Stroke;
import dev.rondo.figure.layout.Plot;
import dev.rondo.figure.layout.Polyline;
import dev.rondo.figure.layout.Rect;

/** Draws bands, areas and spans. */
final class FillPainter {
    private FillPainter() {}

    static void paint(Canvas canvas, Plot plot, Band band, Colour colour) {
        Outline path = new Outline();
        int from = 0;
        while (from < band.x().size()) {
            int to = from;
            while (to < band.x().size() && isPresent(plot, band, to)) {
                to++;
            }
            if (to - from > 1) {
                addBand(path, plot, band, from, to);
            }
            from = Math.max(to, from) + 1;
        }
        canvas.path(path, Paint.fill(colour, band.opacity()));
    }

    static void paint(Canvas canvas, Plot plot, Area area, Colour colour) {
        Outline path = new Outline();
        for (Polyline piece : Polyline.through(plot, area.x(), area.y())) {
            Polyline simple = Simplification.douglasPeucker(bounded(plot, piece), Simplification.TOLERANCE);
            if (simple.size() > 2) {
                path.polyline(simple).close();
            }
        }
        canvas.path(path, paint(area, colour));
    }

    static Paint paint(Area area, Colour colour) {
        return new Paint(
                colour, area.opacity(), area.outline() ? Stroke.of(colour).width(1) : null);
    }

    static void paint(Canvas canvas, Plot plot, Span span, Colour colour) {
        Rect area = plot.area();
        boolean across = span.along() == Axis.Direction.X;
        double from = across ? end(plot.px(span.from()), area.left()) : end(plot.py(span.from()), area.bottom());
        double to = across ? end(plot.px(span.to()), area.right()) : end(plot.py(span.to()), area.top());
        double low = Math.max(Math.min(from, to), across ? area.left() : area.top());
        double high = Math.min(Math.max(from, to), across ? area.right() : area.bottom());
        if (low < high) {
            Rect rect = across
                    ? new Rect(low, area.top(), high - low, area.height())
                    : new Rect(area.left(), low, area.width(), high - low);
            canvas.rect(rect, Paint.fill(colour, span.opacity()));
        }
    }

    private static double end(double place, double edge) {
        return Double.isNaN(place) ? edge : place;
    }

    private static boolean isPresent(Plot plot, Band band, int i) {
        return !Double.isNaN(plot.px(band.x().get(i))
                + plot.py(band.low().get(i))
                + plot.py(band.high().get(i)));
    }

    /** Along the upper curve and back along the lower one. */
    private static void addBand(Outline path, Plot plot, Band band, int from, int to) {
        Polyline upper = new Polyline();
        Polyline lower = new Polyline();
        for (int i = from; i < to; i++) {
            upper.add(plot.px(band.x().get(i)), plot.py(band.high().get(i)));
            lower.add(plot.px(band.x().get(i)), plot.py(band.low().get(i)));
        }
        Polyline there = Simplification.of(bounded(plot, upper));
        Polyline back = Simplification.of(bounded(plot, lower));
        path.polyline(there);
        for (int i = back.size() - 1; i >= 0; i--) {
            path.lineTo(back.x(i), back.y(i));
        }
        path.close();
    }

    /** The line with places far outside the panel moved nearer: renderers fail at very large coordinates. */
    private static Polyline bounded(Plot plot, Polyline line) {
        Rect limit =
                plot.area().grown(4 * Math.max(plot.area().width(), plot.area().height()));
        Polyline out = new Polyline();
        for (int i = 0; i < line.size(); i++) {
            out.add(
                    Math.clamp(line.x(i), limit.left(), limit.right()),
                    Math.clamp(line.y(i), limit.top(), limit.bottom()));
        }
        return out;
    }
}
