package dev.rondo.paper.hennequin2012;

import dev.rondo.analysis.linear.SchurModes;
import dev.rondo.analysis.theory.GlobalMode;
import dev.rondo.analysis.theory.RandomNetworkTheory;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.wiring.ErdosRenyi;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Estimate;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.random.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * F5. In random networks the purely nonnormal part stays small up to the edge of stability: what amplifies strongly is slow.
 * Exactly balanced networks and those dominated by inhibition differ by what the uniform mode adds.
 */
public final class PartsAgainstRadius implements PaperFigure {
    private static final double DENSITY = 0.1;
    private static final double[] RADII = {0.3, 0.5, 0.7, 0.8, 0.9};
    private static final double LARGEST = 0.95;

    /**
     * Data of the figure.
     *
     * @param units N
     * @param regimes exactly balanced, dominated by inhibition
     * @param sizes A(W) at R = 0.5 and A(T) at R = 0.9 over their theories, against 1/N, for each regime
     */
    public record Numbers(int units, List<Regime> regimes, List<FiniteSize> sizes) {}

    /**
     * One balance of excitation and inhibition.
     *
     * @param dominance gamma
     * @param theory theory of total, normal and nonnormal part
     * @param total measured A(W)
     * @param normal measured A(Lambda)
     * @param nonnormal measured A(T)
     */
    public record Regime(
            double dominance, List<Curve> theory, List<Sampled> total, List<Sampled> normal, List<Sampled> nonnormal) {}

    /** One network; NaN where it is unstable. */
    private record Parts(double total, double normal, double nonnormal) {}

    @Override
    public String id() {
        return "F5";
    }

    @Override
    public String title() {
        return "Slow and fast amplification of random networks, up to the edge of stability";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        int units = workshop.either(100, 200);
        int draws = workshop.either(8, 24);
        List<FiniteSize> sizes = new ArrayList<>();
        for (double gamma : new double[] {1, 2}) {
            sizes.add(size(gamma, 0.5, GlobalMode::total, Parts::total, workshop));
            sizes.add(size(gamma, 0.9, GlobalMode::nonnormal, Parts::nonnormal, workshop));
        }
        Numbers numbers = new Numbers(
                units, List.of(regime(1, units, draws, workshop), regime(2, units, draws, workshop)), sizes);
        return new Outcome(numbers, claims(numbers), figure(numbers));
    }

    private Regime regime(double gamma, int units, int draws, PaperContext workshop) {
        List<Sampled> total = new ArrayList<>();
        List<Sampled> normal = new ArrayList<>();
        List<Sampled> nonnormal = new ArrayList<>();
        for (double radius : RADII) {
            ErdosRenyi wiring = new ErdosRenyi(units, DENSITY, 0.5, gamma, radius, true, true);
            Key key = workshop.key(id()).child(Double.doubleToLongBits(gamma)).child(Double.doubleToLongBits(radius));
            String what = String.format(Locale.ROOT, "networks with \u03b3 = %.0f, R = %s", gamma, radius);
            List<Parts> parts = workshop.draws(what, draws, k -> parts(balanced(wiring, key.child(k))));
            GlobalMode theory = theory(units, gamma, radius);
            total.add(new Sampled(radius, theory.total(), estimate(parts, Parts::total)));
            normal.add(new Sampled(radius, RandomNetworkTheory.normal(radius), estimate(parts, Parts::normal)));
            nonnormal.add(new Sampled(radius, theory.nonnormal(), estimate(parts, Parts::nonnormal)));
        }
        List<Curve> curves = List.of(
                Curve.of("total A(W)", 0, LARGEST, r -> theory(units, gamma, r).total()),
                Curve.of("normal A(\u039b)", 0, LARGEST, RandomNetworkTheory::normal),
                Curve.of(
                        "nonnormal A(T)",
                        0,
                        LARGEST,
                        r -> theory(units, gamma, r).nonnormal()));
        return new Regime(gamma, curves, total, normal, nonnormal);
    }

