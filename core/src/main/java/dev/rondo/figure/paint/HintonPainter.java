package dev.rondo.figure.paint;

import dev.rondo.figure.Hinton;
import dev.rondo.figure.layout.Plot;

/** Draws Hinton diagrams. */
final class HintonPainter {
    private static final double LARGEST = 0.92;

    private HintonPainter() {}

    static void paint(Canvas canvas, Plot plot, Hinton hinton) {
        Outline positive = new Outline();
        Outline negative = new Outline();
        for (int r = 0; r < hinton.cells().rows(); r++) {
            for (int c = 0; c < hinton.cells().columns(); c++) {
                double v = hinton.cells().get(r, c);
                if (Double.isFinite(v) && v != 0) {
                    square(v > 0 ? positive : negative, plot, r, c, side(Math.abs(v) / hinton.largest()));
                }
            }
        }
        canvas.path(positive, Paint.fill(hinton.positive()));
        canvas.path(negative, Paint.fill(hinton.negative()));
    }

    private static double side(double fraction) {
        return LARGEST * Math.sqrt(Math.min(1, fraction));
    }

    private static void square(Outline path, Plot plot, int row, int column, double side) {
        double half = side / 2;
        double left = plot.px(column - half);
        double right = plot.px(column + half);
        double top = plot.py(row - half);
        double bottom = plot.py(row + half);
        if (Double.isFinite(left + right + top + bottom) && Math.abs(right - left) > 0.02) {
            path.rect(left, top, right, bottom);
        }
    }
}
