package dev.rondo.figure.paint;

import dev.rondo.figure.Figure;
import dev.rondo.figure.layout.FigureLayout;
import dev.rondo.figure.layout.Plot;
import dev.rondo.figure.layout.RichText;
import dev.rondo.figure.layout.Type;
import java.util.List;

/** Draws a figure: its panels and their letters. */
public final class FigurePainter {
    /** Between a letter and a title, px. */
    private static final double CLEAR = 4;

    private FigurePainter() {}

    /** Draws the figure, each panel as a group {@code panel-LETTER} or, without a letter, {@code panel-NUMBER}. */
    public static void paint(Canvas canvas, Figure figure) {
        List<Plot> plots = FigureLayout.of(figure);
        List<FigureLayout.Corner> corners = FigureLayout.corners(figure, plots);
        List<String> letters = figure.panelLetters();
        double size = new Type(figure.fontSize().px()).letter();
        for (int i = 0; i < plots.size(); i++) {
            String letter = letters.get(i);
            canvas.open("panel", "panel-" + (letter.isEmpty() ? Integer.toString(i + 1) : letter));
            double clear = letter.isEmpty()
                    ? Double.NEGATIVE_INFINITY
                    : corners.get(i).left() + RichText.parse(letter).width(size, true) + CLEAR;
            PanelPainter.paint(canvas, plots.get(i), corners.get(i).top(), clear);
            if (!letter.isEmpty()) {
                double x = corners.get(i).left();
                double y = corners.get(i).top() + 0.8 * size;
                canvas.words(Words.of(letter, x, y, size, Words.Anchor.START).bolder());
            }
            canvas.close();
        }
    }
}
