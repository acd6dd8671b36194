package dev.rondo.analysis.linear;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Schur;
import dev.rondo.network.RateNetwork;
import java.util.function.ToDoubleFunction;

/** The spectrum of a network while all its units are active: growth rate and frequency of every mode. */
public record SpectrumAnalysis() implements Analysis<LeakageSpectrum> {
    @Override
    public Card card() {
        return Card.ofNetwork(
                        "spectrum", "modes of (W_rec - I)/tau: growth rates and frequencies", Card.Material.NETWORK)
                .field("modes", "the modes, by decreasing growth rate")
                .field("modes.re", "", "Re lambda", "real part of the eigenvalue of W_rec")
                .field("modes.im", "", "Im lambda", "imaginary part of the eigenvalue of W_rec")
                .field("modes.growth_per_s", "1/s", "(Re lambda - 1)/tau", "growth rate of the mode")
                .field("modes.frequency_hz", "Hz", "|Im lambda|/(2 pi tau)", "frequency of the mode")
                .field("spectral_radius", "", "max |lambda|", "spectral radius of W_rec")
                .field(
                        "spectral_abscissa",
                        "",
                        "max Re lambda",
                        "spectral abscissa of W_rec; a mode grows if it exceeds 1")
                .field("max_imaginary", "", "max Im lambda", "largest imaginary part")
                .field("growing", "", "#{Re lambda > 1}", "number of modes that grow")
                .field("fastest_hz", "Hz", "max |Im lambda|/(2 pi tau)", "highest frequency of a mode")
                .certificate(
                        "residual",
                        "",
                        "|W - Q T Q^T|/|W|",
                        "the eigenvalues are exact for a matrix that differs by so much")
                .certificate(
                        "orthogonality", "", "|Q^T Q - I|/sqrt(N)", "departure of the Schur vectors from orthogonality")
                .cites("rajakumar2021")
                .example("rondo analyze spectrum network.npz", "all modes as a table")
                .example(
                        "rondo analyze spectrum network.npz --figure spectrum.svg --out spectrum.csv",
                        "the modes as a figure and as a table for other programs");
    }

    @Override
    public Answer<LeakageSpectrum> of(Subject subject) {
        RateNetwork network = subject.network();
        Schur schur = Schur.of(network.recurrent());
        return Answer.ofMatrix(LeakageSpectrum.of(network, schur.eigenvalues()), schur.certificate());
    }

    @Override
    public Drawing draw(LeakageSpectrum result, Subject subject) {
        Panel plane = Panel.of(Axis.x("Re λ"), Axis.y("Im λ"))
                .equalAspect()
                .legend(Legend.ABOVE)
                .with(Rule.vertical(1).solid().colour(Palette.VERMILION).label("Re λ = 1: neither grows nor decays"))
                .with(Points.of(each(result, LeakageSpectrum.Mode::re), each(result, LeakageSpectrum.Mode::im))
                        .size(4)
                        .colour(Palette.BLUE)
                        .label("eigenvalue of W_{rec}"));
        Panel modes = Panel.of(
                        Axis.x("growth rate", "1/s"), Axis.y("frequency", "Hz").from(0))
                .with(Rule.vertical(0).solid().colour(Palette.VERMILION))
                .with(Points.of(
                                each(result, LeakageSpectrum.Mode::growthPerS),
                                each(result, LeakageSpectrum.Mode::frequencyHz))
                        .size(4)
                        .colour(Palette.BLUE));
        return Drawing.of(Figure.row(plane, modes)
                .width(Length.mm(174))
                .height(Length.mm(78))
                .lettered()
                .described(
                        "Spectrum",
                        "Eigenvalues of W_rec in the complex plane, and growth rate and frequency of each mode."));
    }

    private static double[] each(LeakageSpectrum result, ToDoubleFunction<LeakageSpectrum.Mode> value) {
        return result.modes().stream().mapToDouble(value).toArray();
    }
}
