package dev.rondo.paper.hennequin2012;

import dev.rondo.analysis.linear.Gramians;
import dev.rondo.analysis.theory.TriangularAmplification;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Band;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.wiring.Triangular;
import dev.rondo.network.wiring.Triangular.EntryLaw;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Estimate;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** F4. Along the feedforward chain the variance grows from mode to mode. */
public final class AlongTheChain implements PaperFigure {
    private static final double ZETA = 1;
    private static final int UNITS = 100;

    /**
     * Data of the figure; one entry per mode, the source first.
     *
     * @param zeta the scale of the weights
     * @param mean the variance, over draws
     * @param standardError standard error of the mean
     * @param theory theoretical variance in a chain of this length
     * @param limit the curve of infinitely many modes, over the place from 0 to 1
     */
    public record Numbers(double zeta, Vector mean, Vector standardError, Vector theory, Curve limit) {}

    @Override
    public String id() {
        return "F4";
    }

    @Override
    public String title() {
        return "Variance grows along the feedforward chain";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        int draws = workshop.either(60, 400);
        Triangular chain = Triangular.dense(UNITS, ZETA, EntryLaw.GAUSSIAN);
        List<Matrix> covariances = workshop.draws(
                "variance along the chain",
                draws,
                k -> Gramians.covariance(chain.draw(workshop.key(id()).child(k).uniform())));
        double[] mean = new double[UNITS];
        double[] error = new double[UNITS];
        List<Estimate> modes = new ArrayList<>();
        for (int n = 0; n < UNITS; n++) {
            int mode = n;
            Estimate estimate = Estimate.of(
                    covariances.stream().mapToDouble(c -> c.get(mode, mode)).toArray());
            modes.add(estimate);
            mean[n] = estimate.mean();
            error[n] = estimate.standardError();
        }
        Numbers numbers = new Numbers(
                ZETA,
                Vector.owning(mean),
                Vector.owning(error),
                TriangularAmplification.modeVariances(ZETA, UNITS),
                Curve.of("N \u2192 \u221e", 0, 1, u -> TriangularAmplification.modeVariance(ZETA, u)));
        return new Outcome(numbers, claims(numbers, modes), figure(numbers));
    }

    private static List<Claim> claims(Numbers numbers, List<Estimate> modes) {
        List<Claim> claims = new ArrayList<>();
        for (int mode : new int[] {1, 25, 50, 75, 100}) {
            double expected = numbers.theory.get(mode - 1);
            claims.add(new Claim(
                    String.format(Locale.ROOT, "Mode %d of %d has variance %.4f at \u03b6 = 1", mode, UNITS, expected),
                    Comparison.within(Measurement.of(modes.get(mode - 1)), expected, 1e-9, "floating-point rounding")));
        }
        return claims;
    }

    private static Figure figure(Numbers numbers) {
        double[] place = new double[UNITS];
        for (int n = 0; n < UNITS; n++) {
            place[n] = n + 1.0;
        }
        double[] limitPlace = numbers.limit.x().times(UNITS).toArray();
        Panel panel = Panel.of(Axis.x("mode, from the source").range(0, UNITS), Axis.y("variance"))
                .with(Band.around(
                                place,
                                numbers.mean.toArray(),
                                numbers.standardError
                                        .times(Comparison.STANDARD_ERRORS)
                                        .toArray())
                        .colour(Palette.SKY)
                        .label("measured \u00b1 4 SE"))
                .with(Line.of(place, numbers.theory.toArray())
                        .colour(Palette.BLUE)
                        .label("exact, N = " + UNITS))
                .with(Line.of(limitPlace, numbers.limit.y().toArray())
                        .colour(Colour.INK)
                        .dashed()
                        .label("N \u2192 \u221e"));
        return Figure.of(panel)
                .described(
                        "Variance along the chain",
                        "The variance of successive modes rises from 1 to 1.74, on the exact curve.");
    }
}
