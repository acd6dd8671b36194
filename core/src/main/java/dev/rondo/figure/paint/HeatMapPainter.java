package dev.rondo.figure.paint;

import dev.rondo.figure.ColourScale;
import dev.rondo.figure.Grid;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.layout.Plot;
import dev.rondo.figure.layout.Rect;

/**
 * Draws heat maps. Few cells become rectangles: each reaches a little below its neighbours to the right and below,
 * which are drawn later, so that no seams show. Many cells become an image of one pixel each.
 */
final class HeatMapPainter {
    private static final int MOST_RECTANGLES = 2500;

    /** Overlap of a rectangle with its neighbours, in px: one pixel of a screen. */
    private static final double OVERLAP = 1;

    /** More cells than this per px are averaged: nobody could see them apart. */
    private static final double CELLS_PER_PX = 4;

    private HeatMapPainter() {}

    static void paint(Canvas canvas, Plot plot, HeatMap map) {
        double left = plot.px(map.xFrom());
        double right = plot.px(map.xTo());
        double start = plot.py(map.yFrom());
        double end = plot.py(map.yTo());
        if (map.cells().rows() == 0 || map.cells().columns() == 0 || !Double.isFinite(left + right + start + end)) {
            return;
        }
        Rect rect =
                new Rect(Math.min(left, right), Math.min(start, end), Math.abs(right - left), Math.abs(end - start));
        Grid seen = turned(map.cells(), left > right, start > end);
        boolean partly = !plot.area().grown(0.01).contains(rect.left(), rect.top())
                || !plot.area().grown(0.01).contains(rect.right(), rect.bottom());
        if (partly) {
            canvas.openClipped(plot.area());
        }
        if (seen.rows() * (long) seen.columns() <= MOST_RECTANGLES) {
            rectangles(canvas, rect, seen, map.colours());
        } else {
            image(canvas, rect, seen, map.colours());
        }
        if (partly) {
            canvas.close();
        }
    }

    /** The cells as they lie on the page: from the top left. */
    private static Grid turned(Grid cells, boolean mirrored, boolean upsideDown) {
        return Grid.of(
                cells.rows(),
                cells.columns(),
                (r, c) -> cells.get(upsideDown ? cells.rows() - 1 - r : r, mirrored ? cells.columns() - 1 - c : c));
    }

    private static void rectangles(Canvas canvas, Rect rect, Grid cells, ColourScale colours) {
        double width = rect.width() / cells.columns();
        double height = rect.height() / cells.rows();
        for (int r = 0; r < cells.rows(); r++) {
            int from = 0;
            while (from < cells.columns()) {
                int to = endOfRun(cells, colours, r, from);
                Outline path = new Outline()
                        .rect(
                                rect.left() + from * width,
                                rect.top() + r * height,
                                Math.min(rect.right(), rect.left() + to * width + OVERLAP),
                                Math.min(rect.bottom(), rect.top() + (r + 1) * height + OVERLAP));
                canvas.path(path, Paint.fill(colours.colour(cells.get(r, from))));
                from = to;
            }
        }
    }

    /** The first column after {@code from} whose cell has another colour. */
    private static int endOfRun(Grid cells, ColourScale colours, int row, int from) {
        int index = colours.index(cells.get(row, from));
        int to = from + 1;
        while (to < cells.columns() && colours.index(cells.get(row, to)) == index) {
            to++;
        }
        return to;
    }

    private static void image(Canvas canvas, Rect rect, Grid cells, ColourScale colours) {
        int down = (int) Math.max(1, Math.floor(cells.rows() / (CELLS_PER_PX * rect.height())));
        int across = (int) Math.max(1, Math.floor(cells.columns() / (CELLS_PER_PX * rect.width())));
        Grid shown = down * across == 1 ? cells : cells.averaged(down, across);
        canvas.cells(rect, shown, colours);
    }
}
