package dev.rondo.analysis.rest;

import dev.rondo.analysis.Drawing;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Rule;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Figure of fixed points against input: rates, variability, response of inhibition to its own input. */
final class StabilisedFigure {
    private StabilisedFigure() {}

    static Drawing of(StabilisedNetwork.Result result) {
        List<StabilisedNetwork.Level> levels = result.levels();
        Panel rates = with(
                with(panel("mean rate"), levels, StabilisedNetwork.Level::rateE, "excitatory", Palette.VERMILION),
                levels,
                StabilisedNetwork.Level::rateI,
                "inhibitory",
                Palette.BLUE);
        Panel variances = with(
                with(
                        panel("mean variance"),
                        levels,
                        StabilisedNetwork.Level::varianceE,
                        "excitatory",
                        Palette.VERMILION),
                levels,
                StabilisedNetwork.Level::varianceI,
                "inhibitory",
                Palette.BLUE);
        Panel response = with(
                panel("d r_{I}/d h_{I}").with(Rule.horizontal(0)),
                levels,
                StabilisedNetwork.Level::inhibitoryResponse,
                "inhibitory",
                Palette.BLUE);
        return Drawing.of(Figure.row(rates, variances, response)
                .width(Length.mm(200))
                .height(Length.mm(70))
                .lettered()
                .described(
                        "Fixed point against input",
                        "Mean rates, mean variances of the linearised flow, and the response of the inhibitory rate to"
                                + " an input to the inhibitory units, negative where inhibition is paradoxical."));
    }

    private static Panel panel(String quantity) {
        return Panel.of(Axis.x("input to all units"), Axis.y(quantity)).legend(Legend.ABOVE);
    }

    private static Panel with(
            Panel panel,
            List<StabilisedNetwork.Level> levels,
            Function<StabilisedNetwork.Level, @Nullable Double> value,
            String label,
            Colour colour) {
        List<StabilisedNetwork.Level> known =
                levels.stream().filter(l -> value.apply(l) != null).toList();
        if (known.isEmpty()) {
            return panel;
        }
        return panel.with(Line.of(
                        known.stream()
                                .mapToDouble(StabilisedNetwork.Level::input)
                                .toArray(),
                        known.stream()
                                .mapToDouble(l -> {
                                    Double v = value.apply(l);
                                    return v == null ? Double.NaN : v;
                                })
                                .toArray())
                .colour(colour)
                .label(label));
    }
}
