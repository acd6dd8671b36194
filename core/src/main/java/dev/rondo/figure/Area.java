package dev.rondo.figure;

import org.jspecify.annotations.Nullable;

/** A filled polygon: the region inside a closed curve. */
public record Area(Series x, Series y, @Nullable Colour colour, double opacity, boolean outline, String label)
        implements Mark {
    public Area {
        Series.requireSameSize("x", x, "y", y);
        Stroke.requireOpacity(opacity);
    }

    public static Area of(double[] x, double[] y) {
        return new Area(Series.of(x), Series.of(y), null, 0.22, false, "");
    }

    /** The disc of all points nearer than {@code radius}. */
    public static Area disc(double x, double y, double radius) {
        int corners = 180;
        double[] xs = new double[corners];
        double[] ys = new double[corners];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            xs[i] = x + radius * StrictMath.cos(angle);
            ys[i] = y + radius * StrictMath.sin(angle);
        }
        return of(xs, ys);
    }

    public Area colour(Colour newColour) {
        return new Area(x, y, newColour, opacity, outline, label);
    }

    public Area opacity(double newOpacity) {
        return new Area(x, y, colour, newOpacity, outline, label);
    }

    /** With a line around it. */
    public Area outlined() {
        return new Area(x, y, colour, opacity, true, label);
    }

    public Area label(String newLabel) {
        return new Area(x, y, colour, opacity, outline, newLabel);
    }
}
