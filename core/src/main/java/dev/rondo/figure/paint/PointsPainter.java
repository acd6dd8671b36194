package dev.rondo.figure.paint;

import dev.rondo.figure.Colour;
import dev.rondo.figure.ErrorBars;
import dev.rondo.figure.Points;
import dev.rondo.figure.Shape;
import dev.rondo.figure.Stroke;
import dev.rondo.figure.layout.Plot;
import dev.rondo.figure.layout.Rect;

/** Draws points and their error bars. */
final class PointsPainter {
    private static final double RING = 1.1;
    private static final double CAP = 2;

    /** Sides of the shapes with the area of a circle of diameter 1, halved. */
    private static final double SQUARE = Math.sqrt(Math.PI) / 4;

    private static final double TRIANGLE = Math.sqrt(Math.PI / (3 * Math.sqrt(3)));

    private PointsPainter() {}

    static void paint(Canvas canvas, Plot plot, Points points, Colour colour) {
        errors(canvas, plot, points, colour);
        Rect visible = plot.area().grown(0.5);
        Outline together = new Outline();
        for (int i = 0; i < points.x().size(); i++) {
            double x = plot.px(points.x().get(i));
            double y = plot.py(points.y().get(i));
            if (!visible.contains(x, y)) {
                continue;
            }
            if (points.values().isEmpty() && points.shape() != Shape.CIRCLE) {
                outline(together, points.shape(), x, y, points.size());
            } else {
                Colour own = points.values().isEmpty()
                        ? colour
                        : points.colours().colour(points.values().get(i));
                symbol(canvas, points, x, y, own);
            }
        }
        canvas.path(together, paint(points, colour));
    }

    /** One point at (x, y) in px. */
    static void symbol(Canvas canvas, Points points, double x, double y, Colour colour) {
        Paint paint = paint(points, colour);
        if (points.shape() == Shape.CIRCLE) {
            double radius = points.filled() ? points.size() / 2 : (points.size() - RING) / 2;
            canvas.circle(x, y, Math.max(0.1, radius), paint);
        } else {
            Outline path = new Outline();
            outline(path, points.shape(), x, y, points.size());
            canvas.path(path, paint);
        }
    }

    private static Paint paint(Points points, Colour colour) {
        boolean strokes = points.shape() == Shape.CROSS || points.shape() == Shape.PLUS;
        if (points.filled() && !strokes) {
            return Paint.fill(colour, points.opacity());
        }
        Stroke ring = Stroke.of(colour).width(RING).opacity(points.opacity());
        return strokes ? Paint.outline(ring) : new Paint(Colour.PAPER, 1, ring);
    }

    private static void outline(Outline path, Shape shape, double x, double y, double size) {
        double square = SQUARE * size;
        switch (shape) {
            case CIRCLE, SQUARE -> path.rect(x - square, y - square, x + square, y + square);
            case DIAMOND -> {
                double half = square * Math.sqrt(2);
                path.moveTo(x, y - half)
                        .lineTo(x + half, y)
                        .lineTo(x, y + half)
                        .lineTo(x - half, y)
                        .close();
            }
            case TRIANGLE -> {
                double reach = TRIANGLE * size;
                double side = reach * Math.sqrt(3) / 2;
                path.moveTo(x, y - reach)
                        .lineTo(x + side, y + reach / 2)
                        .lineTo(x - side, y + reach / 2)
                        .close();
            }
            case CROSS ->
                path.moveTo(x - square, y - square)
                        .lineTo(x + square, y + square)
                        .moveTo(x - square, y + square)
                        .lineTo(x + square, y - square);
            case PLUS -> {
                double half = square * Math.sqrt(2);
                path.moveTo(x - half, y).lineTo(x + half, y).moveTo(x, y - half).lineTo(x, y + half);
            }
        }
    }

    private static void errors(Canvas canvas, Plot plot, Points points, Colour colour) {
        Outline path = new Outline();
        for (int i = 0; i < points.x().size(); i++) {
            double x = points.x().get(i);
            double y = points.y().get(i);
            vertical(path, plot, x, y, points.yErrors(), i);
            horizontal(path, plot, x, y, points.xErrors(), i);
        }
        canvas.path(path, Paint.outline(Stroke.of(colour).width(1).opacity(points.opacity())));
    }

    /** A bar through (x, y), cut where the panel ends; it reaches the panel's edge where its end has no place. */
    static void vertical(Outline path, Plot plot, double x, double y, ErrorBars errors, int i) {
        if (errors.isNone() || !plot.area().grown(0.5).contains(plot.px(x), plot.py(y))) {
            return;
        }
        double px = plot.px(x);
        double from = within(
                plot.py(y - errors.below().get(i)),
                plot.area().top(),
                plot.area().bottom());
        double to = within(
                plot.py(y + errors.above().get(i)),
                plot.area().bottom(),
                plot.area().top());
        path.moveTo(px, from).lineTo(px, to);
        path.moveTo(px - CAP, from).lineTo(px + CAP, from).moveTo(px - CAP, to).lineTo(px + CAP, to);
    }

    private static void horizontal(Outline path, Plot plot, double x, double y, ErrorBars errors, int i) {
        if (errors.isNone() || !plot.area().grown(0.5).contains(plot.px(x), plot.py(y))) {
            return;
        }
        double py = plot.py(y);
        double from = within(
                plot.px(x - errors.below().get(i)),
                plot.area().right(),
                plot.area().left());
        double to = within(
                plot.px(x + errors.above().get(i)),
                plot.area().left(),
                plot.area().right());
        path.moveTo(from, py).lineTo(to, py);
        path.moveTo(from, py - CAP).lineTo(from, py + CAP).moveTo(to, py - CAP).lineTo(to, py + CAP);
    }

    /** The place of an error bar's end: NaN (below zero on a log axis) is at {@code edge}. */
    private static double within(double place, double other, double edge) {
        return Double.isNaN(place) ? edge : Math.clamp(place, Math.min(other, edge), Math.max(other, edge));
    }
}
