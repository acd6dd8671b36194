package dev.rondo.figure.layout;

import dev.rondo.figure.Area;
import dev.rondo.figure.Arrows;
import dev.rondo.figure.Band;
import dev.rondo.figure.Bars;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Contours;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Hinton;
import dev.rondo.figure.Line;
import dev.rondo.figure.Mark;
import dev.rondo.figure.Note;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.figure.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Assignment of colours to the marks of a panel: its own, or the next one of the palette. A band without a colour
 * shares that of the line after it.
 */
public final class ColourTurns {
    private ColourTurns() {}

    public static List<Colour> of(List<Mark> marks) {
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
