package dev.rondo.analysis.branch;

import dev.rondo.continuation.Branch;
import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Bifurcation diagram, a branch over its parameter: amplitude and period of cycles, norm of fixed points; stable
 * stretches solid, unstable ones dashed, with a key where there are any; special points marked.
 */
public final class BifurcationDiagram {
    /** Types of special points that are marked, the many border collisions beneath the others. */
    private static final List<SpecialType> MARKED = Stream.concat(
                    Stream.of(SpecialType.BC),
                    Arrays.stream(SpecialType.values()).filter(t -> t != SpecialType.BC && t != SpecialType.EP))
            .toList();

    private BifurcationDiagram() {}

    /** The figure of a branch with at least one point. */
    public static Figure of(Branch branch, String parameter) {
        return of(List.of(branch), parameter);
    }

    /** The figure of a branch with at least one point and of the branches that bifurcate from it. */
    public static Figure of(List<Branch> branches, String parameter) {
        Branch first = branches.getFirst();
        List<Branch> cycles =
                branches.stream().filter(BifurcationDiagram::isOfCycles).toList();
        List<Branch> fixed = branches.stream().filter(b -> !isOfCycles(b)).toList();
        List<Panel> panels = new ArrayList<>();
        if (!fixed.isEmpty()) {
            panels.add(panel(fixed, !isOfCycles(first), parameter, "|x|", BifurcationDiagram::norm));
        }
        if (!cycles.isEmpty()) {
            panels.add(panel(cycles, isOfCycles(first), parameter, "amplitude", BifurcationDiagram::amplitude));
            panels.add(panel(cycles, isOfCycles(first), parameter, "period (s)", BifurcationDiagram::period));
        }
        Figure figure = panels.size() == 1
                ? Figure.of(panels.getFirst())
                : Figure.row(panels.toArray(Panel[]::new)).lettered();
        return figure.described(
                "Bifurcation diagram",
                (fixed.isEmpty() ? "Cycles" : cycles.isEmpty() ? "Fixed points" : "Fixed points and cycles") + " over "
                        + parameter + "; lines are stable, dashes unstable; "
                        + first.ending().advice() + ".");
    }

    private static boolean isOfCycles(Branch branch) {
        return branch.points().getFirst().measure().period().isPresent();
    }

    private static Panel panel(
            List<Branch> branches, boolean leads, String parameter, String label, ToDoubleFunction<BranchPoint> value) {
        Panel panel = Panel.of(Axis.x(parameter), Axis.y(label)).legend(Legend.ABOVE);
        boolean keyed = branches.stream().flatMap(b -> b.points().stream()).anyMatch(p -> !p.isStable());
        Set<String> explained = new HashSet<>();
        for (int k = 0; k < branches.size(); k++) {
            Colour colour = k == 0 && leads ? Palette.BLUE : Palette.GREEN;
            for (DrawnBranch.Stretch stretch : DrawnBranch.stretches(branches.get(k), value)) {
                Line line = Line.of(stretch.parameters(), stretch.values()).colour(colour);
                String name = stretch.stable() ? "stable" : "unstable";
                Line drawn = stretch.stable() ? line : line.dashed();
                panel = panel.with(keyed && explained.add(name) ? drawn.label(name) : drawn);
            }
        }
        for (SpecialType type : MARKED) {
            List<SpecialPoint> special =
                    branches.stream().flatMap(b -> b.special(type).stream()).toList();
            if (!special.isEmpty()) {
                panel = panel.with(marks(type, special, value));
            }
        }
        return panel;
    }

    private static Points marks(SpecialType type, List<SpecialPoint> special, ToDoubleFunction<BranchPoint> value) {
        return Points.of(
                        special.stream().mapToDouble(SpecialPoint::parameter).toArray(),
                        special.stream()
                                .mapToDouble(s -> value.applyAsDouble(s.point()))
                                .toArray())
                .shape(shape(type))
                .size(type == SpecialType.BC ? 4 : 8)
                .colour(colour(type))
                .label(name(type));
    }

    private static Shape shape(SpecialType type) {
        return switch (type) {
            case BC -> Shape.CIRCLE;
            case LP -> Shape.DIAMOND;
            case HB -> Shape.SQUARE;
            case PD -> Shape.TRIANGLE;
            case TR -> Shape.PLUS;
            default -> Shape.CROSS;
        };
    }

    private static Colour colour(SpecialType type) {
        return switch (type) {
            case BC -> Palette.GREY;
            case LP -> Palette.VERMILION;
            case HB -> Palette.ORANGE;
            case PD -> Palette.PURPLE;
            default -> Palette.BROWN;
        };
    }

    private static String name(SpecialType type) {
        return switch (type) {
            case EP -> "end";
            case BP -> "branch point";
            case LP -> "fold";
            case HB -> "Hopf point";
            case PD -> "period doubling";
            case TR -> "torus point";
            case UZ -> "asked for";
            case MX -> "no convergence";
            case BC -> "border collision";
            default -> type.name();
        };
    }

    private static double amplitude(BranchPoint p) {
        return p.measure().amplitude();
    }

    private static double period(BranchPoint p) {
        return p.measure().period().map(Time::seconds).orElse(Double.NaN);
    }

    private static double norm(BranchPoint p) {
        return p.norm().orElse(Double.NaN);
    }
}
