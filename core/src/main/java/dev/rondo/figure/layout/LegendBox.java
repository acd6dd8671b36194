package dev.rondo.figure.layout;

import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourBar;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Mark;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a panel's legend, their places and the room that they need.
 *
 * @param place place of the legend; never {@link Legend#AUTOMATIC}; {@link Legend#NONE} if there are no entries
 */
public record LegendBox(List<Entry> entries, Legend place, double width, double height) {
    public static final double KEY = 18;
    public static final double GAP = 5;
    static final double PADDING = 5;

    /** Between entries in a row. */
    private static final double BETWEEN = 14;

    private static final List<Legend> CORNERS =
            List.of(Legend.TOP_RIGHT, Legend.TOP_LEFT, Legend.BOTTOM_RIGHT, Legend.BOTTOM_LEFT);

    /** A mark with its colour, and the top left of its key in the box. */
    public record Entry(Mark mark, Colour colour, double x, double y) {}

    public static LegendBox of(Plot plot) {
        List<Mark> marks = plot.panel().marks();
        if (plot.panel().legend() == Legend.NONE
                || marks.stream().allMatch(m -> m.label().isBlank())) {
            return new LegendBox(List.of(), Legend.NONE, 0, 0);
        }
        if (plot.panel().legend() == Legend.ABOVE) {
            return flowing(plot);
        }
        LegendBox stacked = stacked(plot);
        return plot.panel().legend() == Legend.AUTOMATIC ? automatic(plot, stacked) : stacked;
    }

    private LegendBox placed(Legend newPlace) {
        return new LegendBox(entries, newPlace, width, height);
    }

    private static LegendBox stacked(Plot plot) {
        double size = plot.type().legend();
        List<Colour> colours = ColourTurns.of(plot.panel().marks());
        List<Entry> entries = new ArrayList<>();
        double widest = 0;
        double y = 0;
        for (int i = 0; i < colours.size(); i++) {
            Mark mark = plot.panel().marks().get(i);
            if (!mark.label().isBlank()) {
                entries.add(new Entry(mark, colours.get(i), 0, y));
                widest = Math.max(widest, RichText.parse(mark.label()).width(size, false));
                y += 1.3 * size;
            }
        }
        return new LegendBox(entries, plot.panel().legend(), KEY + GAP + widest, y);
    }

    /** Entries side by side, as many in a row as the plot area is wide. */
    private static LegendBox flowing(Plot plot) {
        double size = plot.type().legend();
        List<Colour> colours = ColourTurns.of(plot.panel().marks());
        List<Entry> entries = new ArrayList<>();
        double x = 0;
        double y = 0;
        double widest = 0;
        for (int i = 0; i < colours.size(); i++) {
            Mark mark = plot.panel().marks().get(i);
            if (mark.label().isBlank()) {
                continue;
            }
            double width = KEY + GAP + RichText.parse(mark.label()).width(size, false);
            if (x > 0 && x + width > plot.area().width()) {
                x = 0;
                y += 1.3 * size;
            }
            entries.add(new Entry(mark, colours.get(i), x, y));
            widest = Math.max(widest, x + width);
            x += width + BETWEEN;
        }
        return new LegendBox(entries, Legend.ABOVE, widest, y + 1.3 * size);
    }

    /**
     * In a corner that hides nothing, off shaded spans if possible; else above, if it takes no more than two rows
     * there; else beside the panel.
     */
    private static LegendBox automatic(Plot plot, LegendBox stacked) {
        for (boolean offSpans : new boolean[] {true, false}) {
            Occupancy occupancy = Occupancy.of(plot, offSpans);
            for (Legend corner : CORNERS) {
                LegendBox box = stacked.placed(corner);
                if (box.height < 0.7 * plot.area().height()
                        && occupancy.isFree(box.in(plot).grown(3))) {
                    return box;
                }
            }
        }
        LegendBox flowing = flowing(plot);
        return flowing.height < 3 * plot.type().legend() ? flowing : stacked.placed(Legend.RIGHT);
    }

    /** A legend beside the panel stands right of its colour bar. */
    static double roomOfBar(Plot plot) {
        ColourBar bar = plot.panel().colourBar();
        return bar == null ? 0 : ColourBarBox.of(bar, plot).room();
    }

    /** A legend above the panel stands above the power of ten of its vertical axis. */
    static double roomOfFactor(Plot plot) {
        boolean none = plot.y().ticks().factor().isEmpty() || !plot.y().axis().labelled();
        return none ? 0 : Type.line(plot.type().tick());
    }

    /** Rectangle of the box. */
    public Rect in(Plot plot) {
        Rect area = plot.area();
        double left = area.left() + PADDING;
        double right = area.right() - PADDING - width;
        double top = area.top() + 0.6 * PADDING;
        double bottom = area.bottom() - PADDING - height;
        return switch (place) {
            case TOP_LEFT -> new Rect(left, top, width, height);
            case BOTTOM_LEFT -> new Rect(left, bottom, width, height);
            case BOTTOM_RIGHT -> new Rect(right, bottom, width, height);
            case RIGHT -> new Rect(area.right() + roomOfBar(plot) + 2 * PADDING, area.top(), width, height);
            case ABOVE ->
                new Rect(
                        Math.min(area.left(), area.right() - width),
                        area.top() - roomOfFactor(plot) - PADDING - height,
                        width,
                        height);
            case TOP_RIGHT, AUTOMATIC, NONE -> new Rect(right, top, width, height);
        };
    }
}
