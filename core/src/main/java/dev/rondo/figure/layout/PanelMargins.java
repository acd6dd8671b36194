package dev.rondo.figure.layout;

import dev.rondo.figure.Legend;
import dev.rondo.figure.Panel;
import java.util.List;

/** The room that a panel needs around its plot: axes, title, legend and colour bar. */
public final class PanelMargins {
    private static final double GAP = 4;

    private PanelMargins() {}

    /** The lines of the title of a panel. */
    public static List<String> titleLines(Plot plot) {
        return Type.lines(plot.panel().title(), plot.type().title(), plot.area().width());
    }

    /** The room around the plot area. */
    public static Margins of(Plot plot) {
        Panel panel = plot.panel();
        Margins axes = new AxisRoom(plot).margins();
        LegendBox legend = LegendBox.of(plot);
        double top = axes.top();
        double right = axes.right();
        if (panel.colourBar() != null) {
            ColourBarBox bar = ColourBarBox.of(panel.colourBar(), plot);
            right = Math.max(right, bar.room());
            top = Math.max(top, bar.roomAbove());
        }
        if (legend.place() == Legend.RIGHT) {
            right = Math.max(right, LegendBox.roomOfBar(plot) + 2 * LegendBox.PADDING + legend.width());
        }
        if (legend.place() == Legend.ABOVE) {
            top = Math.max(top, LegendBox.roomOfFactor(plot) + LegendBox.PADDING + legend.height());
        }
        if (!panel.title().isBlank()) {
            top += GAP + titleLines(plot).size() * Type.line(plot.type().title());
        }
        return new Margins(top, right, axes.bottom(), axes.left());
    }
}
