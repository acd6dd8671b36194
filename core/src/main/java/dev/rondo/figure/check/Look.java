package dev.rondo.figure.check;

import dev.rondo.figure.Bars;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Line;
import dev.rondo.figure.Mark;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.layout.ColourTurns;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reader can tell a mark by.
 *
 * @param form kind of the mark with its dash or shape, and whether points are filled
 * @param label its name in the key; empty for none
 * @param empty true for a mark without points, which only explains others in the key
 */
record Look(String form, Colour colour, String label, boolean empty) {
    /** Looks of the lines, points and bars of a panel that are not coloured by numbers, in their order. */
    static List<Look> of(Panel panel) {
        List<Colour> colours = ColourTurns.of(panel.marks());
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < colours.size(); i++) {
            Mark mark = panel.marks().get(i);
            String label = panel.legend() == Legend.NONE ? "" : mark.label();
            String form = form(mark);
            if (!form.isEmpty() && !isPartOfAnother(mark, panel)) {
                looks.add(new Look(form, colours.get(i), label, isEmpty(mark)));
            }
        }
        return looks;
    }

    private static String form(Mark mark) {
        return switch (mark) {
            case Line line -> "line " + line.stroke().dash();
            case Points points ->
                points.values().isEmpty() ? "points " + points.shape() + (points.filled() ? " filled" : " hollow") : "";
            case Bars bars -> "bars";
            default -> "";
        };
    }

    /** True for the points on the corners of a line, and for a line through points, where the other one is named. */
    private static boolean isPartOfAnother(Mark mark, Panel panel) {
        if (!mark.label().isBlank()) {
            return false;
        }
        return switch (mark) {
            case Points points ->
                points.x().size() > 0
                        && panel.marks().stream().anyMatch(m -> m instanceof Line line && isThrough(line, points));
            case Line line ->
                panel.marks().stream()
                        .anyMatch(m ->
                                m instanceof Points points && !points.label().isBlank() && isThrough(line, points));
            default -> false;
        };
    }

    private static boolean isThrough(Line line, Points points) {
        return line.x().equals(points.x()) && line.y().equals(points.y());
    }

    private static boolean isEmpty(Mark mark) {
        return switch (mark) {
            case Line line -> line.x().size() == 0;
            case Points points -> points.x().size() == 0;
            case Bars bars -> bars.centres().size() == 0;
            default -> true;
        };
    }

    @Override
    public String toString() {
        return form + " " + Colour.css(colour.light()) + (label.isBlank() ? "" : " '" + label + "'");
    }
}
