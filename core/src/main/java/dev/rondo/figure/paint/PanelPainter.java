package dev.rondo.figure.paint;

import dev.rondo.figure.Colour;
import dev.rondo.figure.Inset;
import dev.rondo.figure.layout.ColourBarBox;
import dev.rondo.figure.layout.FigureLayout;
import dev.rondo.figure.layout.PanelMargins;
import dev.rondo.figure.layout.Plot;
import dev.rondo.figure.layout.Rect;
import dev.rondo.figure.layout.Type;

/** Draws a panel: grid, marks, axes, title, legend, colour bar and insets. */
public final class PanelPainter {
    private PanelPainter() {}

    public static void paint(SvgCanvas canvas, Plot plot) {
        AxisPainter axes = new AxisPainter(plot);
        canvas.open();
        axes.paintGrid(canvas);
        MarkPainter.paint(canvas, plot);
        axes.paint(canvas);
        NotePainter.paint(canvas, plot);
        title(canvas, plot);
        if (plot.panel().colourBar() != null) {
            ColourBarPainter.paint(canvas, ColourBarBox.of(plot.panel().colourBar(), plot));
        }
        new LegendPainter(canvas, plot).paint();
        plot.panel().insets().forEach(inset -> inset(canvas, plot, inset));
        canvas.close();
    }

    private static void title(SvgCanvas canvas, Plot plot) {
        double below = PanelMargins.of(plot).top() - Type.line(plot.type().title());
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
            plot = Plot.of(inset.panel(), box.without(PanelMargins.of(plot)), small);
        }
        canvas.rect(box, Paint.fill(Colour.PAPER, 0.92));
        paint(canvas, plot);
    }
}
