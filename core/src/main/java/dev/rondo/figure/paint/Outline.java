package dev.rondo.figure.paint;

import dev.rondo.figure.layout.Polyline;
import java.util.Arrays;

/** A path of straight lines in px; grows while it is built and is not changed afterwards. */
public final class Outline {
    /** Receiver of the steps of a path, in their order. */
    public interface Steps {
        void moveTo(double x, double y);

        void lineTo(double x, double y);

        void close();
    }

    private static final byte MOVE = 0;
    private static final byte LINE = 1;
    private static final byte CLOSE = 2;

    private byte[] kinds = new byte[16];
    private double[] places = new double[32];
    private int size;

    public Outline moveTo(double x, double y) {
        return add(MOVE, x, y);
    }

    public Outline lineTo(double x, double y) {
        return add(LINE, x, y);
    }

    public Outline close() {
        return add(CLOSE, 0, 0);
    }

    public Outline rect(double left, double top, double right, double bottom) {
        return moveTo(left, top)
                .lineTo(right, top)
                .lineTo(right, bottom)
                .lineTo(left, bottom)
                .close();
    }

    /** A line through points. */
    public Outline polyline(Polyline line) {
        moveTo(line.x(0), line.y(0));
        for (int i = 1; i < line.size(); i++) {
            lineTo(line.x(i), line.y(i));
        }
        return this;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Tells the steps one after another. */
    public void tell(Steps steps) {
        for (int i = 0; i < size; i++) {
            switch (kinds[i]) {
                case MOVE -> steps.moveTo(places[2 * i], places[2 * i + 1]);
                case LINE -> steps.lineTo(places[2 * i], places[2 * i + 1]);
                default -> steps.close();
            }
        }
    }

    private Outline add(byte kind, double x, double y) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * size);
            places = Arrays.copyOf(places, 4 * size);
        }
        kinds[size] = kind;
        places[2 * size] = x;
        places[2 * size + 1] = y;
        size++;
        return this;
    }
}
