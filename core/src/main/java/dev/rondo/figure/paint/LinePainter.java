package dev.rondo.figure.paint;

import dev.rondo.figure.Colour;
import dev.rondo.figure.Line;
import dev.rondo.figure.Rule;
import dev.rondo.figure.Stroke;
import dev.rondo.figure.layout.Clipping;
import dev.rondo.figure.layout.Plot;
import dev.rondo.figure.layout.Polyline;
import dev.rondo.figure.layout.Rect;
import java.util.List;

/** Draws lines and rules. */
final class LinePainter {
    private static final double HEAD = 6.5;

    private LinePainter() {}

    static void paint(Canvas canvas, Plot plot, Line line, Colour colour) {
        Stroke stroke = line.stroke().colour(colour);
        List<Polyline> pieces = Polyline.through(plot, line.x(), line.y());
        Outline path = new Outline();
        for (Polyline piece : pieces) {
            if (piece.size() > 1) {
                addVisible(path, plot, piece, stroke.width());
            }
        }
        canvas.path(path, Paint.outline(stroke));
        if (line.arrows() > 0) {
            canvas.path(heads(pieces, line.arrows(), HEAD + stroke.width()), Paint.fill(colour, stroke.opacity()));
        }
    }

    static void paint(Canvas canvas, Plot plot, Rule rule, Colour colour) {
        Rect area = plot.area();
        Polyline line = new Polyline();
        switch (rule.course()) {
            case VERTICAL -> {
                line.add(plot.px(rule.at()), area.bottom());
                line.add(plot.px(rule.at()), area.top());
            }
            case HORIZONTAL -> {
                line.add(area.left(), plot.py(rule.at()));
                line.add(area.right(), plot.py(rule.at()));
            }
            case SLOPED -> {
                double from = plot.x().axis().scale().inverse(plot.x().low());
                double to = plot.x().axis().scale().inverse(plot.x().high());
                line.add(plot.px(from), plot.py(rule.at() + rule.slope() * from));
                line.add(plot.px(to), plot.py(rule.at() + rule.slope() * to));
            }
        }
        if (Double.isFinite(line.x(0) + line.y(0) + line.x(1) + line.y(1))) {
            Outline path = new Outline();
            addVisible(path, plot, line, 0);
            canvas.path(path, Paint.outline(rule.stroke().colour(colour)));
        }
    }

    /** The part of a line that can be seen, with no more points than needed. */
    private static void addVisible(Outline path, Plot plot, Polyline line, double width) {
        for (Polyline part : Clipping.inside(plot.area().grown(2 + width), line)) {
            path.polyline(Simplification.of(part));
        }
    }

    /** Arrow heads in the middles of {@code count} equal parts of the whole length. */
    private static Outline heads(List<Polyline> pieces, int count, double size) {
        double total = pieces.stream().mapToDouble(Polyline::length).sum();
        Outline path = new Outline();
        double passed = 0;
        int drawn = 0;
        for (Polyline piece : pieces) {
            for (int i = 1; i < piece.size(); i++) {
                double length = Math.hypot(piece.x(i) - piece.x(i - 1), piece.y(i) - piece.y(i - 1));
                while (drawn < count && length > 0 && passed + length >= total * (drawn + 0.5) / count) {
                    double t = (total * (drawn + 0.5) / count - passed) / length;
                    double x = piece.x(i - 1) + t * (piece.x(i) - piece.x(i - 1));
                    double y = piece.y(i - 1) + t * (piece.y(i) - piece.y(i - 1));
                    double ux = (piece.x(i) - piece.x(i - 1)) / length;
                    double uy = (piece.y(i) - piece.y(i - 1)) / length;
                    ArrowsPainter.head(path, x + ux * size / 2, y + uy * size / 2, ux, uy, size);
                    drawn++;
                }
                passed += length;
            }
        }
        return path;
    }
}
