package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.linear.LeakageSpectrum;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Band;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.paper.common.SharedPanels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Draws figure 2. */
final class OscillatorPanels {
    private static final int SHOWN_GAPS = 40;

    private OscillatorPanels() {}

    static Figure figure(Figure02Oscillators.Numbers numbers) {
        double[] ms = numbers.time().times(1000).toArray();
        return Figure.placed(new Placed(spectrum(numbers), Cell.at(0, 0)))
                .with(modes(numbers), Cell.at(0, 1))
                .with(lines(ms, numbers.readouts().x(), "state x", "x"), Cell.at(0, 2))
                .with(lines(ms, numbers.readouts().r(), "rate r", "r").unlettered(), Cell.at(1, 0))
                .with(lines(ms, numbers.z(), "readout z", "z").unlettered(), Cell.at(1, 1))
                .with(components(ms, numbers), Cell.at(1, 2))
                .with(rotations(numbers), Cell.at(2, 0))
                .with(profile(numbers), Cell.at(2, 1))
                .with(currents(ms, numbers), Cell.at(2, 2))
                .height(Length.mm(160))
                .lettered()
                .described(
                        "Modes, oscillators, components and rotations of a trained network",
                        "Eigenvalues of the recurrent weights; states, rates and readouts of the eight readout units"
                                + " in a trial; principal components; rotations of single trials; the Schur form; net"
                                + " currents of one readout unit.");
    }

    private static Panel spectrum(Figure02Oscillators.Numbers numbers) {
        List<LeakageSpectrum.Mode> modes = numbers.spectrum().modes();
        return Panel.of(Axis.x("Re \u03bb of W_{rec}"), Axis.y("Im \u03bb"))
                .with(Rule.vertical(1))
                .with(Points.of(
                                modes.stream()
                                        .mapToDouble(LeakageSpectrum.Mode::re)
                                        .toArray(),
                                modes.stream()
                                        .mapToDouble(LeakageSpectrum.Mode::im)
                                        .toArray())
                        .size(4)
                        .colour(Palette.BLUE));
    }

    private static Panel modes(Figure02Oscillators.Numbers numbers) {
        List<LeakageSpectrum.Mode> modes = numbers.spectrum().modes();
        return Panel.of(Axis.x("growth rate", "1/s"), Axis.y("frequency", "Hz"))
                .with(Rule.vertical(0))
                .with(Points.of(
                                modes.stream()
                                        .mapToDouble(LeakageSpectrum.Mode::growthPerS)
                                        .toArray(),
                                modes.stream()
                                        .mapToDouble(LeakageSpectrum.Mode::frequencyHz)
                                        .toArray())
                        .size(4)
                        .colour(Palette.VERMILION));
    }

    private static Panel lines(double[] ms, Matrix values, String what, String name) {
        Panel panel =
                Panel.of(Axis.x("time", "ms").range(0, 1000), Axis.y(what)).legend(Legend.ABOVE);
        List<Colour> colours = ColourMap.VIRIDIS.sample(values.columns());
        for (int c = 0; c < values.columns(); c++) {
            panel = panel.with(Line.of(ms, values.column(c).toArray())
                    .colour(colours.get(c))
                    .width(1.1)
                    .label(SharedPanels.endName(name, c, values.columns())));
        }
        return panel;
    }

    private static Panel components(double[] ms, Figure02Oscillators.Numbers numbers) {
        Panel panel = Panel.of(Axis.x("time", "ms").range(0, 1000), Axis.y("component"));
        for (int c = 0; c < numbers.components().columns(); c++) {
            panel = panel.with(Line.of(ms, numbers.components().column(c).toArray())
                    .colour(Palette.colour(c))
                    .width(1.2)
                    .label("PC " + (c + 1)));
        }
        return panel;
    }

    private static Panel rotations(Figure02Oscillators.Numbers numbers) {
        Panel panel = Panel.of(Axis.x("jPC 1"), Axis.y("jPC 2")).legend(Legend.NONE);
        for (Matrix trial : numbers.rotations()) {
            Line line = Line.of(trial.column(0).toArray(), trial.column(1).toArray())
                    .colour(Palette.BLUE)
                    .width(0.8);
            // Trials lie on each other, and so would their arrow heads.
            panel = panel.with(panel.marks().isEmpty() ? line.arrows(3) : line);
        }
        return panel;
    }

    private static Panel profile(Figure02Oscillators.Numbers numbers) {
        return Panel.of(Axis.x("distance of modes j \u2212 i").range(0, SHOWN_GAPS), Axis.y("mean T_{ij}"))
                .with(Rule.horizontal(0))
                .with(band(numbers, SHOWN_GAPS))
                .with(curve(numbers, SHOWN_GAPS));
    }

    private static Line curve(Figure02Oscillators.Numbers numbers, int gaps) {
        return Line.of(distances(gaps), head(numbers.profile().mean(), gaps)).colour(Palette.BLUE);
    }

    private static Band band(Figure02Oscillators.Numbers numbers, int gaps) {
        return Band.around(
                        distances(gaps),
                        head(numbers.profile().mean(), gaps),
                        head(numbers.profile().standardError(), gaps))
                .colour(Palette.BLUE);
    }

    private static double[] distances(int gaps) {
        return IntStream.rangeClosed(1, gaps).asDoubleStream().toArray();
    }

    private static double[] head(Vector values, int count) {
        return IntStream.range(0, count).mapToDouble(values::get).toArray();
    }

    private static Panel currents(double[] ms, Figure02Oscillators.Numbers numbers) {
        int unit = numbers.currents().units().size() / 2;
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(ms, numbers.currents().excitatory().column(unit).toArray())
                .colour(Palette.VERMILION)
                .label("excitatory"));
        lines.add(Line.of(ms, numbers.currents().inhibitory().column(unit).toArray())
                .colour(Palette.BLUE)
                .label("inhibitory"));
        lines.add(Line.of(ms, numbers.currents().external().column(unit).toArray())
                .colour(Palette.GREEN)
                .label("external"));
        return Panel.of(Axis.x("time", "ms").range(0, 1000), Axis.y("current to readout " + (unit + 1)))
                .with(lines);
    }
}
