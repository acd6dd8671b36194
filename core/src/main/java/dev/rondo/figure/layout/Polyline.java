package dev.rondo.figure.layout;

import dev.rondo.figure.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Points in px joined by straight lines; grows while it is built and is not changed afterwards. */
public final class Polyline {
    private double[] xs = new double[16];
    private double[] ys = new double[16];
    private int size;

    public void add(double x, double y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = x;
        ys[size] = y;
        size++;
    }

    public int size() {
        return size;
    }

    public double x(int i) {
        return xs[i];
    }

    public double y(int i) {
        return ys[i];
    }

    public double length() {
        double length = 0;
        for (int i = 1; i < size; i++) {
            length += Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
        }
        return length;
    }

    /** The curve of a plot, cut where a coordinate is missing. */
    public static List<Polyline> through(Plot plot, Series x, Series y) {
        List<Polyline> pieces = new ArrayList<>();
        Polyline piece = new Polyline();
        for (int i = 0; i < x.size(); i++) {
            double px = plot.px(x.get(i));
            double py = plot.py(y.get(i));
            if (!Double.isNaN(px) && !Double.isNaN(py)) {
                piece.add(px, py);
            } else if (piece.size > 0) {
                pieces.add(piece);
                piece = new Polyline();
            }
        }
        if (piece.size > 0) {
            pieces.add(piece);
        }
        return pieces;
    }
}
