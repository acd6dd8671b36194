package dev.rondo.analysis.rest;

import dev.rondo.attractor.About;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Period and amplitude of the map's attractors over the step, with those of the flow as a line. */
final class StepSizeFigure {
    private static final double MS = 1000;

    private StepSizeFigure() {}

    static Figure of(StepSizeStudy.Result result) {
        Panel amplitude = panel(result, "amplitude", "", StepSizeStudy.Step::amplitude);
        boolean periods = result.steps().stream().anyMatch(step -> step.period().isPresent());
        Figure figure = periods
                ? Figure.row(
                        panel(
                                result,
                                "period",
                                "s",
                                step -> step.period().map(Time::seconds).orElse(Double.NaN)),
                        amplitude.legend(Legend.NONE))
                : Figure.of(amplitude);
        return figure.width(periods ? Length.TWO_COLUMNS : Length.mm(100))
                .height(Length.mm(75))
                .lettered(periods ? "a" : "")
                .described(
                        "Step size",
                        "Period and amplitude of the attractor of the Euler map at each step, and those of the flow as a"
                                + " line.");
    }

    private static Panel panel(
            StepSizeStudy.Result result, String label, String unit, ToDoubleFunction<StepSizeStudy.Step> value) {
        Panel panel = Panel.of(Axis.x("Euler step", "ms").from(0), Axis.y(label, unit))
                .legend(Legend.ABOVE);
        for (StepSizeStudy.Step step : result.steps()) {
            double at = value.applyAsDouble(step);
            if (step.about() == About.FLOW && Double.isFinite(at)) {
                panel = panel.with(
                        Rule.horizontal(at).solid().colour(Palette.VERMILION).label("flow: " + words(step.kind())));
            }
        }
        for (AttractorKind kind : AttractorKind.values()) {
            List<StepSizeStudy.Step> steps = result.steps().stream()
                    .filter(step -> step.about() == About.MAP && step.kind() == kind)
                    .filter(step -> Double.isFinite(value.applyAsDouble(step)))
                    .toList();
            if (!steps.isEmpty()) {
                panel = panel.with(Points.of(
                                OrbitPanels.each(
                                        steps,
                                        step -> MS * step.step().orElseThrow().seconds()),
                                OrbitPanels.each(steps, value))
                        .size(6)
                        .label("map: " + words(kind)));
            }
        }
        return panel;
    }

    private static String words(AttractorKind kind) {
        return kind.key().replace('-', ' ');
    }
}
