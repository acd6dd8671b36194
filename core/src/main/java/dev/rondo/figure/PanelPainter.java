package dev.rondo.figure;

/**
 * Draws a panel: grid, marks, axes, title, legend, colour bar and insets; and computes the room that it needs around
 * the plot.
 */
final class PanelPainter {
    private static final double GAP = 4;

    private PanelPainter() {}

    /** The room around the plot area. */
    static Margins margins(Plot plot) {
        Panel panel = plot.panel();
        Margins axes = new AxisPainter(plot).margins();
        LegendBox legend = LegendBox.of(plot);
        double top = axes.top();
        double right = axes.right();
        if (panel.colourBar() != null) {
            ColourBarPainter bar = ColourBarPainter.of(panel.colourBar(), plot);
            right = Math.max(right, bar.room());
            top = Math.max(top, bar.roomAbove());
        }
        if (legend.place() == Legend.RIGHT) {
            right = Math.max(right, LegendBox.roomOfBar(plot) + 2 * LegendBox.PADDING + legend.width());
        }
        if (legend.place() == Legend.ABOVE) {
            top = Math.max(top, LegendBox.PADDING + legend.height());
        }
        if (!panel.title().isBlank()) {
            top += GAP + Type.line(plot.type().title());
        }
        return new Margins(top, right, axes.bottom(), axes.left());
    }

    static void paint(SvgCanvas canvas, Plot plot) {
        AxisPainter axes = new AxisPainter(plot);
        canvas.open();
        axes.paintGrid(canvas);
        MarkPainter.paint(canvas, plot);
        axes.paint(canvas);
        NotePainter.paint(canvas, plot);
        title(canvas, plot);
        if (plot.panel().colourBar() != null) {
            ColourBarPainter.of(plot.panel().colourBar(), plot).paint(canvas);
        }
        new LegendPainter(canvas, plot).paint();
        plot.panel().insets().forEach(inset -> inset(canvas, plot, inset));
        canvas.close();
    }

    private static void title(SvgCanvas canvas, Plot plot) {
        double below = margins(plot).top() - Type.line(plot.type().title());
        double baseline = plot.area().top() - below - 0.25 * plot.type().title();
        double size = Type.fitted(
                plot.panel().title(), plot.type().title(), plot.area().width());
        canvas.text(plot.panel().title(), plot.area().centreX(), baseline, size, SvgCanvas.Anchor.MIDDLE);
    }

    private static void inset(SvgCanvas canvas, Plot outer, Inset inset) {
        Rect area = outer.area();
        Rect box = new Rect(
                area.left() + inset.left() * area.width(),
                area.top() + inset.top() * area.height(),
                inset.width() * area.width(),
                inset.height() * area.height());
        Type small = new Type(0.85 * outer.type().label());
        Plot plot = Plot.of(inset.panel(), box, small);
        for (int pass = 0; pass < FigureLayout.PASSES; pass++) {
            plot = Plot.of(inset.panel(), box.without(margins(plot)), small);
        }
        canvas.rect(box, Paint.fill(Colour.PAPER, 0.92));
        paint(canvas, plot);
    }
}
