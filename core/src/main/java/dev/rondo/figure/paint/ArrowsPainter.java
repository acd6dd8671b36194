package dev.rondo.figure.paint;

import dev.rondo.figure.Arrows;
import dev.rondo.figure.Colour;
import dev.rondo.figure.layout.Plot;
import dev.rondo.figure.layout.Rect;
import java.util.ArrayList;
import java.util.List;

/** Draws vector fields. */
final class ArrowsPainter {
    private static final double LINE = 0.9;
    private static final double LARGEST_HEAD = 5;
    private static final double SHORTEST = 0.4;

    private ArrowsPainter() {}

    /** One arrow in px, from its place along (dx, dy). */
    private record Arrow(double x, double y, double dx, double dy) {
        double length() {
            return Math.hypot(dx, dy);
        }
    }

    static void paint(Canvas canvas, Plot plot, Arrows arrows, Colour colour) {
        List<Arrow> all = inPx(plot, arrows);
        double longest = all.stream().mapToDouble(Arrow::length).max().orElse(0);
        if (longest == 0) {
            return;
        }
        double reach = arrows.scale() * 1.2 * spacing(plot, all.size());
        Outline shafts = new Outline();
        Outline heads = new Outline();
        for (Arrow arrow : all) {
            double length = arrows.directionOnly() ? 0.8 * reach : reach * arrow.length() / longest;
            if (arrow.length() > 0 && length > SHORTEST) {
                double ux = arrow.dx / arrow.length();
                double uy = arrow.dy / arrow.length();
                arrow(shafts, heads, arrow.x, arrow.y, ux, uy, length);
            }
        }
        canvas.path(shafts, Paint.outline(colour, LINE));
        canvas.path(heads, Paint.fill(colour));
    }

    /** The arrow of a legend. */
    static void single(Canvas canvas, Rect key, Colour colour) {
        Outline shaft = new Outline();
        Outline head = new Outline();
        arrow(shaft, head, key.left(), key.centreY(), 1, 0, key.width());
        canvas.path(shaft, Paint.outline(colour, LINE));
        canvas.path(head, Paint.fill(colour));
    }

    private static void arrow(Outline shafts, Outline heads, double x, double y, double ux, double uy, double length) {
        double size = Math.min(LARGEST_HEAD, 0.45 * length);
        shafts.moveTo(x, y).lineTo(x + ux * (length - size / 2), y + uy * (length - size / 2));
        head(heads, x + ux * length, y + uy * length, ux, uy, size);
    }

    /** A slim triangle with its tip at (x, y), pointing along the unit vector (ux, uy). */
    static void head(Outline path, double x, double y, double ux, double uy, double size) {
        double half = 0.4 * size;
        double backX = x - ux * size;
        double backY = y - uy * size;
        path.moveTo(x, y)
                .lineTo(backX - uy * half, backY + ux * half)
                .lineTo(backX + uy * half, backY - ux * half)
                .close();
    }

    private static List<Arrow> inPx(Plot plot, Arrows arrows) {
        double perX = plot.area().width() / (plot.x().high() - plot.x().low());
        double perY = plot.area().height() / (plot.y().high() - plot.y().low());
        double signX = plot.x().axis().falling() ? -1 : 1;
        double signY = plot.y().axis().falling() ? 1 : -1;
        List<Arrow> all = new ArrayList<>();
        for (int i = 0; i < arrows.x().size(); i++) {
            double x = plot.px(arrows.x().get(i));
            double y = plot.py(arrows.y().get(i));
            double dx = signX * perX * arrows.u().get(i);
            double dy = signY * perY * arrows.v().get(i);
            if (Double.isFinite(x + y + dx + dy) && plot.area().grown(1).contains(x, y)) {
                all.add(new Arrow(x, y, dx, dy));
            }
        }
        return all;
    }

    /** Distance between the places if they fill the area evenly. */
    private static double spacing(Plot plot, int count) {
        return Math.sqrt(plot.area().width() * plot.area().height() / count);
    }
}
