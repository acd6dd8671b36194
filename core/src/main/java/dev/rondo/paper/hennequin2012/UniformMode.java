package dev.rondo.paper.hennequin2012;

import dev.rondo.analysis.linear.Gramians;
import dev.rondo.analysis.theory.GlobalMode;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Grid;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.wiring.ErdosRenyi;
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
import java.util.function.ToDoubleFunction;

/**
 * F6. The population's mean activity fluctuates with a variance that grows with N under exact balance, and stays finite
 * where inhibition dominates: units are correlated in the first case, hardly in the second.
 */
public final class UniformMode implements PaperFigure {
    private static final double DENSITY = 0.1;
    private static final double RADIUS = 0.5;
    private static final int BINS = 40;
    private static final double REACH = 0.2;

    /**
     * Data of the figure.
     *
     * @param regimes one per gamma
     */
    public record Numbers(List<Regime> regimes) {}

    /**
     * One balance of excitation and inhibition.
     *
     * @param dominance gamma
     * @param units the sizes of the networks
     * @param theory the variance of the uniform mode against N
     * @param variance measured
     * @param correlation measured mean correlation of two units
     * @param histogram histogram of the correlations in one of the largest networks
     */
    public record Regime(
            double dominance,
            List<Integer> units,
            Curve theory,
            List<Sampled> variance,
            List<Sampled> correlation,
            Curve histogram,
            Matrix covariance) {}

    private record Measured(double variance, double correlation, Vector histogram) {}

    /** Units of the covariance that is shown, and the end of its colours. */
    private static final int SHOWN_UNITS = 100;

    private static final double SHOWN_COVARIANCE = 0.4;

    @Override
    public String id() {
        return "F6";
    }

    @Override
    public String title() {
        return "The uniform mode under exact balance and under dominant inhibition";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        int[] sizes = workshop.quick() ? new int[] {50, 100, 200} : new int[] {50, 100, 200, 400};
        int[] draws = workshop.quick() ? new int[] {16, 8, 4} : new int[] {60, 40, 20, 8};
        List<Regime> regimes = new ArrayList<>();
        for (double gamma : new double[] {1, 2, 3}) {
            regimes.add(regime(gamma, sizes, draws, workshop));
        }
        Numbers numbers = new Numbers(regimes);
        return new Outcome(numbers, claims(numbers), figure(numbers));
    }

    private Regime regime(double gamma, int[] sizes, int[] draws, PaperContext workshop) {
        List<Integer> units = new ArrayList<>();
        List<Sampled> variance = new ArrayList<>();
        List<Sampled> correlation = new ArrayList<>();
        Vector histogram = Vector.zeros(BINS);
        for (int s = 0; s < sizes.length; s++) {
            int n = sizes[s];
            ErdosRenyi wiring = new ErdosRenyi(n, DENSITY, 0.5, gamma, RADIUS, true, true);
            Key key = workshop.key(id()).child(Double.doubleToLongBits(gamma)).child(n);
            String what = String.format(Locale.ROOT, "covariances with \u03b3 = %.0f, N = %d", gamma, n);
            List<Measured> all = workshop.draws(
                    what,
                    draws[s],
                    k -> measured(Gramians.covariance(wiring.draw(key.child(k).uniform()))));
            GlobalMode theory = theory(gamma, n);
            units.add(n);
            variance.add(new Sampled(
                    n,
                    theory.variance(),
                    Estimate.of(all.stream().mapToDouble(Measured::variance).toArray())));
            correlation.add(new Sampled(
                    n,
                    theory.meanCorrelation(),
                    Estimate.of(all.stream().mapToDouble(Measured::correlation).toArray())));
            histogram = all.getFirst().histogram;
        }
        Curve curve = Curve.of(
                label(gamma),
                50,
                sizes[sizes.length - 1],
                n -> theory(gamma, (int) Math.rint(n)).variance());
        return new Regime(
                gamma,
                units,
                curve,
                variance,
                correlation,
                new Curve(label(gamma), centres(), histogram),
                covariance(gamma, workshop));
    }

    private Matrix covariance(double gamma, PaperContext workshop) {
        return Gramians.covariance(new ErdosRenyi(SHOWN_UNITS, DENSITY, 0.5, gamma, RADIUS, true, true)
                .draw(workshop.key(id()).child("shown").uniform()));
    }

    /** Covariances of the units of one network; the variances on the diagonal are beyond the colours. */
    private static Panel image(Regime regime) {
        Matrix c = regime.covariance;
        return Panel.of(Axis.x("unit").wholeNumbers(), Axis.y("unit").downward().wholeNumbers())
                .title("covariance, " + label(regime.dominance))
                .with(HeatMap.of(Grid.of(c.rows(), c.columns(), c::get))
                        .colours(ColourMap.DIVERGING)
                        .limits(-SHOWN_COVARIANCE, SHOWN_COVARIANCE))
                .colourBar("covariance / isolated variance")
                .equalAspect();
    }

    private static String label(double gamma) {
        return String.format(Locale.ROOT, "\u03b3 = %.0f", gamma);
    }

    private static GlobalMode theory(double gamma, int units) {
        return new GlobalMode(units, DENSITY, 0.5, gamma, RADIUS);
    }

