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
import dev.rondo.figure.Interval;
import dev.rondo.figure.Line;
import dev.rondo.figure.Mark;
import dev.rondo.figure.Note;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.figure.Scale;
import dev.rondo.figure.Series;
import dev.rondo.figure.Span;
import java.util.List;

/** Extents of marks along the axes of their panel. */
record Extents(Interval x, Interval y) {
    private static final Extents NONE = new Extents(Interval.NONE, Interval.NONE);

    static Extents of(List<Mark> marks, Scale x, Scale y) {
        Extents all = NONE;
        for (Mark mark : marks) {
            Extents one = of(mark, x, y);
            all = new Extents(all.x.with(one.x), all.y.with(one.y));
        }
        return new Extents(all.x.with(named(x)), all.y.with(named(y)));
    }

    private static Extents of(Mark mark, Scale x, Scale y) {
        return switch (mark) {
            case Line line -> ofLine(line, x, y);
            case Points points -> ofPoints(points, x, y);
            case Band band -> {
                Interval across = hard(soft(Interval.NONE, band.x(), x));
                yield new Extents(across, soft(soft(Interval.NONE, band.low(), y), band.high(), y));
            }
            case Area area -> new Extents(soft(Interval.NONE, area.x(), x), soft(Interval.NONE, area.y(), y));
            case Bars bars -> ofBars(bars, x, y);
            case HeatMap map -> new Extents(ends(map.xFrom(), map.xTo(), x), ends(map.yFrom(), map.yTo(), y));
            case Hinton hinton ->
                new Extents(
                        ends(-0.5, hinton.cells().columns() - 0.5, x),
                        ends(-0.5, hinton.cells().rows() - 0.5, y));
            case Arrows arrows -> new Extents(soft(Interval.NONE, arrows.x(), x), soft(Interval.NONE, arrows.y(), y));
            case Contours contours ->
                new Extents(hard(soft(Interval.NONE, contours.x(), x)), hard(soft(Interval.NONE, contours.y(), y)));
            case Rule rule ->
                switch (rule.course()) {
                    case VERTICAL -> new Extents(Interval.NONE.withSoft(x.forward(rule.at())), Interval.NONE);
                    case HORIZONTAL -> new Extents(Interval.NONE, Interval.NONE.withSoft(y.forward(rule.at())));
                    case SLOPED -> NONE;
                };
            case Span span ->
                span.along() == Axis.Direction.X
                        ? new Extents(ends(span.from(), span.to(), x), Interval.NONE)
                        : new Extents(Interval.NONE, ends(span.from(), span.to(), y));
            case Note note -> NONE;
        };
    }

    /** A line that runs from left to right fills its panel from end to end. */
    private static Extents ofLine(Line line, Scale x, Scale y) {
        Interval across = Interval.NONE;
        Interval up = Interval.NONE;
        for (int i = 0; i < line.x().size(); i++) {
            double px = x.forward(line.x().get(i));
            double py = y.forward(line.y().get(i));
            if (!Double.isNaN(px) && !Double.isNaN(py)) {
                across = across.withSoft(px);
                up = up.withSoft(py);
            }
        }
        return new Extents(line.x().isNonDecreasing() ? hard(across) : across, up);
    }

    private static Extents ofPoints(Points points, Scale x, Scale y) {
        Interval across = Interval.NONE;
        Interval up = Interval.NONE;
        for (int i = 0; i < points.x().size(); i++) {
            if (!Double.isNaN(x.forward(points.x().get(i)))
                    && !Double.isNaN(y.forward(points.y().get(i)))) {
                across = withErrors(across, points.x().get(i), points.xErrors(), i, x);
                up = withErrors(up, points.y().get(i), points.yErrors(), i, y);
            }
        }
        return new Extents(across, up);
    }

    private static Extents ofBars(Bars bars, Scale x, Scale y) {
        Interval across = Interval.NONE;
        Interval up = Interval.NONE;
        for (int i = 0; i < bars.centres().size(); i++) {
            across = across.withSoft(x.forward(bars.centres().get(i) - bars.width() / 2))
                    .withSoft(x.forward(bars.centres().get(i) + bars.width() / 2));
            up = withErrors(up, bars.heights().get(i), bars.errors(), i, y);
        }
        return new Extents(across, up.standingOn(y.forward(0)));
    }

    private static Interval withErrors(Interval seen, double value, ErrorBars errors, int i, Scale scale) {
        Interval with = seen.withSoft(scale.forward(value));
        return errors.isNone()
                ? with
                : with.withSoft(scale.forward(value - errors.below().get(i)))
                        .withSoft(scale.forward(value + errors.above().get(i)));
    }

    private static Interval soft(Interval seen, Series values, Scale scale) {
        Interval all = seen;
        for (int i = 0; i < values.size(); i++) {
            all = all.withSoft(scale.forward(values.get(i)));
        }
        return all;
    }

    private static Interval hard(Interval seen) {
        return seen.isEmpty() ? seen : Interval.hard(seen.low(), seen.high());
    }

    private static Interval ends(double from, double to, Scale scale) {
        return Interval.NONE.withHard(scale.forward(from)).withHard(scale.forward(to));
    }

    private static Interval named(Scale scale) {
        return scale instanceof Scale.Category category
                ? Interval.hard(-0.5, category.names().size() - 0.5)
                : Interval.NONE;
    }
}
