package dev.rondo.figure;

import java.util.List;

/**
 * Colours for categories, on light and on dark pages: hues near those of Okabe and Ito (2008), "Color Universal Design".
 *
 * <p>Within them the smallest distance in Oklab that any eye sees between two colours, with all cones or without one kind
 * of them, was made as large as possible (0.098 among the first six, 0.084 among all on light pages; 0.104 and 0.087 on
 * dark ones), with a contrast of at least 3 with the page.
 */
public final class Palette {
    public static final Colour BLUE = new Colour(0x093c8d, 0x266fe7);
    public static final Colour VERMILION = new Colour(0xf35f1e, 0xe65d08);
    public static final Colour GREEN = new Colour(0x06987b, 0x71ddb6);
    public static final Colour PURPLE = new Colour(0xc173ca, 0x91608f);
    public static final Colour ORANGE = new Colour(0x825800, 0xf9b857);
    public static final Colour SKY = new Colour(0x2c6e99, 0x3b9dee);
    public static final Colour BROWN = new Colour(0x792f25, 0xb97668);
    public static final Colour GREY = new Colour(0x656864, 0xbf9da5);

    /** The order in which a panel gives colours to its marks. */
    public static final List<Colour> ORDER = List.of(BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, BROWN, GREY);

    private Palette() {}

    /** The colour of category {@code i}; after the last one it starts again. */
    public static Colour colour(int i) {
        return ORDER.get(Math.floorMod(i, ORDER.size()));
    }
}
