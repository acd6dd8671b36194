package dev.rondo.figure.paint;

import dev.rondo.figure.Contours;
import dev.rondo.figure.Series;
import dev.rondo.figure.layout.Clipping;
import dev.rondo.figure.layout.Plot;
import dev.rondo.figure.layout.Polyline;

/** Draws level lines, found by marching squares; in the ambiguous saddle the mean of the corners decides. */
final class ContoursPainter {
    private final Plot plot;
    private final Contours contours;
    private final double level;
    private final Outline path = new Outline();

    private ContoursPainter(Plot plot, Contours contours, double level) {
        this.plot = plot;
        this.contours = contours;
        this.level = level;
    }

    static void paint(Canvas canvas, Plot plot, Contours contours) {
        for (int i = 0; i < contours.levels().size(); i++) {
            double level = contours.levels().get(i);
            ContoursPainter painter = new ContoursPainter(plot, contours, level);
            painter.march();
            canvas.path(painter.path, Paint.outline(contours.colours().colour(level), contours.width()));
        }
    }

    private void march() {
        ContourLines.of(contours.z(), level).forEach(line -> {
            Polyline inPx = new Polyline();
            for (int i = 0; i < line.size(); i++) {
                double px = plot.px(at(contours.x(), line.x(i)));
                double py = plot.py(at(contours.y(), line.y(i)));
                if (!Double.isNaN(px + py)) {
                    inPx.add(px, py);
                }
            }
            Clipping.inside(plot.area().grown(2), inPx)
                    .forEach(part -> path.polyline(Simplification.douglasPeucker(part, Simplification.TOLERANCE)));
        });
    }

    /** The number at a fractional index. */
    private static double at(Series values, double index) {
        int i = Math.min((int) index, values.size() - 2);
        return values.get(i) + (index - i) * (values.get(i + 1) - values.get(i));
    }
}
