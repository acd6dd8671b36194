package dev.rondo.figure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two axes and the marks between them.
 *
 * <pre>{@code
 * Panel.of(Axis.x("time", "s"), Axis.y("rate"))
 *         .with(Line.of(t, r).label("readout 1"))
 *         .with(Rule.horizontal(0.2))
 * }</pre>
 *
 * <p>Every text may use {@code _{...}} and {@code ^{...}} for subscripts and superscripts.
 *
 * @param isotropic true if one unit is equally long on both axes
 * @param lettered true if the panel takes part in the lettering a, b, c of its figure
 */
public record Panel(
        Axis x,
        Axis y,
        List<Mark> marks,
        String title,
        Legend legend,
        @Nullable ColourBar colourBar,
        List<Inset> insets,
        Frame frame,
        boolean isotropic,
        boolean lettered) {

    public Panel {
        if (x.direction() != Axis.Direction.X || y.direction() != Axis.Direction.Y) {
            throw new IllegalArgumentException(
                    "A panel has a horizontal axis, then a vertical one: '" + x.label() + "' is " + x.direction()
                            + " and '" + y.label() + "' is " + y.direction() + "; use Axis.x and Axis.y");
        }
        if (isotropic && !(x.scale().equals(Scale.LINEAR) && y.scale().equals(Scale.LINEAR))) {
            throw new IllegalArgumentException("One unit can only be equally long on two linear axes: '" + x.label()
                    + "' is " + x.scale() + " and '" + y.label() + "' is " + y.scale());
        }
        marks = List.copyOf(marks);
        insets = List.copyOf(insets);
    }

    public static Panel of(Axis x, Axis y) {
        return new Panel(x, y, List.of(), "", Legend.AUTOMATIC, null, List.of(), Frame.AUTOMATIC, false, true);
    }

    /** With one more mark, on top of the others. */
    public Panel with(Mark mark) {
        return with(List.of(mark));
    }

    /** With more marks, on top of the others, in their order. */
    public Panel with(List<? extends Mark> more) {
        List<Mark> all = new ArrayList<>(marks);
        all.addAll(more);
        return new Panel(x, y, all, title, legend, colourBar, insets, frame, isotropic, lettered);
    }

    public Panel title(String newTitle) {
        return new Panel(x, y, marks, newTitle, legend, colourBar, insets, frame, isotropic, lettered);
    }

    public Panel legend(Legend newLegend) {
        return new Panel(x, y, marks, title, newLegend, colourBar, insets, frame, isotropic, lettered);
    }

    /** A colour bar for the first mark that is coloured by numbers. */
    public Panel colourBar(String label) {
        for (Mark mark : marks) {
            ColourScale scale = coloursOf(mark);
            if (scale != null) {
                return colourBar(new ColourBar(scale, label));
            }
        }
        throw new IllegalArgumentException("The colour bar '" + label
                + "' needs a mark that is coloured by numbers (a heat map, contours, coloured points): add it first");
    }

    public Panel colourBar(ColourBar bar) {
        return new Panel(x, y, marks, title, legend, bar, insets, frame, isotropic, lettered);
    }

    /** Where a neighbour's colour bar says the same. */
    public Panel withoutColourBar() {
        return new Panel(x, y, marks, title, legend, null, insets, frame, isotropic, lettered);
    }

    public Panel inset(Inset inset) {
        List<Inset> all = new ArrayList<>(insets);
        all.add(inset);
        return new Panel(x, y, marks, title, legend, colourBar, all, frame, isotropic, lettered);
    }

    public Panel frame(Frame newFrame) {
        return new Panel(x, y, marks, title, legend, colourBar, insets, newFrame, isotropic, lettered);
    }

    /** One unit is equally long on both axes: the range of one of them grows as far as needed. */
    public Panel equalAspect() {
        return new Panel(x, y, marks, title, legend, colourBar, insets, frame, true, lettered);
    }

    /** Without a letter, for one of many small panels. */
    public Panel unlettered() {
        return new Panel(x, y, marks, title, legend, colourBar, insets, frame, isotropic, false);
    }

    private static @Nullable ColourScale coloursOf(Mark mark) {
        return switch (mark) {
            case HeatMap map -> map.colours();
            case Contours contours -> contours.colours();
            case Points points -> points.values().isEmpty() ? null : points.colours();
            default -> null;
        };
    }
}
