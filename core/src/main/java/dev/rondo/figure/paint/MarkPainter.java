package dev.rondo.figure.paint;

import dev.rondo.figure.Area;
import dev.rondo.figure.Arrows;
import dev.rondo.figure.Band;
import dev.rondo.figure.Bars;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Contours;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Hinton;
import dev.rondo.figure.Line;
import dev.rondo.figure.Mark;
import dev.rondo.figure.Note;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.figure.Span;
import dev.rondo.figure.layout.ColourTurns;
import dev.rondo.figure.layout.Plot;
import dev.rondo.figure.layout.Rect;
import java.util.List;
import java.util.Locale;

/** Draws the marks of a plot, each by its own painter. */
final class MarkPainter {
    /** Half the width of a line that runs along an edge. */
    private static final double EDGE = 1.5;

    private MarkPainter() {}

    /** Draws all but the notes. Points are whole or not there; everything else ends at the edges of the plot. */
    static void paint(Canvas canvas, Plot plot) {
        List<Mark> marks = plot.panel().marks();
        List<Colour> colours = ColourTurns.of(marks);
        Rect window = plot.area().grown(EDGE);
        boolean clipped = false;
        for (int i = 0; i < marks.size(); i++) {
            boolean toClip = !(marks.get(i) instanceof Points);
            if (toClip && !clipped) {
                canvas.openClipped(window);
            } else if (clipped && !toClip) {
                canvas.close();
            }
            clipped = toClip;
            canvas.open(kind(marks.get(i)));
            paint(canvas, plot, marks.get(i), colours.get(i));
            canvas.close();
        }
        if (clipped) {
            canvas.close();
        }
    }

    /** Class of the group of a mark, e.g. {@code mark heatmap}. */
    private static String kind(Mark mark) {
        return "mark " + mark.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static void paint(Canvas canvas, Plot plot, Mark mark, Colour colour) {
        switch (mark) {
            case Line line -> LinePainter.paint(canvas, plot, line, colour);
            case Points points -> PointsPainter.paint(canvas, plot, points, colour);
            case Band band -> FillPainter.paint(canvas, plot, band, colour);
            case Area area -> FillPainter.paint(canvas, plot, area, colour);
            case Span span -> FillPainter.paint(canvas, plot, span, colour);
            case Bars bars -> BarsPainter.paint(canvas, plot, bars, colour);
            case HeatMap map -> HeatMapPainter.paint(canvas, plot, map);
            case Hinton hinton -> HintonPainter.paint(canvas, plot, hinton);
            case Arrows arrows -> ArrowsPainter.paint(canvas, plot, arrows, colour);
            case Contours contours -> ContoursPainter.paint(canvas, plot, contours);
            case Rule rule -> LinePainter.paint(canvas, plot, rule, colour);
            case Note note -> {}
        }
    }
}
