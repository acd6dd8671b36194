package dev.rondo.paper.hennequin2012;

import dev.rondo.analysis.theory.EllipticLaw;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Vector;
import dev.rondo.network.wiring.PairWiring;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Estimate;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.random.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * F7. Which pairs are connected both ways shapes the spectrum: at one spectral abscissa, unidirectional connections within a
 * type and reciprocal ones between types stretch it along the imaginary axis, their contrary flattens it.
 */
public final class WiredSpectra implements PaperFigure {
    private static final double DENSITY = 0.25;
    private static final double ABSCISSA = 0.5;

    /**
     * Data of the figure.
     *
     * @param units N
     * @param spectra one per structure
     */
    public record Numbers(int units, List<Spectrum> spectra) {}

    /**
     * One structure.
     *
     * @param structure connection structure, in words
     * @param correlation tau
     * @param re real parts of the eigenvalues of one network
     * @param im imaginary parts of the eigenvalues of one network
     * @param realHalfAxis half-axis along the real axis, predicted and measured over several networks by the spread of
     *     the eigenvalues
     * @param imaginaryHalfAxis half-axis along the imaginary axis, predicted and measured likewise
     */
    public record Spectrum(
            String structure,
            double correlation,
            Vector re,
            Vector im,
            Sampled realHalfAxis,
            Sampled imaginaryHalfAxis) {}

    @Override
    public String id() {
        return "F7";
    }

    @Override
    public String title() {
        return "Spectra of structured networks";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        int units = workshop.either(200, 400);
        int draws = workshop.either(4, 8);
        List<Spectrum> spectra = new ArrayList<>();
        for (Structure structure : Structure.values()) {
            spectra.add(spectrum(structure, units, draws, workshop));
        }
        Numbers numbers = new Numbers(units, spectra);
        return new Outcome(numbers, claims(numbers), figure(numbers));
    }

    private Spectrum spectrum(Structure structure, int units, int draws, PaperContext workshop) {
        PairWiring wiring = structure.wiring(units, ABSCISSA, DENSITY);
        Key key = workshop.key(id()).child(structure.name());
        List<ComplexVector> all = workshop.draws(
                "spectra, " + structure.words(),
                draws,
                k -> Eigen.valuesOf(wiring.draw(key.child(k).uniform())));
        EllipticLaw law = structure.law(ABSCISSA, DENSITY);
        ComplexVector first = all.getFirst();
        return new Spectrum(
                structure.words(),
                law.correlation(),
                first.real(),
                first.imaginary(),
                new Sampled(0, law.realHalfAxis(), halfAxis(all, true)),
                new Sampled(0, law.imaginaryHalfAxis(), halfAxis(all, false)));
    }

    /** Evenly filled, an ellipse has half-axes twice the root mean square of its parts: the edge itself is ragged. */
    private static Estimate halfAxis(List<ComplexVector> all, boolean real) {
        return Estimate.of(all.stream()
                .mapToDouble(values -> {
                    Vector parts = real ? values.real() : values.imaginary();
                    return 2 * parts.norm() / Math.sqrt(parts.size());
                })
                .toArray());
    }

    private static List<Claim> claims(Numbers numbers) {
        List<Claim> claims = new ArrayList<>();
        for (Spectrum s : numbers.spectra) {
            claims.add(axis(numbers, s, "real", s.realHalfAxis));
            claims.add(axis(numbers, s, "imaginary", s.imaginaryHalfAxis));
        }
        return claims;
    }

    private static Claim axis(Numbers numbers, Spectrum s, String name, Sampled axis) {
        // Row balance takes 1/(pN) off the variance; a real spectrum has some eigenvalues on the axis, a fraction
        // 1/sqrt(N).
        double allowance = axis.theory() * (1 / (DENSITY * numbers.units) + 0.5 / Math.sqrt(numbers.units));
        return new Claim(
                String.format(
                        Locale.ROOT,
                        "%s (\u03c4 = %.3f): the %s half-axis of the spectrum is %.3f",
                        s.structure,
                        s.correlation,
                        name,
                        axis.theory()),
                Comparison.within(
                        Measurement.of(axis.estimate()),
                        axis.theory(),
                        allowance,
                        "finite N: 1/(pN) + 1/(2 sqrt(N)) of the value"));
    }

    private static Figure figure(Numbers numbers) {
        List<Panel> panels = new ArrayList<>();
        double tallest = numbers.spectra.stream()
                .mapToDouble(s -> s.imaginaryHalfAxis.theory())
                .max()
                .orElse(1);
        for (Spectrum s : numbers.spectra) {
            Axis re = Axis.x("Re \u03bb").range(-1.1, 1.1);
            Axis im = Axis.y("Im \u03bb").range(-1.1 * tallest, 1.1 * tallest);
            panels.add(Panel.of(re, panels.isEmpty() ? im : im.withoutLabels())
                    .title(s.structure)
                    .with(Points.of(s.re.toArray(), s.im.toArray())
                            .size(1.6)
                            .colour(Colour.INK)
                            .opacity(0.75)
                            .label(panels.isEmpty() ? "eigenvalues" : ""))
                    .with(ellipse(s).label(panels.isEmpty() ? "N \u2192 \u221e" : ""))
                    .with(Rule.vertical(1))
                    .equalAspect());
        }
        return Figure.grid(panels.size(), panels)
                .height(Length.mm(80))
                .lettered()
                .described(
                        "Spectra of structured networks",
                        "Eigenvalues of networks of one spectral abscissa: a disc for random wiring, ellipses that are"
                                + " tall or flat for structured wiring.");
    }

    private static Line ellipse(Spectrum s) {
        int points = 120;
        double[] x = new double[points + 1];
        double[] y = new double[points + 1];
        for (int k = 0; k <= points; k++) {
            double angle = 2 * Math.PI * k / points;
            x[k] = s.realHalfAxis.theory() * StrictMath.cos(angle);
            y[k] = s.imaginaryHalfAxis.theory() * StrictMath.sin(angle);
        }
        return Line.of(x, y).colour(Palette.VERMILION);
    }
}
