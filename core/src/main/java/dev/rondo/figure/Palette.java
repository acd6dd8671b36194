package dev.rondo.figure;

import java.util.List;

/**
 * Colours for categories. They stay apart in the three common forms of colour blindness, in grey-scale as far as eight
 * colours can, and on light and dark pages.
 *
 * <p>After Okabe and Ito (2008), "Color Universal Design", with the yellow left out (it vanishes on white).
 */
public final class Palette {
    public static final Colour BLUE = new Colour(0x0072b2, 0x4a9fe0);
    public static final Colour VERMILION = new Colour(0xd55e00, 0xf28743);
    public static final Colour GREEN = new Colour(0x009e73, 0x2fc79b);
    public static final Colour PURPLE = new Colour(0xb5589a, 0xdf96c8);
    public static final Colour ORANGE = new Colour(0xe69f00, 0xf2c04a);
    public static final Colour SKY = new Colour(0x56b4e9, 0x9bdcff);
    public static final Colour BROWN = new Colour(0x7a4a21, 0xb98a5e);
    public static final Colour GREY = new Colour(0x767d86, 0xa3abb5);

    /** The order in which a panel gives colours to its marks. */
    public static final List<Colour> ORDER = List.of(BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, BROWN, GREY);

    private Palette() {}

    /** The colour of category {@code i}; after the last one it starts again. */
    public static Colour colour(int i) {
        return ORDER.get(Math.floorMod(i, ORDER.size()));
    }
}
