package dev.rondo.figure.check;

import dev.rondo.figure.ColourScale;
import dev.rondo.figure.Grid;
import dev.rondo.figure.layout.Rect;
import dev.rondo.figure.paint.Canvas;
import dev.rondo.figure.paint.Outline;
import dev.rondo.figure.paint.Paint;
import dev.rondo.figure.paint.Words;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Canvas that remembers what was drawn on it, and in which group. */
final class RecordingCanvas implements Canvas {
    private static final Rectangle2D EVERYWHERE = new Rectangle2D.Double(-1e6, -1e6, 2e6, 2e6);

    private record Group(String kind, String panel, Rectangle2D window) {}

    private final List<Drawn> drawn = new ArrayList<>();
    private final Deque<Group> groups = new ArrayDeque<>(List.of(new Group("page", "", EVERYWHERE)));
    private int marks;

    List<Drawn> drawn() {
        return List.copyOf(drawn);
    }

    @Override
    public void path(Outline outline, Paint paint) {
        if (!outline.isEmpty()) {
            form(shape(outline), paint);
        }
    }

    @Override
    public void circle(double x, double y, double radius, Paint paint) {
        form(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), paint);
    }

    @Override
    public void rect(Rect rect, Paint paint) {
        form(rectangle(rect), paint);
    }

    @Override
    public void cells(Rect rect, Grid cells, ColourScale colours) {
        Group group = groups.element();
        drawn.add(new Drawn.Cells(group.panel, group.kind, rectangle(rect), cells, colours));
    }

    @Override
    public void words(Words words) {
        Group group = groups.element();
        drawn.add(new Drawn.Text(group.panel, group.kind, words, InkBox.of(words)));
    }

    @Override
    public void open(String kind, String name) {
        Group outer = groups.element();
        groups.push(new Group(kind, name.isEmpty() ? outer.panel : name, outer.window));
        marks += kind.startsWith("mark ") ? 1 : 0;
    }

    @Override
    public void openClipped(Rect window) {
        Group outer = groups.element();
        groups.push(new Group(outer.kind, outer.panel, outer.window.createIntersection(rectangle(window))));
    }

    @Override
    public void close() {
        groups.pop();
    }

    private void form(Shape shape, Paint paint) {
        Group group = groups.element();
        drawn.add(new Drawn.Form(group.panel, group.kind, marks, shape, paint, group.window));
    }

    private static Rectangle2D rectangle(Rect rect) {
        return new Rectangle2D.Double(rect.left(), rect.top(), rect.width(), rect.height());
    }

    private static Shape shape(Outline outline) {
        Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        outline.tell(new Outline.Steps() {
            @Override
            public void moveTo(double x, double y) {
                path.moveTo(x, y);
            }

            @Override
            public void lineTo(double x, double y) {
                path.lineTo(x, y);
            }

            @Override
            public void close() {
                path.closePath();
            }
        });
        return path;
    }
}
