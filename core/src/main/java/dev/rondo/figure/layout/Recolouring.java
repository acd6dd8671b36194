package dev.rondo.figure.layout;

import dev.rondo.figure.Area;
import dev.rondo.figure.Arrows;
import dev.rondo.figure.Band;
import dev.rondo.figure.Bars;
import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourBar;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.ColourScale;
import dev.rondo.figure.Contours;
import dev.rondo.figure.Figure;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Hinton;
import dev.rondo.figure.Inset;
import dev.rondo.figure.Line;
import dev.rondo.figure.Mark;
import dev.rondo.figure.Note;
import dev.rondo.figure.Palettes;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.figure.Span;
import java.util.ArrayList;
import java.util.List;

/** A figure in the colours of another palette. */
public final class Recolouring {
    private final Palettes palette;

    private Recolouring(Palettes palette) {
        this.palette = palette;
    }

    public static Figure of(Figure figure, Palettes palette) {
        Recolouring recolouring = new Recolouring(palette);
        return figure.panels(figure.panels().stream()
                .map(p -> new Placed(recolouring.panel(p.panel()), p.cell()))
                .toList());
    }

    private Panel panel(Panel panel) {
        List<Colour> colours = ColourTurns.of(panel.marks());
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < colours.size(); i++) {
            marks.add(mark(panel.marks().get(i), palette.of(colours.get(i))));
        }
        ColourBar bar = panel.colourBar();
        return new Panel(
                panel.x(),
                panel.y(),
                marks,
                panel.title(),
                panel.legend(),
                bar == null ? null : new ColourBar(scale(bar.colours()), bar.label()),
                panel.insets().stream()
                        .map(i -> new Inset(panel(i.panel()), i.left(), i.top(), i.width(), i.height()))
                        .toList(),
                panel.frame(),
                panel.isotropic(),
                panel.lettered());
    }

    private Mark mark(Mark mark, Colour colour) {
        return switch (mark) {
            case Line line -> line.colour(colour);
            case Points points ->
                points.values().isEmpty()
                        ? points.colour(colour)
                        : points.colouredBy(points.values().toArray(), scale(points.colours()));
            case Band band -> band.colour(colour);
            case Area area -> area.colour(colour);
            case Bars bars -> bars.colour(colour);
            case Rule rule -> rule.colour(colour);
            case Span span -> span.colour(colour);
            case Arrows arrows -> arrows.colour(colour);
            case Note note -> note.colour(colour);
            case HeatMap map -> map.colours(scale(map.colours()));
            case Hinton hinton -> hinton.colours(palette.of(hinton.positive()), palette.of(hinton.negative()));
            case Contours contours -> contours.colours(scale(contours.colours()));
        };
    }

    private ColourScale scale(ColourScale scale) {
        ColourMap map = palette == Palettes.GREY && !scale.map().isSymmetric() ? ColourMap.GREY : scale.map();
        return new ColourScale(map, scale.from(), scale.to(), scale.scale());
    }
}
