package dev.rondo.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Numbers from 0 to 1 as colours, in 256 steps that look equal.
 *
 * <p>{@link #VIRIDIS} for amounts, {@link #DIVERGING} for signed numbers about a neutral middle, {@link #CYCLIC} for
 * phases, {@link #GREY} for print.
 */
public final class ColourMap {
    /** Dark violet over green to yellow; ten well-known colours, joined in Oklab. */
    public static final ColourMap VIRIDIS = new ColourMap(
            "viridis",
            false,
            through(
                    0x440154, 0x482878, 0x3e4a89, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6dcd59, 0xb4de2c,
                    0xfde725));

    /** White to black, for print. */
    public static final ColourMap GREY = new ColourMap("grey", false, v -> Oklab.polar(0.97 - 0.82 * v, 0, 0));

    /** Blue over near-white to red: lightness falls equally to both sides. */
    public static final ColourMap DIVERGING = new ColourMap("diverging", true, ColourMap::diverging);

    /** All hues at one lightness; ends where it begins. */
    public static final ColourMap CYCLIC = new ColourMap("cyclic", false, v -> Oklab.polar(0.68, 0.125, 20 + 360 * v));

    private final String name;
    private final boolean symmetric;
    private final int[] table = new int[256];

    private ColourMap(String name, boolean symmetric, DoubleFunction<Oklab> colours) {
        this.name = name;
        this.symmetric = symmetric;
        for (int i = 0; i < table.length; i++) {
            table[i] = colours.apply(i / 255.0).rgb();
        }
    }

    /** True if the map has a neutral middle, so that its limits are taken symmetric about zero. */
    public boolean isSymmetric() {
        return symmetric;
    }

    /** The colour of {@code v}, clamped to 0..1. */
    public Colour at(double v) {
        return Colour.rgb(table[index(v)]);
    }

    /**
     * {@code count} colours along the map, for ordered series: on light pages from its beginning, on dark ones to its end,
     * as far as its colours have a contrast of {@link Contrast#MARKS} with the page.
     */
    public List<Colour> sample(int count) {
        double light = (double) seen(Colour.PAPER.light(), false) / (table.length - 1);
        double dark = (double) seen(Colour.PAPER.dark(), true) / (table.length - 1);
        List<Colour> colours = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double v = count == 1 ? 0.4 : (double) i / (count - 1);
            colours.add(at(light * v).onDark(at(1 - dark + dark * v).light()));
        }
        return List.copyOf(colours);
    }

    /** Index of the last colour, from the beginning or from the end, up to which all can be seen on a page. */
    private int seen(int page, boolean fromEnd) {
        int last = 0;
        while (last + 1 < table.length
                && Contrast.of(table[fromEnd ? table.length - 2 - last : last + 1], page) >= Contrast.MARKS) {
            last++;
        }
        return last;
    }

    int index(double v) {
        return (int) Math.round(255 * Math.clamp(v, 0, 1));
    }

    public int rgb(int index) {
        return table[index];
    }

    @Override
    public String toString() {
        return name;
    }

    private static Oklab diverging(double v) {
        double side = Math.abs(2 * v - 1);
        double chroma = 0.155 * StrictMath.sin(0.5 * Math.PI * Math.min(1, 1.25 * side));
        return Oklab.polar(0.97 - 0.53 * StrictMath.pow(side, 1.1), chroma, v < 0.5 ? 252 : 32);
    }

    private static DoubleFunction<Oklab> through(int... anchors) {
        return v -> {
            int last = anchors.length - 1;
            int i = Math.min(last - 1, (int) (v * last));
            return Oklab.ofRgb(anchors[i]).towards(Oklab.ofRgb(anchors[i + 1]), v * last - i);
        };
    }
}
