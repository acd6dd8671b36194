package dev.rondo.figure;

/** A panel with its place in the figure and its final axes: from here on, data have coordinates in px. */
record Plot(Panel panel, Rect area, PlottedAxis x, PlottedAxis y, Type type) {
    /** Air between data and the ends of an axis, as a fraction of its length. */
    private static final double AIR = 0.05;

    static Plot of(Panel panel, Rect area, Type type) {
        Extents extents = Extents.of(panel.marks(), panel.x().scale(), panel.y().scale());
        Interval x = range(panel.x(), extents.x());
        Interval y = range(panel.y(), extents.y());
        if (!panel.isotropic()) {
            boolean filled = panel.marks().stream().anyMatch(Plot::reachesEdges);
            return at(
                    panel,
                    area,
                    filled ? x : rounded(panel.x(), x, extents.x(), area.width(), type),
                    filled ? y : rounded(panel.y(), y, extents.y(), area.height(), type),
                    type);
        }
        double unitsPerPx = Math.max((x.high() - x.low()) / area.width(), (y.high() - y.low()) / area.height());
        Interval wideX = grown(panel.x(), x, extents.x(), unitsPerPx * area.width());
        Interval wideY = grown(panel.y(), y, extents.y(), unitsPerPx * area.height());
        Rect exact = area.shrunk((wideX.high() - wideX.low()) / unitsPerPx, (wideY.high() - wideY.low()) / unitsPerPx);
        return at(panel, exact, wideX, wideY, type);
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

    /** Edges that were not fixed, moved to a round number nearby. */
    private static Interval rounded(Axis axis, Interval range, Interval marks, double length, Type type) {
        boolean low = Double.isNaN(axis.from()) && marks.hardLow() <= range.low();
        boolean high = Double.isNaN(axis.to()) && marks.hardHigh() >= range.high();
        return low || high ? PlottedAxis.rounded(axis, range, low, high, length, type) : range;
    }

    /** What was fixed, and for the rest what the marks need. */
    private static Interval range(Axis axis, Interval marks) {
        Scale scale = axis.scale();
        boolean fromFixed = !Double.isNaN(axis.from());
        boolean toFixed = !Double.isNaN(axis.to());
        Interval needed = marks.padded(AIR, scale);
        double low = fromFixed ? scale.forward(axis.from()) : needed.low();
        double high = toFixed ? scale.forward(axis.to()) : needed.high();
        if (low < high) {
            return Interval.hard(low, high);
        }
        return fromFixed ? Interval.hard(low, low + 1) : Interval.hard(high - 1, high);
    }

    /** The range grown to a length, at the ends that are neither fixed nor edges. */
    private static Interval grown(Axis axis, Interval range, Interval marks, double length) {
        boolean fromFixed = !Double.isNaN(axis.from()) || marks.hardLow() <= range.low();
        boolean toFixed = !Double.isNaN(axis.to()) || marks.hardHigh() >= range.high();
        double more = length - (range.high() - range.low());
        if ((fromFixed && toFixed) || more <= 0) {
            return range;
        }
        double below = fromFixed ? 0 : toFixed ? more : more / 2;
        return Interval.hard(range.low() - below, range.high() + more - below);
    }

    /** The horizontal place of a value; NaN if it has none. */
    double px(double value) {
        return area.left() + x.fraction(value) * area.width();
    }

    /** The vertical place of a value; NaN if it has none. */
    double py(double value) {
        return area.bottom() - y.fraction(value) * area.height();
    }

    Frame frame() {
        if (panel.frame() != Frame.AUTOMATIC) {
            return panel.frame();
        }
        boolean boxed = panel.marks().stream().anyMatch(m -> m instanceof HeatMap || m instanceof Hinton);
        return boxed ? Frame.BOX : Frame.OPEN;
    }
}
