package dev.rondo.analysis.surgery;

import dev.rondo.analysis.rest.AttractorColours;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.network.ProjectionGroup;
import java.util.ArrayList;
import java.util.List;

/** Range of every block's factor with a limit cycle, and the cycle's amplitude over the factor. */
final class BlockSensitivityFigure {
    private BlockSensitivityFigure() {}

    static Figure of(BlockSensitivity.Result result) {
        return Figure.row(ranges(result), amplitudes(result))
                .width(Length.mm(190))
                .height(Length.mm(85))
                .lettered()
                .described(
                        "Block sensitivity",
                        "Range of the factor of every block of W_rec over which the limit cycle persists, what is found"
                                + " beyond its ends, and the amplitude over the factor.");
    }

    private static Panel ranges(BlockSensitivity.Result result) {
        String[] names = result.ranges().stream().map(r -> name(r.group())).toArray(String[]::new);
        Panel panel = Panel.of(
                        Axis.x("factor of the block"),
                        Axis.y("")
                                .categories(names)
                                .range(-0.6, names.length - 0.4)
                                .downward())
                .legend(Legend.ABOVE);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int k = 0; k < result.ranges().size(); k++) {
            BlockSensitivity.Range range = result.ranges().get(k);
            x.addAll(List.of(range.lower().persists(), range.upper().persists(), Double.NaN));
            y.addAll(List.of((double) k, (double) k, Double.NaN));
        }
        panel = panel.with(Line.of(array(x), array(y))
                        .width(6)
                        .colour(Palette.BLUE)
                        .label("limit cycle persists"))
                .with(Rule.vertical(1));
        for (AttractorKind kind : AttractorKind.values()) {
            panel = withEnds(panel, result, kind);
        }
        return panel;
    }

    /** The ends at which a cycle gives way to one kind of attractor. */
    private static Panel withEnds(Panel panel, BlockSensitivity.Result result, AttractorKind kind) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int k = 0; k < result.ranges().size(); k++) {
            BlockSensitivity.Range range = result.ranges().get(k);
            for (BlockSensitivity.Edge edge : List.of(range.lower(), range.upper())) {
                if (edge.beyond() == kind) {
                    x.add(edge.persists());
                    y.add((double) k);
                }
            }
        }
        boolean open = kind == AttractorKind.LIMIT_CYCLE;
        Points ends = Points.of(array(x), array(y)).size(7);
        String label =
                open ? "end of the search" : "gives way to: " + kind.key().replace('-', ' ');
        return x.isEmpty()
                ? panel
                : panel.with((open ? ends.hollow().colour(Palette.BLUE) : ends.colour(AttractorColours.of(kind)))
                        .label(label));
    }

    private static Panel amplitudes(BlockSensitivity.Result result) {
        Panel panel = Panel.of(
                        Axis.x("factor of the block"),
                        Axis.y("amplitude of the limit cycle").from(0))
                .legend(Legend.ABOVE);
        for (BlockSensitivity.Range range : result.ranges()) {
            List<BlockSensitivity.Sample> cycles = range.samples().stream()
                    .filter(s -> s.kind() == AttractorKind.LIMIT_CYCLE)
                    .toList();
            panel = panel.with(Line.of(
                            cycles.stream()
                                    .mapToDouble(BlockSensitivity.Sample::factor)
                                    .toArray(),
                            cycles.stream()
                                    .mapToDouble(BlockSensitivity.Sample::amplitude)
                                    .toArray())
                    .label(name(range.group())));
        }
        return panel;
    }

    private static String name(ProjectionGroup group) {
        return switch (group) {
            case E_TO_E -> "E→E";
            case I_TO_E -> "I→E";
            case E_TO_I -> "E→I";
            case I_TO_I -> "I→I";
            case FROM_E -> "from E";
            case FROM_I -> "from I";
            case ALL -> "all";
        };
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
