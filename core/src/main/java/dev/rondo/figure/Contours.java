package dev.rondo.figure;

/**
 * Level lines of a function given on a grid: {@code z[row][column]} at (x[column], y[row]), linear in between.
 *
 * @param levels numbers at which lines are drawn; each has its colour
 */
public record Contours(Series x, Series y, Grid z, Series levels, ColourScale colours, double width) implements Mark {

    public Contours {
        if (x.size() != z.columns() || y.size() != z.rows()) {
            throw new IllegalArgumentException("Contours need one x per column and one y per row: " + x.size()
                    + " x and " + y.size() + " y for " + z.rows() + " rows of " + z.columns());
        }
        colours = colours.fittedTo(levels);
    }

    public static Contours of(double[] x, double[] y, double[][] z, double... levels) {
        return new Contours(
                Series.of(x), Series.of(y), Grid.of(z), Series.of(levels), ColourScale.of(ColourMap.VIRIDIS), 1.1);
    }

    public Contours colours(ColourScale scale) {
        return new Contours(x, y, z, levels, scale, width);
    }

    public Contours width(double px) {
        return new Contours(x, y, z, levels, colours, px);
    }

    @Override
    public String label() {
        return "";
    }
}
