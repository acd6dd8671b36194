package dev.rondo.figure.layout;

import dev.rondo.figure.Cell;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Placed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Layout of the plots of a figure: edges of plot areas in one row or column of the grid are aligned, and between them
 * is the room that the widest labels need. Labels depend on the size of the plots and the other way round, so a few
 * passes are made.
 */
public final class FigureLayout {
    /** Number of passes after which ticks no longer change. */
    public static final int PASSES = 3;

    /** Number of further passes, in which room only grows, for figures whose ticks still change. */
    private static final int SETTLING = 4;

    private static final double EDGE = 2;
    private static final double GUTTER = 9;
    private static final double SMALLEST_PLOT = 8;

    private final Figure figure;
    private final Type type;

    private FigureLayout(Figure figure) {
        this.figure = figure;
        this.type = new Type(figure.fontSize().px());
    }

    public static List<Plot> of(Figure figure) {
        return new FigureLayout(figure).plots();
    }

    private List<Plot> plots() {
        double guess = 4 * type.label();
        List<Margins> margins = figure.panels().stream()
                .map(p -> new Margins(type.label(), type.label(), guess, guess))
                .toList();
        List<Plot> plots = arranged(margins);
        for (int pass = 0; pass < PASSES; pass++) {
            margins = plots.stream().map(this::margins).toList();
            plots = arranged(margins);
        }
        for (int pass = 0; pass < SETTLING; pass++) {
            List<Margins> room = margins;
            List<Plot> placed = plots;
            margins = IntStream.range(0, room.size())
                    .mapToObj(i -> room.get(i).orMore(margins(placed.get(i))))
                    .toList();
            plots = arranged(margins);
        }
        return plots;
    }

    /** The room around one plot, with room for its letter. */
    private Margins margins(Plot plot) {
        Margins m = PanelMargins.of(plot);
        boolean lettered = !figure.letters().isEmpty() && plot.panel().lettered();
        double top = lettered ? Math.max(m.top(), Type.line(type.letter())) : m.top();
        return new Margins(top, m.right(), m.bottom(), m.left());
    }

    private List<Plot> arranged(List<Margins> margins) {
        double[] left = new double[figure.columns()];
        double[] right = new double[figure.columns()];
        double[] top = new double[figure.rows()];
        double[] bottom = new double[figure.rows()];
        for (int i = 0; i < margins.size(); i++) {
            Cell cell = figure.panels().get(i).cell();
            widen(left, cell.column(), margins.get(i).left());
            widen(right, cell.column() + cell.columns() - 1, margins.get(i).right());
            widen(top, cell.row(), margins.get(i).top());
            widen(bottom, cell.row() + cell.rows() - 1, margins.get(i).bottom());
        }
        double[] widths = new double[left.length];
        Arrays.setAll(widths, figure::columnWeight);
        double[] heights = new double[top.length];
        Arrays.setAll(heights, figure::rowWeight);
        double[][] across = tracks(figure.width().px(), left, right, widths);
        double[][] down = tracks(figure.heightPx(), top, bottom, heights);
        List<Plot> plots = new ArrayList<>();
        for (Placed placed : figure.panels()) {
            Cell cell = placed.cell();
            double x = across[0][cell.column()];
            double y = down[0][cell.row()];
            double width = across[1][cell.column() + cell.columns() - 1] - x;
            double height = down[1][cell.row() + cell.rows() - 1] - y;
            plots.add(Plot.of(placed.panel(), new Rect(x, y, width, height), type));
        }
        return plots;
    }

    private static void widen(double[] room, int i, double needed) {
        room[i] = Math.max(room[i], needed);
    }

    /** Beginnings and ends of the plot areas along one direction. */
    private static double[][] tracks(double total, double[] before, double[] after, double[] weights) {
        int count = weights.length;
        double labels = Arrays.stream(before).sum() + Arrays.stream(after).sum();
        double free = total - 2 * EDGE - labels - GUTTER * (count - 1);
        double unit = Math.max(free / Arrays.stream(weights).sum(), SMALLEST_PLOT);
        double[] from = new double[count];
        double[] to = new double[count];
        double at = EDGE;
        for (int i = 0; i < count; i++) {
            from[i] = at + before[i];
            to[i] = from[i] + unit * weights[i];
            at = to[i] + after[i] + GUTTER;
        }
        return new double[][] {from, to};
    }

    /** The places of the letters: the top left corners of the cells, labels included. */
    public static List<Corner> corners(Figure figure, List<Plot> plots) {
        FigureLayout layout = new FigureLayout(figure);
        List<Margins> margins = plots.stream().map(layout::margins).toList();
        List<Corner> corners = new ArrayList<>();
        for (Placed placed : figure.panels()) {
            double left = Double.POSITIVE_INFINITY;
            double top = Double.POSITIVE_INFINITY;
            for (int i = 0; i < plots.size(); i++) {
                Cell cell = figure.panels().get(i).cell();
                Margins m = margins.get(i);
                Rect area = plots.get(i).area();
                left = cell.column() == placed.cell().column() ? Math.min(left, area.left() - m.left()) : left;
                top = cell.row() == placed.cell().row() ? Math.min(top, area.top() - m.top()) : top;
            }
            corners.add(new Corner(left, top));
        }
        return corners;
    }

    /** A place in px. */
    public record Corner(double left, double top) {}
}
