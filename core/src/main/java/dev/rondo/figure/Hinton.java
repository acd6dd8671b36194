package dev.rondo.figure;

/**
 * A Hinton diagram: each number a square whose area is its magnitude and whose colour is its sign. Cell (r, c) is
 * centred on x = c, y = r.
 *
 * @param largest magnitude that fills its cell
 */
public record Hinton(Grid cells, double largest, Colour positive, Colour negative) implements Mark {
    public Hinton {
        if (!(largest > 0)) {
            throw new IllegalArgumentException("The largest magnitude of a Hinton diagram is positive: " + largest);
        }
    }

    /** The largest magnitude fills its cell. */
    public static Hinton of(double[][] rows) {
        Grid cells = Grid.of(rows);
        double largest = 0;
        for (double v : cells.flat().toArray()) {
            largest = Double.isFinite(v) ? Math.max(largest, Math.abs(v)) : largest;
        }
        return new Hinton(cells, largest == 0 ? 1 : largest, Palette.VERMILION, Palette.BLUE);
    }

    /** The magnitude that fills its cell; for several diagrams on one scale. */
    public Hinton largest(double magnitude) {
        return new Hinton(cells, magnitude, positive, negative);
    }

    public Hinton colours(Colour newPositive, Colour newNegative) {
        return new Hinton(cells, largest, newPositive, newNegative);
    }

    @Override
    public String label() {
        return "";
    }
}
