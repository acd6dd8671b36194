package dev.rondo.paper.hennequin2012;

import dev.rondo.analysis.linear.SchurModes;
import dev.rondo.analysis.linear.SchurProfile;
import dev.rondo.figure.Area;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Bars;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Grid;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.ComplexMatrix;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.wiring.ErdosRenyi;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Estimate;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import java.util.List;

/**
 * F2. What a Schur decomposition finds in a random balanced network: eigenvalues in a disc, Gaussian feedforward weights
 * between the modes, and one dense row, the uniform mode that everything feeds.
 */
public final class HiddenFeedforward implements PaperFigure {
    private static final double DENSITY = 0.1;
    private static final double RADIUS = 0.8;

    /**
     * Data of the figure.
     *
     * @param units N
     * @param re real parts of the eigenvalues
     * @param im imaginary parts of the eigenvalues
     * @param feedforward |T|, the uniform mode first
     * @param rowVariance N times the mean squared weight into each mode, the uniform mode first
     * @param entries the law of the entries of T without the uniform mode's row
     */
    public record Numbers(
            int units, Vector re, Vector im, Matrix feedforward, Vector rowVariance, SchurProfile.Entries entries) {}

    @Override
    public String id() {
        return "F2";
    }

    @Override
    public String title() {
        return "The feedforward structure hidden in a random balanced network";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        int units = workshop.either(200, 400);
        Numbers numbers = workshop.draws(id(), 1, k -> numbers(units, workshop)).getFirst();
        return new Outcome(numbers, claims(numbers), figure(numbers));
    }

    private Numbers numbers(int units, PaperContext workshop) {
        Matrix w = new ErdosRenyi(units, DENSITY, 0.5, 1, RADIUS, true, true)
                .draw(workshop.key(id()).uniform());
        SchurModes modes = SchurModes.uniformModeFirst(w);
        ComplexVector values = modes.eigenvalues();
        ComplexMatrix t = modes.feedforward();
        Matrix modulus = Matrix.build(units, units, (k, l) -> t.get(k, l).abs());
        return new Numbers(
                units,
                values.real(),
                values.imaginary(),
                modulus,
                modes.rowVariance(),
                new SchurProfile(41).entries(t, 1));
    }

    private static List<Claim> claims(Numbers numbers) {
        double balanced = RADIUS * RADIUS * (1 - 1 / (DENSITY * numbers.units));
        double dense = numbers.units * RADIUS * RADIUS * DENSITY / (1 - DENSITY) + RADIUS * RADIUS;
        return List.of(
                new Claim(
                        "The eigenvalues fill a disc of radius R = 0.8",
                        Comparison.within(
                                Measurement.exact(largest(numbers)),
                                RADIUS,
                                2 * RADIUS / Math.sqrt(numbers.units),
                                "finite N: 2/sqrt(N) of the value")),
                new Claim(
                        "The feedforward weights have variance R^2/N (times N: 0.64, less 1/(pN) for row balance)",
                        Comparison.within(
                                Measurement.of(meanVariance(numbers)),
                                balanced,
                                0.03,
                                "spread of the entries of one network")),
                new Claim(
                        "They are Gaussian, though the weights take three values: excess kurtosis 0",
                        Comparison.within(
                                Measurement.exact(numbers.entries.excessKurtosis()),
                                0,
                                20.0 / numbers.units,
                                "finite N: 20/N")),
                new Claim(
                        "The uniform mode receives a dense row of variance (N R^2 p/(1-p) + R^2)/N",
                        Comparison.within(
                                Measurement.exact(numbers.rowVariance.get(0)),
                                dense,
                                4 * dense / Math.sqrt(numbers.units),
                                "finite N: 4/sqrt(N) of the value")));
    }

    private static double largest(Numbers numbers) {
        double max = 0;
        for (int k = 0; k < numbers.units; k++) {
            max = Math.max(max, Math.hypot(numbers.re.get(k), numbers.im.get(k)));
        }
        return max;
    }

    /** Over the rows of the upper half, the others are means over few entries. */
    private static Estimate meanVariance(Numbers numbers) {
        double[] rows = new double[numbers.units / 2];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = numbers.rowVariance.get(k + 1);
        }
        return Estimate.of(rows);
    }

    private static Figure figure(Numbers numbers) {
        int n = numbers.units;
        Panel plane = Panel.of(Axis.x("Re \u03bb"), Axis.y("Im \u03bb"))
                .with(Area.disc(0, 0, RADIUS).colour(Palette.BLUE).opacity(0.12))
                .with(Rule.vertical(1))
                .with(Points.of(numbers.re.toArray(), numbers.im.toArray())
                        .size(2.5)
                        .colour(Colour.INK))
                .equalAspect();
        // One bright row would leave all else dark: cut the colours at five standard deviations.
        double cut = 5 * RADIUS / Math.sqrt(n);
        Panel image = Panel.of(
                        Axis.x("from mode").wholeNumbers(),
                        Axis.y("to mode").downward().wholeNumbers())
                .with(HeatMap.of(Grid.of(n, n, (k, l) -> Math.min(cut, numbers.feedforward.get(k, l))))
                        .limits(0, cut))
                .colourBar("|T|")
                .equalAspect();
        double[] modes = new double[n - 1];
        double[] variance = new double[n - 1];
        for (int k = 0; k < n - 1; k++) {
            modes[k] = k + 1;
            variance[k] = numbers.rowVariance.get(k);
        }
        Panel rows = Panel.of(
                        Axis.x("mode (uniform mode first)").range(-0.03 * n, n),
                        Axis.y("N \u00d7 variance of its row").log())
                .with(Rule.horizontal(RADIUS * RADIUS).label("R^{2}"))
                .with(Points.of(modes, variance).size(2.5).colour(Palette.BLUE));
        return Figure.grid(2, plane, image, rows, histogram(numbers))
                .lettered()
                .described(
                        "Hidden feedforward structure",
                        "Eigenvalues in a disc; the moduli of the Schur form's feedforward weights; the variance of"
                                + " each row, of which the first stands out; a Gaussian histogram of the entries.");
    }

    private static Panel histogram(Numbers numbers) {
        Vector edge = numbers.entries.edge();
        int bins = edge.size() - 1;
        double[] centres = new double[bins];
        for (int k = 0; k < bins; k++) {
            centres[k] = (edge.get(k) + edge.get(k + 1)) / 2;
        }
        Curve normal = Curve.of("Gaussian", -5, 5, z -> StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI));
        return Panel.of(
                        Axis.x("entry of T / standard deviation").range(-5, 5),
                        Axis.y("density").from(0))
                .with(Bars.of(centres, numbers.entries.density().toArray(), edge.get(1) - edge.get(0))
                        .colour(Palette.SKY)
                        .label("entries"))
                .with(Line.of(normal.x().toArray(), normal.y().toArray())
                        .colour(Colour.INK)
                        .label("Gaussian"));
    }
}
