package dev.rondo.figure.check;

import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Straight pieces of shapes. */
final class Shapes {
    /** Largest distance of a curve from the pieces that stand for it, px. */
    private static final double FLATNESS = 0.2;

    private Shapes() {}

    static void pieces(Shape shape, Consumer<Line2D> each) {
        double[] at = new double[6];
        double startX = 0;
        double startY = 0;
        double x = 0;
        double y = 0;
        for (PathIterator steps = shape.getPathIterator(null, FLATNESS); !steps.isDone(); steps.next()) {
            int kind = steps.currentSegment(at);
            if (kind == PathIterator.SEG_MOVETO) {
                startX = at[0];
                startY = at[1];
            } else {
                double toX = kind == PathIterator.SEG_CLOSE ? startX : at[0];
                double toY = kind == PathIterator.SEG_CLOSE ? startY : at[1];
                each.accept(new Line2D.Double(x, y, toX, toY));
                at[0] = toX;
                at[1] = toY;
            }
            x = at[0];
            y = at[1];
        }
    }

    /** The middles of as many pieces, evenly chosen; at least one place. */
    static List<Point2D> places(Shape shape, int count) {
        List<Line2D> all = new ArrayList<>();
        pieces(shape, all::add);
        if (all.isEmpty()) {
            return List.of(new Point2D.Double(
                    shape.getBounds2D().getCenterX(), shape.getBounds2D().getCenterY()));
        }
        return IntStream.range(0, count)
                .mapToObj(k -> all.get(k * all.size() / count))
                .map(Shapes::middle)
                .toList();
    }

    private static Point2D middle(Line2D line) {
        return new Point2D.Double(0.5 * (line.getX1() + line.getX2()), 0.5 * (line.getY1() + line.getY2()));
    }
}
