package dev.rondo.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A figure set anew for a narrower page: its panels in their order, in rows of fewer columns, each about as large as it
 * was, so that the figure grows in height instead of shrinking its panels below the size of their labels.
 */
final class Restacking {
    /** A figure that is to be narrower than this part of its width is set anew. */
    static final double NARROW = 0.8;

    private static final double ROUNDING = 0.01;

    private final Figure figure;
    private final int columns;
    private final float narrowing;
    private final List<Placed> placed = new ArrayList<>();
    private final List<Double> heights = new ArrayList<>();
    private int from = -1;
    private int column;

    /** @param narrowing width of an old column over that of a new one */
    private Restacking(Figure figure, int columns, double narrowing) {
        this.figure = figure;
        this.columns = columns;
        this.narrowing = (float) narrowing;
    }

    static Figure of(Figure figure, Length width) {
        double part = width.px() / figure.width().px();
        int columns = Math.max(1, (int) Math.ceil(figure.columns() * part - ROUNDING));
        return new Restacking(figure, columns, columns / (part * figure.columns())).set(width);
    }

    private Figure set(Length width) {
        List<Placed> reading = figure.panels().stream()
                .sorted(Comparator.comparingInt((Placed p) -> p.cell().row())
                        .thenComparingInt(p -> p.cell().column()))
                .toList();
        reading.forEach(this::add);
        fill();
        double before =
                IntStream.range(0, figure.rows()).mapToDouble(figure::rowWeight).sum();
        double after = heights.stream().mapToDouble(Double::doubleValue).sum();
        return figure.panels(placed)
                .columnWidths(new double[0])
                .rowHeights(heights.stream().mapToDouble(Double::doubleValue).toArray())
                .width(width)
                .height(Length.px(figure.heightPx() * after / before));
    }

    /** Puts a panel beside the one before if that stood in its row and there is room, else into a new row. */
    private void add(Placed next) {
        Cell cell = next.cell();
        int across = Math.clamp(Math.round(cell.columns() * narrowing), 1, columns);
        if (cell.row() != from || column + across > columns) {
            fill();
            from = cell.row();
            column = 0;
            heights.add(IntStream.range(cell.row(), cell.row() + cell.rows())
                    .mapToDouble(figure::rowWeight)
                    .sum());
        }
        placed.add(new Placed(next.panel(), Cell.at(heights.size() - 1, column).spanning(1, across)));
        column += across;
    }

    /** Widens the last panel of a row to the end of the row. */
    private void fill() {
        if (!placed.isEmpty() && column < columns) {
            Placed last = placed.removeLast();
            Cell cell = last.cell();
            placed.add(new Placed(last.panel(), cell.spanning(1, columns - cell.column())));
        }
    }
}