    /** One part of the amplification at one radius in networks of several sizes, over its theory. */
    private FiniteSize size(
            double gamma,
            double radius,
            ToDoubleFunction<GlobalMode> theory,
            ToDoubleFunction<Parts> part,
            PaperContext workshop) {
        List<Sampled> ratios = new ArrayList<>();
        for (int n : workshop.quick() ? new int[] {80, 120, 180} : new int[] {100, 200, 400}) {
            ErdosRenyi wiring = new ErdosRenyi(n, DENSITY, 0.5, gamma, radius, true, true);
            Key key = workshop.key(id()).child("size").child(n).child(Double.doubleToLongBits(gamma + radius));
            List<Parts> parts = workshop.draws(
                    String.format(Locale.ROOT, "networks with \u03b3 = %.0f, R = %s, N = %d", gamma, radius, n),
                    workshop.quick() ? 12 : 4800 / n,
                    k -> parts(balanced(wiring, key.child(k))));
            double expected = theory.applyAsDouble(theory(n, gamma, radius));
            ratios.add(new Sampled(1.0 / n, 1, estimate(parts, part).times(1 / expected)));
        }
        String name = radius == 0.5 ? "A(W) at R = 0.5" : "A(T) at R = 0.9";
        return FiniteSize.of(name + String.format(Locale.ROOT, ", \u03b3 = %.0f", gamma), ratios);
    }

    private static GlobalMode theory(int units, double gamma, double radius) {
        return new GlobalMode(units, DENSITY, 0.5, gamma, radius);
    }

    /** The uniform mode stands at the end of the chain, as in the theory; elsewhere A(T) is about a tenth smaller. */
    private static Parts parts(Matrix w) {
        SchurModes modes = SchurModes.uniformModeFirst(w);
        return modes.isStable()
                ? new Parts(modes.total(), modes.normal(), modes.nonnormal())
                : new Parts(Double.NaN, Double.NaN, modes.nonnormal());
    }

    /** The first network of a key in which every unit has connections, so that all rows can be balanced. */
    private static Matrix balanced(ErdosRenyi wiring, Key key) {
        Matrix w = wiring.draw(key.uniform());
        for (int again = 0; hasEmptyRow(w); again++) {
            w = wiring.draw(key.child(again).uniform());
        }
        return w;
    }

    private static boolean hasEmptyRow(Matrix w) {
        return Arrays.stream(w.toRows()).anyMatch(row -> Arrays.stream(row).allMatch(v -> v == 0));
    }

    private static Estimate estimate(List<Parts> parts, ToDoubleFunction<Parts> part) {
        return Estimate.of(parts.stream().mapToDouble(part).toArray());
    }

    private static List<Claim> claims(Numbers numbers) {
        Regime balanced = numbers.regimes.getFirst();
        Regime inhibited = numbers.regimes.getLast();
        List<Claim> claims = new ArrayList<>();
        for (Regime regime : numbers.regimes) {
            String kind = regime.dominance == 1 ? "exactly balanced" : "inhibition-dominated";
            Sampled fast = regime.nonnormal.getLast();
            claims.add(new Claim(
                    "In " + kind + " networks the purely nonnormal part is still below 0.4 at R = 0.9",
                    Comparison.less(Measurement.of(fast.estimate()), 0.4)));
            claims.add(equalTo(
                    "A(T) of " + kind + " networks follows the exact expectation (R = 0.9)",
                    numbers,
                    regime,
                    fast,
                    GlobalMode::nonnormal));
            claims.add(equalTo(
                    "A(W) of " + kind + " networks follows its closed form (R = 0.5)",
                    numbers,
                    regime,
                    regime.total.get(1),
                    GlobalMode::total));
        }
        claims.add(new Claim(
                "The uniform mode adds more under exact balance than where inhibition dominates: the difference of"
                        + " A(W) at R = 0.5 is positive",
                Comparison.greater(
                        Measurement.of(balanced.total
                                .get(1)
                                .estimate()
                                .minus(inhibited.total.get(1).estimate())),
                        0)));
        for (FiniteSize size : numbers.sizes) {
            claims.add(new Claim(
                    size.quantity() + " over its theory, extrapolated from N = " + size.sizes()
                            + " linearly in 1/N to N \u2192 \u221e, is 1",
                    Comparison.within(
                            Measurement.of(size.limit()),
                            1,
                            curvature(size),
                            "finite N: terms of order 1/(pN)^2, at the smallest N, of which the line knows nothing")));
        }
        Estimate fast = balanced.nonnormal.getLast().estimate();
        claims.add(new Claim(
                "Most of what a random network amplifies near the edge is slow: A(W) - 2 A(T) is positive at R = 0.9",
                Comparison.greater(
                        Measurement.of(balanced.total.getLast().estimate().minus(fast.times(2))), 0)));
        return claims;
    }

