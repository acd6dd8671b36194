package dev.rondo.analysis.branch;

import dev.rondo.continuation.Criticality;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.locus.CodimensionTwo;
import dev.rondo.continuation.locus.Locus;
import dev.rondo.continuation.locus.LocusPoint;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Line;
import dev.rondo.figure.Note;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Curves of special points in the plane of two parameters. A colour per kind; dashed at subcritical bifurcations and at
 * border collisions at which the fixed point turns back. Points of codimension two are marked with their codes.
 */
public final class TwoParameterDiagram {
    private static final int MOST_NAMED_BORDERS = 8;

    private final Set<String> explained = new HashSet<>();

    private TwoParameterDiagram() {}

    /**
     * The figure of some curves.
     *
     * @param first label of the first parameter, with its unit if it has one
     * @param second label of the second parameter
     */
    public static Figure of(List<Locus> curves, Axis first, Axis second) {
        TwoParameterDiagram diagram = new TwoParameterDiagram();
        Panel panel = Panel.of(first, second).legend(Legend.ABOVE);
        for (Locus curve : curves) {
            panel = diagram.lines(panel, curve);
        }
        List<Locus> borders =
                curves.stream().filter(c -> c.unknown().isPresent()).toList();
        if (borders.size() <= MOST_NAMED_BORDERS) {
            for (int k = 0; k < borders.size(); k++) {
                panel = panel.with(unit(borders.get(k), (k + 1.0) / (borders.size() + 1)));
            }
        }
        for (Locus curve : curves) {
            panel = marks(panel, curve);
        }
        return Figure.of(panel).described("Two-parameter diagram", description(curves));
    }

    /** Names a unit at a part of its curve, another one for every curve. */
    private static Note unit(Locus curve, double part) {
        LocusPoint at = curve.points().get((int) (part * (curve.points().size() - 1)));
        return Note.at(at.first(), at.second(), "unit " + curve.unknown().orElseThrow())
                .anchor(Note.Anchor.END)
                .offset(-5, -4)
                .colour(colour(curve.type()))
                .yielding();
    }

    private static String description(List<Locus> curves) {
        List<String> words = new ArrayList<>();
        for (Locus curve : curves) {
            String special = curve.special().isEmpty()
                    ? ""
                    : " with "
                            + String.join(
                                    ", ",
                                    curve.special().stream()
                                            .map(s -> s.type().name())
                                            .toList());
            words.add(name(curve.type(), false) + special);
        }
        return "Curves: " + String.join("; ", words) + ".";
    }

    /** The curve in stretches of one criticality. */
    private Panel lines(Panel panel, Locus curve) {
        Panel out = panel;
        List<LocusPoint> stretch = new ArrayList<>();
        for (LocusPoint point : curve.points()) {
            if (stretch.size() > 1 && isHard(stretch.getLast()) != isHard(point)) {
                out = out.with(line(curve, stretch));
                stretch = new ArrayList<>(List.of(stretch.getLast()));
            }
            stretch.add(point);
        }
        return stretch.isEmpty() ? out : out.with(line(curve, stretch));
    }

    private Line line(Locus curve, List<LocusPoint> stretch) {
        boolean hard = isHard(stretch.getLast());
        Line line = Line.of(
                        stretch.stream().mapToDouble(LocusPoint::first).toArray(),
                        stretch.stream().mapToDouble(LocusPoint::second).toArray())
                .colour(colour(curve.type()))
                .width(curve.type() == SpecialType.BC && !hard ? 1 : 1.8);
        String name = name(curve.type(), hard);
        Line named = explained.add(name) ? line.label(name) : line;
        return hard ? named.dashed() : named;
    }

    private static boolean isHard(LocusPoint point) {
        return point.criticality()
                .filter(c -> c == Criticality.SUBCRITICAL || c == Criticality.FOLD)
                .isPresent();
    }

    private static Panel marks(Panel panel, Locus curve) {
        Panel out = panel;
        for (CodimensionTwo special : curve.special()) {
            double x = special.point().first();
            double y = special.point().second();
            boolean border = special.type() == SpecialType.BB || special.type() == SpecialType.BH;
            out = out.with(Points.of(new double[] {x}, new double[] {y})
                    .shape(border ? Shape.SQUARE : Shape.CIRCLE)
                    .size(border ? 5 : 7)
                    .colour(Colour.INK));
            if (special.type() != SpecialType.BB) {
                out = out.with(Note.at(x, y, special.type().name())
                        .anchor(Note.Anchor.START)
                        .offset(7, 11)
                        .yielding());
            }
        }
        return out;
    }

    private static Colour colour(SpecialType type) {
        return switch (type) {
            case LP -> Palette.BLUE;
            case HB -> Palette.VERMILION;
            case TR -> Palette.GREEN;
            case PD -> Palette.PURPLE;
            default -> Palette.GREY;
        };
    }

    private static String name(SpecialType type, boolean hard) {
        return switch (type) {
            case LP -> "folds";
            case HB -> hard ? "Hopf, subcritical" : "Hopf";
            case TR -> hard ? "torus, subcritical" : "torus";
            case PD -> hard ? "period doubling, subcritical" : "period doubling";
            default -> hard ? "border collision, fold" : "border collision";
        };
    }
}
