package dev.rondo.figure.paint;

import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourBar;
import dev.rondo.figure.Inset;
import dev.rondo.figure.layout.ColourBarBox;
import dev.rondo.figure.layout.FigureLayout;
import dev.rondo.figure.layout.PanelMargins;
import dev.rondo.figure.layout.Plot;
import dev.rondo.figure.layout.Rect;
import dev.rondo.figure.layout.RichText;
import dev.rondo.figure.layout.Type;

/** Draws a panel: grid, marks, axes, title, legend, colour bar and insets. */
public final class PanelPainter {
    private PanelPainter() {}

    /**
     * Draws the panel.
     *
     * @param top upper end of its row in px, at which titles stand on one height
     * @param clear place in px to the right of the panel's letter
     */
    static void paint(Canvas canvas, Plot plot, double top, double clear) {
        AxisPainter axes = new AxisPainter(plot);
        axes.paintGrid(canvas);
        MarkPainter.paint(canvas, plot);
        group(canvas, "axes", () -> axes.paint(canvas));
        group(canvas, "notes", () -> NotePainter.paint(canvas, plot));
        group(canvas, "title", () -> title(canvas, plot, top, clear));
        ColourBar bar = plot.panel().colourBar();
        if (bar != null) {
            group(canvas, "colour-bar", () -> ColourBarPainter.paint(canvas, ColourBarBox.of(bar, plot)));
        }
        group(canvas, "legend", () -> new LegendPainter(canvas, plot).paint());
        plot.panel().insets().forEach(inset -> group(canvas, "inset", () -> inset(canvas, plot, inset)));
    }

    private static void group(Canvas canvas, String kind, Runnable content) {
        canvas.open(kind);
        content.run();
        canvas.close();
    }

    private static void title(Canvas canvas, Plot plot, double top, double clear) {
        double baseline = top + 0.95 * plot.type().title();
        for (String line : PanelMargins.titleLines(plot)) {
            double size = Type.fitted(line, plot.type().title(), plot.area().width());
            double half = RichText.parse(line).width(size, false) / 2;
            double middle = Math.max(plot.area().centreX(), clear + half);
            canvas.text(line, middle, baseline, size, Words.Anchor.MIDDLE);
            baseline += Type.line(plot.type().title());
        }
    }

    private static void inset(Canvas canvas, Plot outer, Inset inset) {
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
        paint(canvas, plot, plot.area().top() - PanelMargins.of(plot).top(), Double.NEGATIVE_INFINITY);
    }
}