    private static Claim equalTo(
            String sentence, Numbers numbers, Regime regime, Sampled sample, ToDoubleFunction<GlobalMode> measure) {
        double allowance = Allowance.ofRowBalance(
                sample.x(),
                DENSITY,
                numbers.units,
                r -> measure.applyAsDouble(theory(numbers.units, regime.dominance, r)));
        return new Claim(
                sentence,
                Comparison.within(
                        Measurement.of(sample.estimate()), sample.theory(), allowance, Allowance.ROW_BALANCE));
    }

    private static double curvature(FiniteSize size) {
        double first = size.ratios().getFirst().x() / DENSITY;
        return first * first;
    }

    private static Panel sizes(Numbers numbers) {
        double largest = numbers.sizes.getFirst().ratios().getFirst().x();
        Panel panel = Panel.of(Axis.x("1/N").range(-0.05 * largest, 1.1 * largest), Axis.y("measured / theory"))
                .title("finite size")
                .with(Rule.horizontal(1));
        for (int k = 0; k < numbers.sizes.size(); k++) {
            FiniteSize size = numbers.sizes.get(k);
            Colour colour = Palette.colour(k);
            panel = panel.with(Line.of(new double[] {0, largest}, new double[] {
                                size.limit().mean(), size.limit().mean() + size.slope() * largest
                            })
                            .colour(colour)
                            .label(size.quantity()))
                    .with(Sampled.means(size.ratios(), colour))
                    .with(Sampled.means(List.of(new Sampled(0, 1, size.limit())), colour));
        }
        return panel.legend(Legend.RIGHT);
    }

    private static Figure figure(Numbers numbers) {
        return Figure.placed(
                        new Placed(panel(numbers.regimes.getFirst(), "exact balance"), Cell.at(0, 0)),
                        new Placed(
                                panel(numbers.regimes.getLast(), "inhibition dominates")
                                        .legend(Legend.NONE),
                                Cell.at(0, 1)),
                        new Placed(sizes(numbers), Cell.at(1, 0).spanning(1, 2)))
                .rowHeights(1, 0.8)
                .height(Length.mm(125))
                .lettered()
                .described(
                        "Amplification against spectral radius",
                        "Total, normal and nonnormal amplification of random networks of " + numbers.units
                                + " units against their spectral radius; discs are means with standard errors, rings"
                                + " medians. Below, two of them over their theories against 1/N, and the line to N ="
                                + " infinity.");
    }

    private static Panel panel(Regime regime, String title) {
        List<List<Sampled>> samples = List.of(regime.total, regime.normal, regime.nonnormal);
        Panel panel = Panel.of(
                        Axis.x("spectral radius R").range(0, 1),
                        Axis.y("amplification").range(0, 2.4))
                .title(title + unstable(regime));
        for (int k = 0; k < samples.size(); k++) {
            panel = panel.with(regime.theory.get(k).line().colour(Palette.colour(k)))
                    .with(Sampled.medians(samples.get(k), Palette.colour(k)))
                    .with(Sampled.means(samples.get(k), Palette.colour(k)));
        }
        return panel.with(Sampled.meansKey()).with(Sampled.mediansKey());
    }

    private static String unstable(Regime regime) {
        int count = regime.total.stream().mapToInt(s -> s.estimate().unstable()).sum();
        return count == 0 ? "" : " (" + count + " unstable)";
    }
}
