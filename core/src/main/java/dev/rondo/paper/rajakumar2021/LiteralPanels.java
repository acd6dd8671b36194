package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.activity.Pca;
import dev.rondo.analysis.linear.LeakageSpectrum;
import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.figure.Series;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.common.SharedPanels;
import dev.rondo.paper.common.StimulusPlayer;
import dev.rondo.paper.common.TrainedNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Panels of the comparison of the text to the letter with the default. */
final class LiteralPanels {
    private LiteralPanels() {}

    /** The figure. */
    static Figure figure(LiteralRecipe.Numbers numbers, TrainedNetwork literal, TrainedNetwork usual) {
        List<Placed> panels = new ArrayList<>();
        panels.add(new Placed(learning(literal, usual), Cell.at(0, 0)));
        panels.add(new Placed(readouts(literal).title("to the letter"), Cell.at(0, 1)));
        panels.add(new Placed(readouts(usual).title("default").unlettered(), Cell.at(0, 2)));
        panels.add(new Placed(spectra(literal, usual), Cell.at(1, 0)));
        panels.add(new Placed(lengths(literal, usual), Cell.at(1, 1).spanning(1, 2)));
        panels.add(new Placed(directions(literal).title(turning(numbers)), Cell.at(2, 0)));
        double height = alone(usual).maxAbs();
        double letter = Math.max(height, alone(literal).maxAbs());
        panels.add(new Placed(alone(literal, letter).title("to the letter, at rest"), Cell.at(2, 1)));
        panels.add(new Placed(alone(usual, height).title("default, at rest").unlettered(), Cell.at(2, 2)));
        return Figure.placed(panels.toArray(Placed[]::new))
                .height(Length.mm(150))
                .lettered()
                .described(
                        "To the letter",
                        "A network that was trained as the text says, without tonic drive, decays or grows when it is"
                                + " at rest; the default has a limit cycle.");
    }

    private static Panel learning(TrainedNetwork literal, TrainedNetwork usual) {
        return Panel.of(Axis.x("updates").log(), Axis.y("R\u00b2").range(-0.05, 1.05))
                .with(Rule.horizontal(0.95))
                .with(course(literal).colour(Palette.VERMILION).label("to the letter"))
                .with(course(usual).colour(Palette.BLUE).label("default"));
    }

    private static Line course(TrainedNetwork trained) {
        return Line.of(
                trained.course().stream()
                        .mapToDouble(TrainedNetwork.Validated::epoch)
                        .toArray(),
                trained.course().stream()
                        .mapToDouble(at -> Math.max(-1, at.r2()))
                        .toArray());
    }

    private static Panel readouts(TrainedNetwork trained) {
        RateNetwork network = trained.network();
        return Panel.of(Axis.x("time", "s").range(0, 1), Axis.y("readouts z(t)").range(-0.05, 1.15))
                .with(SharedPanels.lines(
                        StimulusPlayer.quietly(network, Stimulus.decay(), LiteralRecipe.TRIAL)
                                .z(),
                        0,
                        network.dt().seconds()));
    }

    private static Panel spectra(TrainedNetwork literal, TrainedNetwork usual) {
        return Panel.of(Axis.x("Re \u03bb of W_{rec}"), Axis.y("Im \u03bb"))
                .with(Rule.vertical(1))
                .with(eigenvalues(usual).colour(Palette.BLUE).label("default"))
                .with(eigenvalues(literal).colour(Palette.VERMILION).label("to the letter"));
    }

    private static Points eigenvalues(TrainedNetwork trained) {
        List<LeakageSpectrum.Mode> modes = LeakageSpectrum.of(trained.network()).modes();
        return Points.of(
                        modes.stream().mapToDouble(LeakageSpectrum.Mode::re).toArray(),
                        modes.stream().mapToDouble(LeakageSpectrum.Mode::im).toArray())
                .size(3.5);
    }

    private static Panel lengths(TrainedNetwork literal, TrainedNetwork usual) {
        return Panel.of(
                        Axis.x("time", "s").range(0, LiteralRecipe.WATCHED.seconds()),
                        Axis.y("|x(t)|").log())
                .with(Rule.vertical(LiteralRecipe.TRIAL.seconds()))
                .with(length(usual).colour(Palette.BLUE).label("default"))
                .with(length(literal).colour(Palette.VERMILION).label("to the letter"));
    }

    private static Line length(TrainedNetwork trained) {
        Trajectory run = StimulusPlayer.quietly(trained.network(), Stimulus.decay(), LiteralRecipe.WATCHED);
        double step = trained.network().dt().seconds();
        double[] norm = new double[run.rows()];
        for (int t = 0; t < norm.length; t++) {
            norm[t] = Math.max(Double.MIN_NORMAL, run.x().row(t).norm());
        }
        int first = 0;
        while (norm[first] == Double.MIN_NORMAL) {
            first++;
        }
        return Line.of(
                Series.spaced(step * (first + 1), step, norm.length - first),
                Series.of(Arrays.copyOfRange(norm, first, norm.length)));
    }

    /** States over their length, on the two main components of what they do once they have settled. */
    private static Panel directions(TrainedNetwork trained) {
        Trajectory run = StimulusPlayer.quietly(trained.network(), Stimulus.decay(), LiteralRecipe.WATCHED.times(2));
        int from = run.rows() / 2;
        Matrix directions = Matrix.build(run.rows() - from, trained.network().units(), (t, i) -> {
            double length = run.x().row(from + t).norm();
            return length == 0 ? 0 : run.x().get(from + t, i) / length;
        });
        Matrix plane = Pca.of(directions).projections();
        return Panel.of(
                        Axis.x("PC 1 of x/|x|").range(-1, 1),
                        Axis.y("PC 2 of x/|x|").range(-1, 1))
                .with(Line.of(plane.column(0).toArray(), plane.column(1).toArray())
                        .colour(Palette.VERMILION)
                        .width(1.1)
                        .arrows(2)
                        .label("direction"))
                .with(Points.of(new double[] {plane.get(0, 0)}, new double[] {plane.get(0, 1)})
                        .colour(Colour.INK)
                        .size(4)
                        .label("its first"));
    }

    private static String turning(LiteralRecipe.Numbers numbers) {
        return numbers.literal()
                .getFirst()
                .projective()
                .filter(p -> !Double.isNaN(p.period()))
                .map(p -> String.format(Locale.ROOT, "turns in %.2f s, \u00d7 %.3g", p.period(), p.factorPerPeriod()))
                .orElse("a ray: it does not turn");
    }

    /** Readouts after the trial. */
    private static Matrix alone(TrainedNetwork trained) {
        Matrix z = StimulusPlayer.quietly(trained.network(), Stimulus.decay(), LiteralRecipe.WATCHED)
                .z();
        return StimulusPlayer.rows(
                z, (int) Math.round(LiteralRecipe.TRIAL.in(trained.network().dt())), z.rows());
    }

    private static Panel alone(TrainedNetwork trained, double height) {
        Matrix z = alone(trained);
        return Panel.of(
                        Axis.x("time", "s").range(LiteralRecipe.TRIAL.seconds(), LiteralRecipe.WATCHED.seconds()),
                        Axis.y("readouts z(t)").range(-0.05 * height, 1.1 * height))
                .with(SharedPanels.lines(
                        z, LiteralRecipe.TRIAL.seconds(), trained.network().dt().seconds()));
    }
}
