package dev.rondo.figure.layout;

import dev.rondo.figure.Contours;
import dev.rondo.figure.Frame;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Hinton;
import dev.rondo.figure.Interval;
import dev.rondo.figure.Mark;
import dev.rondo.figure.Panel;

/** A panel with its place in the figure and its final axes: from here on, data have coordinates in px. */
public record Plot(Panel panel, Rect area, PlottedAxis x, PlottedAxis y, Type type) {
    public static Plot of(Panel panel, Rect area, Type type) {
        Extents extents = Extents.of(panel.marks(), panel.x().scale(), panel.y().scale());
        boolean filled = panel.marks().stream().anyMatch(Plot::reachesEdges);
        AxisRange x = new AxisRange(panel.x(), extents.x(), filled);
        AxisRange y = new AxisRange(panel.y(), extents.y(), filled);
        return panel.isotropic()
                ? isotropic(panel, area, x, y, type)
                : at(panel, area, x.rounded(area.width(), type), y.rounded(area.height(), type), type);
    }

    /** With one unit equally long on both axes: ranges grow where they may, else the area shrinks. */
    private static Plot isotropic(Panel panel, Rect area, AxisRange x, AxisRange y, Type type) {
        double across = x.needed().high() - x.needed().low();
        double up = y.needed().high() - y.needed().low();
        double unitsPerPx = Math.max(across / area.width(), up / area.height());
        Interval wide = x.grown(unitsPerPx * area.width());
        Interval high = y.grown(unitsPerPx * area.height());
        Rect exact = area.shrunk((wide.high() - wide.low()) / unitsPerPx, (high.high() - high.low()) / unitsPerPx);
        return at(panel, exact, wide, high, type);
    }

    private static Plot at(Panel panel, Rect area, Interval x, Interval y, Type type) {
        return new Plot(
                panel,
                area,
                PlottedAxis.of(panel.x(), x, area.width(), type),
                PlottedAxis.of(panel.y(), y, area.height(), type),
                type);
    }

    private static boolean reachesEdges(Mark mark) {
        return mark instanceof HeatMap || mark instanceof Hinton || mark instanceof Contours;
    }

    /** The horizontal place of a value; NaN if it has none. */
    public double px(double value) {
        return area.left() + x.fraction(value) * area.width();
    }

    /** The vertical place of a value; NaN if it has none. */
    public double py(double value) {
        return area.bottom() - y.fraction(value) * area.height();
    }

    public Frame frame() {
        if (panel.frame() != Frame.AUTOMATIC) {
            return panel.frame();
        }
        boolean boxed = panel.marks().stream().anyMatch(m -> m instanceof HeatMap || m instanceof Hinton);
        return boxed ? Frame.BOX : Frame.OPEN;
    }
}
