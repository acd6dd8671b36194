package dev.rondo.figure.check;

import dev.rondo.figure.ColourScale;
import dev.rondo.figure.Grid;
import dev.rondo.figure.paint.Paint;
import dev.rondo.figure.paint.Words;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/** Something on a page, in px. */
sealed interface Drawn {
    /** Name of its panel. */
    String panel();

    /** Class of the group that it is in, e.g. {@code mark line} or {@code legend}. */
    String group();

    /** True if it shows numbers: neither axes, texts and keys, nor what is shaded or ruled for reference. */
    default boolean isData() {
        return group().startsWith("mark ") && !group().equals("mark span") && !group().equals("mark rule");
    }

    /**
     * A line of text.
     *
     * @param ink area of its letters
     */
    record Text(String panel, String group, Words words, InkBox ink) implements Drawn {}

    /**
     * A shape.
     *
     * @param mark number of the mark in its figure that it belongs to
     * @param window visible part of the page
     */
    record Form(String panel, String group, int mark, Shape shape, Paint paint, Rectangle2D window) implements Drawn {}

    /** Coloured cells. */
    record Cells(String panel, String group, Rectangle2D place, Grid cells, ColourScale colours) implements Drawn {
        /** The colour at a place inside. */
        int colour(double x, double y) {
            int column = (int) (cells.columns() * (x - place.getX()) / place.getWidth());
            int row = (int) (cells.rows() * (y - place.getY()) / place.getHeight());
            return colours.colour(
                            cells.get(Math.clamp(row, 0, cells.rows() - 1), Math.clamp(column, 0, cells.columns() - 1)))
                    .light();
        }
    }
}
