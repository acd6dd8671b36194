package dev.rondo.analysis.rest;

import dev.rondo.attractor.AttractorKind;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Palette;

/** Colours of the kinds of attractors, the same in all figures that tell them apart. */
public final class AttractorColours {
    private AttractorColours() {}

    /** The colour of a kind. */
    public static Colour of(AttractorKind kind) {
        return switch (kind) {
            case LIMIT_CYCLE -> Palette.BLUE;
            case FIXED_POINT -> Palette.VERMILION;
            case FIXED_POINT_SET -> Palette.ORANGE;
            case QUASI_PERIODIC -> Palette.GREEN;
            case CHAOTIC -> Palette.PURPLE;
            case SILENT -> Palette.GREY;
            case GROWING -> Palette.BROWN;
            case UNDECIDED -> Palette.SKY;
        };
    }
}
