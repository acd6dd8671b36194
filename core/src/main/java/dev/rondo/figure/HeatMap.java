package dev.rondo.figure;

/**
 * A rectangle of cells coloured by their numbers. Row 0 lies at the smallest y (at the top of an axis that runs
 * downward), cells have equal sizes, and without {@link #over} cell (r, c) is centred on x = c, y = r.
 *
 * @param xFrom left edge of column 0
 * @param xTo right edge of the last column
 * @param yFrom outer edge of row 0
 * @param yTo outer edge of the last row
 */
public record HeatMap(Grid cells, double xFrom, double xTo, double yFrom, double yTo, ColourScale colours)
        implements Mark {

    public HeatMap {
        if (!(xFrom < xTo) || !(yFrom < yTo)) {
            throw new IllegalArgumentException("The edges of a heat map rise: x from " + xFrom + " to " + xTo
                    + ", y from " + yFrom + " to " + yTo + "; to turn it round, use downward() of the axis");
        }
        colours = colours.fittedTo(cells.flat());
    }

    public static HeatMap of(double[][] rows) {
        return of(Grid.of(rows));
    }

    public static HeatMap of(Grid cells) {
        return new HeatMap(
                cells,
                -0.5,
                Math.max(1, cells.columns()) - 0.5,
                -0.5,
                Math.max(1, cells.rows()) - 0.5,
                ColourScale.of(ColourMap.VIRIDIS));
    }

    /** Stretched over these edges. */
    public HeatMap over(double newXFrom, double newXTo, double newYFrom, double newYTo) {
        return new HeatMap(cells, newXFrom, newXTo, newYFrom, newYTo, colours);
    }

    public HeatMap colours(ColourScale scale) {
        return new HeatMap(cells, xFrom, xTo, yFrom, yTo, scale);
    }

    public HeatMap colours(ColourMap map) {
        return colours(ColourScale.of(map));
    }

    /** The numbers at the two ends of the colour map. */
    public HeatMap limits(double from, double to) {
        return colours(colours.limits(from, to));
    }

    @Override
    public String label() {
        return "";
    }
}
