package dev.rondo.figure.layout;

import dev.rondo.figure.Area;
import dev.rondo.figure.Arrows;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Band;
import dev.rondo.figure.Bars;
import dev.rondo.figure.Contours;
import dev.rondo.figure.ErrorBars;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Hinton;
import dev.rondo.figure.Line;
import dev.rondo.figure.Mark;
import dev.rondo.figure.Note;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.figure.Series;
import dev.rondo.figure.Span;
import java.util.BitSet;

/** Parts of a plot area that marks cover, approximately: a legend there would hide something. */
final class Occupancy {
    private static final int ACROSS = 48;
    private static final int DOWN = 36;

    private final Plot plot;
    private final BitSet covered = new BitSet(ACROSS * DOWN);

    private Occupancy(Plot plot) {
        this.plot = plot;
    }

    /** Occupancy by all marks; by spans only where a legend should keep clear of them too. */
    static Occupancy of(Plot plot, boolean withSpans) {
        Occupancy occupancy = new Occupancy(plot);
        plot.panel().marks().stream()
                .filter(mark -> withSpans || !(mark instanceof Span))
                .forEach(occupancy::cover);
        return occupancy;
    }

    /** True if nothing lies in the box and the box lies in the plot. */
    boolean isFree(Rect box) {
        for (int row = 0; row < DOWN; row++) {
            for (int column = 0; column < ACROSS; column++) {
                double x = plot.area().left() + (column + 0.5) * plot.area().width() / ACROSS;
                double y = plot.area().top() + (row + 0.5) * plot.area().height() / DOWN;
                if (covered.get(row * ACROSS + column) && box.contains(x, y)) {
                    return false;
                }
            }
        }
        return box.left() >= plot.area().left() && box.right() <= plot.area().right() + 1;
    }

    private void cover(Mark mark) {
        switch (mark) {
            case Line line -> coverCurve(line.x(), line.y());
            case Points points -> {
                coverPoints(points.x(), points.y());
                coverErrors(points.x(), points.y(), points.yErrors());
            }
            case Arrows arrows -> coverPoints(arrows.x(), arrows.y());
            case Band band -> {
                coverCurve(band.x(), band.low());
                coverCurve(band.x(), band.high());
            }
            case Area area -> coverCurve(area.x(), area.y());
            case Bars bars -> coverBars(bars);
            case Note note ->
                coverSegment(
                        plot.px(note.x()),
                        plot.py(note.y()),
                        plot.px(note.x()) + note.dx(),
                        plot.py(note.y()) + note.dy());
            case HeatMap map -> coverAll();
            case Hinton hinton -> coverAll();
            case Contours contours -> coverAll();
            case Rule rule -> {}
            case Span span -> coverSpan(span);
        }
    }

    private void coverAll() {
        covered.set(0, ACROSS * DOWN);
    }

    private void coverCurve(Series x, Series y) {
        for (Polyline line : Polyline.through(plot, x, y)) {
            for (Polyline part : Clipping.inside(plot.area(), line)) {
                for (int i = 1; i < part.size(); i++) {
                    coverSegment(part.x(i - 1), part.y(i - 1), part.x(i), part.y(i));
                }
            }
        }
    }

    private void coverPoints(Series x, Series y) {
        for (int i = 0; i < x.size(); i++) {
            coverPoint(plot.px(x.get(i)), plot.py(y.get(i)));
        }
    }

    private void coverBars(Bars bars) {
        double base = Math.min(plot.area().bottom(), zero());
        for (int i = 0; i < bars.centres().size(); i++) {
            double px = plot.px(bars.centres().get(i));
            coverSegment(px, base, px, plot.py(bars.heights().get(i)));
        }
        coverErrors(bars.centres(), bars.heights(), bars.errors());
    }

    private void coverErrors(Series x, Series y, ErrorBars errors) {
        for (int i = 0; i < errors.above().size(); i++) {
            double px = plot.px(x.get(i));
            coverSegment(
                    px,
                    end(y.get(i) - errors.below().get(i), plot.area().bottom()),
                    px,
                    end(y.get(i) + errors.above().get(i), plot.area().top()));
        }
    }

    private void coverSpan(Span span) {
        for (int i = 0; i < ACROSS * DOWN; i++) {
            double x = plot.area().left() + (i % ACROSS + 0.5) * plot.area().width() / ACROSS;
            double y = plot.area().top()
                    + (Math.floorDiv(i, ACROSS) + 0.5) * plot.area().height() / DOWN;
            boolean along = span.along() == Axis.Direction.X;
            double from = along ? plot.px(span.from()) : plot.py(span.to());
            double to = along ? plot.px(span.to()) : plot.py(span.from());
            double at = along ? x : y;
            if (at >= Math.min(from, to) && at <= Math.max(from, to)) {
                covered.set(i);
            }
        }
    }

    /** The place of an error bar's end in the plot; the edge where it has none. */
    private double end(double value, double edge) {
        double place = plot.py(value);
        return Double.isNaN(place)
                ? edge
                : Math.clamp(place, plot.area().top(), plot.area().bottom());
    }

    private double zero() {
        double zero = plot.py(0);
        return Double.isNaN(zero) ? plot.area().bottom() : zero;
    }

    private void coverSegment(double ax, double ay, double bx, double by) {
        double longest = Math.max(
                Math.abs(bx - ax) / plot.area().width(),
                Math.abs(by - ay) / plot.area().height());
        int steps = Double.isNaN(longest) ? 0 : (int) Math.min(2.0 * ACROSS, Math.ceil(2 * ACROSS * longest));
        for (int i = 0; i <= steps; i++) {
            double t = steps == 0 ? 0 : (double) i / steps;
            coverPoint(ax + t * (bx - ax), ay + t * (by - ay));
        }
    }

    private void coverPoint(double px, double py) {
        int column = (int) Math.floor((px - plot.area().left()) / plot.area().width() * ACROSS);
        int row = (int) Math.floor((py - plot.area().top()) / plot.area().height() * DOWN);
        if (!Double.isNaN(px + py) && column >= 0 && column < ACROSS && row >= 0 && row < DOWN) {
            covered.set(row * ACROSS + column);
        }
    }
}
