package dev.rondo.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Panels in a grid, as a value; a writer makes a file of it.
 *
 * @param height height of the figure; null to derive it from the width and the grid
 * @param columnWidths relative widths of the plot areas; columns without one have 1
 * @param rowHeights relative heights of the plot areas; rows without one have 1
 * @param letters letter of the first panel; empty for none
 * @param fontSize font size of axis labels; numbers are a little smaller
 * @param name title of a few words for screen readers; not drawn
 * @param description description of one or two sentences for screen readers; not drawn
 */
public record Figure(
        List<Placed> panels,
        Length width,
        @Nullable Length height,
        Series columnWidths,
        Series rowHeights,
        String letters,
        Length fontSize,
        String name,
        String description) {

    private static final double PLOT_ASPECT = 0.72;
    private static final Length SMALLEST_FONT = Length.pt(5);

    public Figure {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("A figure has at least one panel");
        }
        if (fontSize.px() < SMALLEST_FONT.px()) {
            throw new IllegalArgumentException(
                    "Nobody reads letters below 5 pt: " + fontSize.pt() + " pt; journals ask for 7 and more");
        }
    }

    /** One panel, one column wide. */
    public static Figure of(Panel panel) {
        return grid(1, panel);
    }

    /** Panels side by side. */
    public static Figure row(Panel... panels) {
        return grid(panels.length, panels);
    }

    /** Panels below each other. */
    public static Figure column(Panel... panels) {
        return grid(1, panels);
    }

    /** Panels in rows of {@code columns}. */
    public static Figure grid(int columns, Panel... panels) {
        return grid(columns, List.of(panels));
    }

    /** Panels in rows of {@code columns}. */
    public static Figure grid(int columns, List<Panel> panels) {
        List<Placed> placed = new ArrayList<>();
        for (Panel panel : panels) {
            placed.add(new Placed(panel, Cell.at(placed.size() / columns, placed.size() % columns)));
        }
        Length width = columns == 1 ? Length.ONE_COLUMN : Length.TWO_COLUMNS;
        return new Figure(placed, width, null, Series.empty(), Series.empty(), "", Length.pt(9), "", "");
    }

    /** Panels in places of their own. */
    public static Figure placed(Placed... panels) {
        return grid(1, panels[0].panel()).panels(List.of(panels)).width(Length.TWO_COLUMNS);
    }

    /** Copy with other panels. */
    public Figure panels(List<Placed> all) {
        return new Figure(all, width, height, columnWidths, rowHeights, letters, fontSize, name, description);
    }

    /** With one more panel. */
    public Figure with(Panel panel, Cell cell) {
        List<Placed> all = new ArrayList<>(panels);
        all.add(new Placed(panel, cell));
        return panels(all);
    }

    public Figure width(Length newWidth) {
        return new Figure(panels, newWidth, height, columnWidths, rowHeights, letters, fontSize, name, description);
    }

    public Figure height(Length newHeight) {
        return new Figure(panels, width, newHeight, columnWidths, rowHeights, letters, fontSize, name, description);
    }

    /** Relative widths of the plot areas of the columns. */
    public Figure columnWidths(double... widths) {
        Series all = positive("column", widths);
        return new Figure(panels, width, height, all, rowHeights, letters, fontSize, name, description);
    }

    /** Relative heights of the plot areas of the rows. */
    public Figure rowHeights(double... heights) {
        Series all = positive("row", heights);
        return new Figure(panels, width, height, columnWidths, all, letters, fontSize, name, description);
    }

    /** Letters a, b, c at the top left of the panels. */
    public Figure lettered() {
        return lettered("a");
    }

    /** Letters from this one on; empty for none. */
    public Figure lettered(String first) {
        return new Figure(panels, width, height, columnWidths, rowHeights, first, fontSize, name, description);
    }

    public Figure fontSize(Length size) {
        return new Figure(panels, width, height, columnWidths, rowHeights, letters, size, name, description);
    }

    /** Text for screen readers: a name, and a description in one or two sentences. */
    public Figure described(String newName, String newDescription) {
        return new Figure(panels, width, height, columnWidths, rowHeights, letters, fontSize, newName, newDescription);
    }

    public int rows() {
        return extent(p -> p.cell().row() + p.cell().rows());
    }

    public int columns() {
        return extent(p -> p.cell().column() + p.cell().columns());
    }

    private int extent(ToIntFunction<Placed> end) {
        return panels.stream().mapToInt(end).max().orElse(1);
    }

    public double columnWeight(int column) {
        return column < columnWidths.size() ? columnWidths.get(column) : 1;
    }

    public double rowWeight(int row) {
        return row < rowHeights.size() ? rowHeights.get(row) : 1;
    }

    /** The height in px: as given, or such that cells have a pleasant shape. */
    public double heightPx() {
        if (height != null) {
            return height.px();
        }
        double rowWeights = 0;
        for (int r = 0; r < rows(); r++) {
            rowWeights += rowWeight(r);
        }
        return PLOT_ASPECT * width.px() / columns() * rowWeights;
    }

    /** One panel as a figure of its own, one column wide and without a letter, in the shape that it had. */
    public Figure alone(int panel) {
        Placed placed = panels.get(panel);
        Figure one = of(placed.panel().unlettered()).fontSize(fontSize).described(name, description);
        Cell cell = placed.cell();
        double across =
                weight(cell.column(), cell.columns(), this::columnWeight) / weight(0, columns(), this::columnWeight);
        double down = weight(cell.row(), cell.rows(), this::rowWeight) / weight(0, rows(), this::rowWeight);
        double shape = Math.clamp(down * heightPx() / (across * width.px()), 0.35, 1.6);
        return one.height(Length.px(shape * one.width().px()));
    }

    private static double weight(int from, int count, IntToDoubleFunction weights) {
        return IntStream.range(from, from + count).mapToDouble(weights).sum();
    }

    /**
     * This figure as wide as that, and as high in proportion; on a much narrower page its panels stand in rows of fewer
     * columns, each about as large as it was.
     */
    public Figure widened(Length newWidth) {
        if (newWidth.px() < Restacking.NARROW * width.px()) {
            return Restacking.of(this, newWidth);
        }
        double factor = newWidth.px() / width.px();
        return width(newWidth).height(Length.px(factor * heightPx()));
    }

    /** The letter of every panel, given row by row from the left; empty for those without one. */
    public List<String> panelLetters() {
        String[] all = new String[panels.size()];
        Arrays.fill(all, "");
        List<Integer> reading = IntStream.range(0, all.length)
                .boxed()
                .sorted(Comparator.comparingInt(
                                (Integer i) -> panels.get(i).cell().row())
                        .thenComparingInt(i -> panels.get(i).cell().column()))
                .toList();
        int letter = letters.isEmpty() ? 0 : letters.codePointAt(0);
        for (int i : reading) {
            if (letter > 0 && panels.get(i).panel().lettered()) {
                all[i] = Character.toString(letter);
                letter++;
            }
        }
        return List.of(all);
    }

    private static Series positive(String what, double... weights) {
        for (double w : weights) {
            if (!(w > 0 && w < 1e6)) {
                throw new IllegalArgumentException("The relative size of a " + what + " is positive: " + w);
            }
        }
        return Series.of(weights);
    }
}
