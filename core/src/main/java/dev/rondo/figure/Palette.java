package dev.rondo.figure;

import java.util.List;

/**
 * Colours for categories, on light and on dark pages: the hues of Okabe and Ito (2008), "Color Universal Design",
 * without the yellow, which vanishes on white. Within them the smallest distance that any eye sees between two colours,
 * with all cones or without the red or green ones, was made as large as possible (0.1 in Oklab).
 */
public final class Palette {
    public static final Colour BLUE = new Colour(0x144e9b, 0x247cd3);
    public static final Colour VERMILION = new Colour(0xeb4f10, 0xda802a);
    public static final Colour GREEN = new Colour(0x01986c, 0x4de2a4);
    public static final Colour PURPLE = new Colour(0xe472b8, 0xd397e4);
    public static final Colour ORANGE = new Colour(0xdfb43c, 0xfdb30b);
    public static final Colour SKY = new Colour(0x28acfb, 0xa7f8fe);
    public static final Colour BROWN = new Colour(0x6c3524, 0x9a7159);
    public static final Colour GREY = new Colour(0x506384, 0x9f97a1);

    /** The order in which a panel gives colours to its marks. */
    public static final List<Colour> ORDER = List.of(BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, BROWN, GREY);

    private Palette() {}

    /** The colour of category {@code i}; after the last one it starts again. */
    public static Colour colour(int i) {
        return ORDER.get(Math.floorMod(i, ORDER.size()));
    }
}
