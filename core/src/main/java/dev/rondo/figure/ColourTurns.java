package dev.rondo.figure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Assignment of colours to the marks of a panel: its own, or the next one of the palette. A band without a colour
 * shares that of the line after it.
 */
final class ColourTurns {
    private ColourTurns() {}

    static List<Colour> of(List<Mark> marks) {
        List<Colour> colours = new ArrayList<>();
        int turn = 0;
        for (Mark mark : marks) {
            Colour next = Palette.colour(turn);
            Colour own = own(mark);
            colours.add(own == null ? next : own);
            boolean takesTurn = own == null && !(mark instanceof Band);
            turn += takesTurn ? 1 : 0;
        }
        return colours;
    }

    private static @Nullable Colour own(Mark mark) {
        return switch (mark) {
            case Line line -> line.stroke().colour();
            case Points points -> points.values().isEmpty() ? points.colour() : Colour.INK;
            case Band band -> band.colour();
            case Area area -> area.colour();
            case Bars bars -> bars.colour();
            case Rule rule ->
                rule.stroke().colour() == null ? Colour.MUTED : rule.stroke().colour();
            case Span span -> span.colour();
            case Arrows arrows -> arrows.colour();
            case Note note -> note.colour();
            case HeatMap map -> Colour.INK;
            case Hinton hinton -> Colour.INK;
            case Contours contours -> Colour.INK;
        };
    }
}
