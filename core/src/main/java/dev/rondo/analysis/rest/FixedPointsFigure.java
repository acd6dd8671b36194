package dev.rondo.analysis.rest;

import dev.rondo.attractor.About;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Series;
import dev.rondo.figure.Shape;
import dev.rondo.setting.Names;
import java.util.List;

/** Eigenvalues of every fixed point with the boundary of stability, and the states. */
final class FixedPointsFigure {
    /** Points beyond these are grey. */
    private static final int COLOURED = 8;

    private FixedPointsFigure() {}

    static Figure of(FixedPoints.Result result, About about) {
        return Figure.row(eigenvalues(result, about), states(result))
                .width(Length.mm(190))
                .height(Length.mm(result.points().size() > 3 ? 95 : 80))
                .lettered()
                .described(
                        "Fixed points",
                        (about == About.MAP ? "Multipliers" : "Eigenvalues") + " of "
                                + result.points().size()
                                + " fixed points with the boundary of stability, and the state of each.");
    }

    private static Panel eigenvalues(FixedPoints.Result result, About about) {
        Panel panel = about == About.MAP
                ? Panel.of(Axis.x("Re μ"), Axis.y("Im μ"))
                        .equalAspect()
                        .with(OrbitPanels.unitCircle().label("|μ| = 1"))
                : Panel.of(Axis.x("Re λ", "1/s"), Axis.y("Im λ", "1/s")).with(OrbitPanels.imaginaryAxis());
        for (int k = 0; k < result.points().size(); k++) {
            FixedPoints.Point point = result.points().get(k);
            if (!point.eigenvalues().isEmpty()) {
                panel = panel.with(styled(OrbitPanels.points(point.eigenvalues()), point, k));
            }
        }
        return panel.legend(Legend.ABOVE);
    }

    private static Panel states(FixedPoints.Result result) {
        Panel panel = Panel.of(Axis.x("unit").wholeNumbers(), Axis.y("x"))
                .legend(Legend.ABOVE)
                .with(OrbitPanels.zero());
        List<FixedPoints.Point> points = result.points();
        for (int k = 0; k < points.size(); k++) {
            FixedPoints.Point point = points.get(k);
            Points state = styled(
                    Points.of(
                            Series.indices(point.state().size()),
                            Series.of(point.state().toArray())),
                    point,
                    k);
            panel = panel.with(
                    k < COLOURED
                            ? state.label(
                                    (k + 1) + ": " + Names.kebab(point.kind()).replace('-', ' '))
                            : state);
        }
        return panel;
    }

    /** Attractors filled, all others hollow. */
    private static Points styled(Points points, FixedPoints.Point point, int number) {
        Points coloured = points.size(5).colour(number < COLOURED ? Palette.colour(number) : Colour.MUTED);
        return switch (point.kind()) {
            case STABLE_NODE, STABLE_SPIRAL -> coloured;
            case SADDLE -> coloured.shape(Shape.DIAMOND).hollow();
            default -> coloured.hollow();
        };
    }
}