    private static Measured measured(Matrix covariance) {
        int n = covariance.rows();
        Vector uniform = Vector.constant(n, 1 / Math.sqrt(n));
        double variance = uniform.dot(covariance.times(uniform));
        double meanVariance = covariance.trace() / n;
        double correlation = (variance - meanVariance) / ((n - 1) * meanVariance);
        double[] histogram = new double[BINS];
        double each = BINS / (2 * REACH) / (n * (n - 1) / 2.0);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double c = covariance.get(i, j) / Math.sqrt(covariance.get(i, i) * covariance.get(j, j));
                int bin = (int) Math.floor((c + REACH) / (2 * REACH) * BINS);
                if (bin >= 0 && bin < BINS) {
                    histogram[bin] += each;
                }
            }
        }
        return new Measured(variance, correlation, Vector.owning(histogram));
    }

    private static Vector centres() {
        double[] centres = new double[BINS];
        for (int k = 0; k < BINS; k++) {
            centres[k] = REACH * (2 * (k + 0.5) / BINS - 1);
        }
        return Vector.owning(centres);
    }

    private static List<Claim> claims(Numbers numbers) {
        List<Claim> claims = new ArrayList<>();
        for (Regime regime : numbers.regimes) {
            Sampled largest = regime.variance.getLast();
            int n = (int) largest.x();
            double allowance = Allowance.ofRowBalance(
                    RADIUS, DENSITY, n, r -> new GlobalMode(n, DENSITY, 0.5, regime.dominance, r).variance());
            claims.add(new Claim(
                    String.format(
                            Locale.ROOT,
                            "At %s and N = %d the uniform mode has variance %.3f",
                            label(regime.dominance),
                            n,
                            largest.theory()),
                    Comparison.within(
                            Measurement.of(largest.estimate()), largest.theory(), allowance, Allowance.ROW_BALANCE)));
        }
        Regime balanced = numbers.regimes.getFirst();
        Regime inhibited = numbers.regimes.getLast();
        double growth = balanced.variance.getLast().estimate().mean()
                / balanced.variance.getFirst().estimate().mean();
        claims.add(new Claim(
                "Under exact balance it grows with N: from the smallest to the largest networks at least threefold",
                Comparison.greater(Measurement.exact(growth), balanced.units.size() > 3 ? 3 : 2)));
        claims.add(new Claim(
                "Where inhibition dominates (\u03b3 = 3) it stays below its limit 4/s = 4.62 at every size",
                Comparison.less(
                        Measurement.of(inhibited.variance.getLast().estimate()),
                        theory(3, 1000).largeNetworkVariance())));
        Sampled correlation = balanced.correlation.getLast();
        int n = (int) correlation.x();
        claims.add(new Claim(
                "Under exact balance two units have mean correlation 0.0147 at every size",
                Comparison.within(
                        Measurement.of(correlation.estimate()),
                        correlation.theory(),
                        Allowance.ofRowBalance(
                                RADIUS, DENSITY, n, r -> new GlobalMode(n, DENSITY, 0.5, 1, r).meanCorrelation()),
                        Allowance.ROW_BALANCE)));
        return claims;
    }

    private static Figure figure(Numbers numbers) {
        Panel variance =
                Panel.of(Axis.x("N").log(), Axis.y("variance of uniform mode").log());
        Panel correlation = Panel.of(Axis.x("N").log(), Axis.y("mean correlation"));
        Panel histogram = Panel.of(
                        Axis.x("correlation of two units").range(-REACH, REACH),
                        Axis.y("density").from(0))
                .with(Rule.vertical(0));
        for (int k = 0; k < numbers.regimes.size(); k++) {
            Regime regime = numbers.regimes.get(k);
            Colour colour = Palette.colour(k);
            int largest = regime.units.getLast();
            variance = variance.with(regime.theory.line().colour(colour))
                    .with(smaller(regime, largest, GlobalMode::variance).colour(colour))
                    .with(Sampled.means(regime.variance, colour));
            Curve theory = Curve.of(
                    "",
                    50,
                    largest,
                    n -> theory(regime.dominance, (int) Math.rint(n)).meanCorrelation());
            correlation = correlation
                    .with(theory.line().colour(colour))
                    .with(smaller(regime, largest, GlobalMode::meanCorrelation).colour(colour))
                    .with(Sampled.means(regime.correlation, colour));
            if (regime.dominance != 2) {
                histogram = histogram.with(regime.histogram.line().colour(colour));
            }
        }
        correlation = correlation
                .with(Sampled.meansKey())
                .with(Line.of(new double[0], new double[0]).colour(Colour.INK).label("theory"))
                .with(Line.of(new double[0], new double[0])
                        .colour(Colour.INK)
                        .dotted()
                        .label("with row balance"))
                .legend(Legend.ABOVE);
        return Figure.placed(
                        new Placed(variance, Cell.at(0, 0).spanning(1, 2)),
                        new Placed(correlation, Cell.at(0, 2).spanning(1, 2)),
                        new Placed(histogram, Cell.at(0, 4).spanning(1, 2)),
                        new Placed(
                                image(numbers.regimes.getFirst()), Cell.at(1, 0).spanning(1, 3)),
                        new Placed(
                                image(numbers.regimes.getLast()), Cell.at(1, 3).spanning(1, 3)))
                .rowHeights(0.8, 1)
                .height(Length.mm(140))
                .lettered()
                .described(
                        "The uniform mode",
                        "Its variance grows with N under exact balance and stays finite where inhibition dominates;"
                                + " correlations of units are spread around small means. Dotted: the theory for the"
                                + " bulk that row balance leaves.");
    }

    /** The theory for a bulk whose variance is smaller by 1/(pN), as row balance leaves it. */
    private static Line smaller(Regime regime, int largest, ToDoubleFunction<GlobalMode> measure) {
        return Curve.of("", 50, largest, n -> {
                    int units = (int) Math.rint(n);
                    double radius = RADIUS * Math.sqrt(1 - 1 / (DENSITY * units));
                    return measure.applyAsDouble(new GlobalMode(units, DENSITY, 0.5, regime.dominance, radius));
                })
                .line()
                .dotted();
    }
}
