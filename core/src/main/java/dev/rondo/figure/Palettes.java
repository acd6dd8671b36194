package dev.rondo.figure;

/** Palettes that a figure can be drawn in again; every one gives each colour of {@link Palette} a colour of its own. */
public enum Palettes {
    /** {@link Palette}: told apart by every eye. */
    DEFAULT,

    /** The eight colours of Okabe and Ito (2008), the yellow darkened to be seen on white. */
    OKABE_ITO,

    /** The bright scheme of Tol (2021), with brown and grey after its six. */
    TOL,

    /** Shades of grey, for print without colour. */
    GREY;

    /** The colour that stands for one of the default palette; in grey every other colour is grey too. */
    public Colour of(Colour colour) {
        int at = Palette.ORDER.indexOf(colour);
        if (at >= 0 && this != DEFAULT) {
            return Colour.rgb(order()[at]);
        }
        return this == GREY ? grey(colour) : colour;
    }

    /** One for each colour of {@link Palette#ORDER}, which stands for itself in the default. */
    private int[] order() {
        return switch (this) {
            case DEFAULT -> Palette.ORDER.stream().mapToInt(Colour::light).toArray();
            case OKABE_ITO ->
                new int[] {0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0x8a6d00, 0x000000};
            case TOL -> new int[] {0x4477aa, 0xee6677, 0x228833, 0xaa3377, 0xccbb44, 0x66ccee, 0x6b3e12, 0x7f7f7f};
            case GREY -> new int[] {0x111111, 0x707070, 0x3d3d3d, 0x9a9a9a, 0xb4b4b4, 0x878787, 0x262626, 0x585858};
        };
    }

    /** Grey of the same luminance (Rec. 709 weights of the sRGB values). */
    private static Colour grey(Colour colour) {
        return new Colour(grey(colour.light()), grey(colour.dark()));
    }

    private static int grey(int rgb) {
        double luma = 0.2126 * (rgb >> 16) + 0.7152 * ((rgb >> 8) & 255) + 0.0722 * (rgb & 255);
        return 0x10101 * (int) Math.round(luma);
    }
}
