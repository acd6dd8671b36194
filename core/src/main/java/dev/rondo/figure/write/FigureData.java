package dev.rondo.figure.write;

import dev.rondo.figure.Area;
import dev.rondo.figure.Arrows;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Band;
import dev.rondo.figure.Bars;
import dev.rondo.figure.Contours;
import dev.rondo.figure.ErrorBars;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Grid;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Hinton;
import dev.rondo.figure.Line;
import dev.rondo.figure.Mark;
import dev.rondo.figure.Note;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.figure.Series;
import dev.rondo.figure.Span;
import java.util.List;
import java.util.Locale;

/**
 * The numbers that a figure draws, as CSV with one row per point or cell. Columns: panel (its letter or number), mark
 * (its number in the panel), kind, label, the labels of the axes, x, y, low and high (ends of bands, error bars and
 * spans), u and v (arrows), value (cells and coloured points). What a mark does not have is empty.
 */
public final class FigureData {
    private static final String HEAD = "panel,mark,kind,label,x_axis,y_axis,x,y,low,high,u,v,value\n";
    private static final double NONE = Double.NaN;

    private final StringBuilder out = new StringBuilder(HEAD);
    private String beginning = "";

    private FigureData() {}

    /** The table of all panels; insets follow their panels, with the number of the inset after the panel's name. */
    public static String csv(Figure figure) {
        FigureData data = new FigureData();
        List<String> letters = figure.panelLetters();
        for (int i = 0; i < letters.size(); i++) {
            String name = letters.get(i).isEmpty() ? Integer.toString(i + 1) : letters.get(i);
            data.add(name, figure.panels().get(i).panel());
        }
        return data.out.toString();
    }

    private void add(String name, Panel panel) {
        for (int m = 0; m < panel.marks().size(); m++) {
            Mark mark = panel.marks().get(m);
            beginning = name + "," + (m + 1) + ","
                    + mark.getClass().getSimpleName().toLowerCase(Locale.ROOT) + "," + quoted(mark.label()) + ","
                    + caption(panel.x()) + "," + caption(panel.y());
            add(mark);
        }
        for (int k = 0; k < panel.insets().size(); k++) {
            add(name + "." + (k + 1), panel.insets().get(k).panel());
        }
    }

    private void add(Mark mark) {
        switch (mark) {
            case Line line -> curve(line.x(), line.y());
            case Area area -> curve(area.x(), area.y());
            case Points points -> points(points);
            case Band band -> {
                for (int i = 0; i < band.x().size(); i++) {
                    row(band.x().get(i), NONE, band.low().get(i), band.high().get(i), NONE, NONE, NONE);
                }
            }
            case Bars bars -> {
                for (int i = 0; i < bars.centres().size(); i++) {
                    double height = bars.heights().get(i);
                    row(
                            bars.centres().get(i),
                            height,
                            end(height, bars.errors(), i, -1),
                            end(height, bars.errors(), i, 1),
                            NONE,
                            NONE,
                            NONE);
                }
            }
            case HeatMap map -> cells(map.cells(), map.xFrom(), map.xTo(), map.yFrom(), map.yTo());
            case Hinton hinton -> {
                Grid cells = hinton.cells();
                cells(cells, -0.5, cells.columns() - 0.5, -0.5, cells.rows() - 0.5);
            }
            case Contours contours -> {
                for (int r = 0; r < contours.y().size(); r++) {
                    for (int c = 0; c < contours.x().size(); c++) {
                        double value = contours.z().get(r, c);
                        row(contours.x().get(c), contours.y().get(r), NONE, NONE, NONE, NONE, value);
                    }
                }
            }
            case Arrows arrows -> {
                for (int i = 0; i < arrows.x().size(); i++) {
                    row(
                            arrows.x().get(i),
                            arrows.y().get(i),
                            NONE,
                            NONE,
                            arrows.u().get(i),
                            arrows.v().get(i),
                            NONE);
                }
            }
            case Rule rule -> rule(rule);
            case Span span -> row(NONE, NONE, span.from(), span.to(), NONE, NONE, NONE);
            case Note note -> row(note.x(), note.y(), NONE, NONE, NONE, NONE, NONE);
        }
    }

    private void curve(Series x, Series y) {
        for (int i = 0; i < x.size(); i++) {
            row(x.get(i), y.get(i), NONE, NONE, NONE, NONE, NONE);
        }
    }

    private void points(Points points) {
        for (int i = 0; i < points.x().size(); i++) {
            double y = points.y().get(i);
            double value = points.values().isEmpty() ? NONE : points.values().get(i);
            row(
                    points.x().get(i),
                    y,
                    end(y, points.yErrors(), i, -1),
                    end(y, points.yErrors(), i, 1),
                    NONE,
                    NONE,
                    value);
        }
    }

    private static double end(double y, ErrorBars errors, int i, int side) {
        if (errors.isNone()) {
            return NONE;
        }
        return side < 0 ? y - errors.below().get(i) : y + errors.above().get(i);
    }

    private void cells(Grid cells, double left, double right, double bottom, double top) {
        double width = (right - left) / cells.columns();
        double height = (top - bottom) / cells.rows();
        for (int r = 0; r < cells.rows(); r++) {
            for (int c = 0; c < cells.columns(); c++) {
                double x = left + (c + 0.5) * width;
                row(x, bottom + (r + 0.5) * height, NONE, NONE, NONE, NONE, cells.get(r, c));
            }
        }
    }

    private void rule(Rule rule) {
        switch (rule.course()) {
            case VERTICAL -> row(rule.at(), NONE, NONE, NONE, NONE, NONE, NONE);
            case HORIZONTAL -> row(NONE, rule.at(), NONE, NONE, NONE, NONE, NONE);
            case SLOPED -> row(0, rule.at(), NONE, NONE, 1, rule.slope(), NONE);
        }
    }

    private void row(double... numbers) {
        out.append(beginning);
        for (double number : numbers) {
            out.append(',').append(Double.isNaN(number) ? "" : Double.toString(number));
        }
        out.append('\n');
    }

    private static String caption(Axis axis) {
        return quoted(axis.unit().isEmpty() ? axis.label() : axis.label() + " (" + axis.unit() + ")");
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
