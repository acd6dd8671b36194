package dev.rondo.paper.hennequin2012;

import dev.rondo.analysis.linear.SchurModes;
import dev.rondo.analysis.theory.EllipticLaw;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.Wiring;
import dev.rondo.network.wiring.Elliptic;
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
import java.util.function.Function;

/**
 * F8. The trade-off: at equal slowing, structure raises the feedforward weights and with them the amplification, which in
 * random networks is bought with slowing.
 */
public final class AmplificationAgainstSlowing implements PaperFigure {
    private static final double[] CORRELATIONS = {0, -0.25, -0.5, -1 / 1.8, -1 / 1.5};
    private static final double[] ABSCISSAE = {0.3, 0.5, 0.7};
    private static final double LARGEST = 0.9;
    private static final double PAIR_DENSITY = 0.25;

    /**
     * Data of the figure.
     *
     * @param units N
     * @param laws one per correlation of reciprocal weights
     * @param ceiling the most that any correlation gives the bulk
     * @param wired balanced sparse networks, one per structure
     */
    public record Numbers(int units, List<Law> laws, Curve ceiling, List<Wired> wired) {}

    /**
     * Gaussian networks with one correlation.
     *
     * @param correlation tau
     * @param nonnormalTheory A(T) against the abscissa
     * @param totalTheory A(W) against the abscissa
     * @param nonnormal measured
     * @param total measured
     */
    public record Law(
            double correlation,
            Curve nonnormalTheory,
            Curve totalTheory,
            List<Sampled> nonnormal,
            List<Sampled> total) {}

    /**
     * Sparse networks with one structure, the uniform mode included.
     *
     * @param structure connection structure, in words
     * @param correlation tau
     * @param theory A(W) against the abscissa
     * @param totals A(W), predicted and measured, one per abscissa
     */
    public record Wired(String structure, double correlation, Curve theory, List<Sampled> totals) {
        Sampled total() {
            return totals.get(1);
        }
    }

    private record Parts(double total, double nonnormal) {}

    @Override
    public String id() {
        return "F8";
    }

    @Override
    public String title() {
        return "Amplification against slowing, for random and structured networks";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        int units = workshop.either(80, 150);
        int draws = workshop.either(6, 24);
        List<Law> laws = new ArrayList<>();
        for (double tau : CORRELATIONS) {
            laws.add(law(tau, units, draws, workshop));
        }
        List<Wired> wired = new ArrayList<>();
        int wiredUnits = workshop.either(100, 200);
        for (Structure structure : new Structure[] {Structure.RANDOM, Structure.BOTH}) {
            wired.add(wired(structure, wiredUnits, workshop.either(6, 16), workshop));
        }
        Numbers numbers = new Numbers(
                units, laws, Curve.of("ceiling (\u03c4 \u2192 \u22121)", 0, LARGEST, EllipticLaw::ceiling), wired);
        return new Outcome(numbers, claims(numbers, wiredUnits), figure(numbers));
    }

    private Law law(double tau, int units, int draws, PaperContext workshop) {
        Function<Double, EllipticLaw> at = abscissa -> EllipticLaw.ofAbscissa(abscissa, tau);
        List<Sampled> nonnormal = new ArrayList<>();
        List<Sampled> total = new ArrayList<>();
        for (double abscissa : ABSCISSAE) {
            EllipticLaw law = at.apply(abscissa);
            String what = String.format(Locale.ROOT, "networks with \u03c4 = %.3f, \u03b1 = %s", tau, abscissa);
            Key key = workshop.key(id()).child(Double.doubleToLongBits(tau)).child(Double.doubleToLongBits(abscissa));
            List<Parts> parts = parts(new Elliptic(units, law.radius(), tau, false), what, key, draws, workshop);
            nonnormal.add(new Sampled(
                    abscissa,
                    law.nonnormal(),
                    Estimate.of(parts.stream().mapToDouble(Parts::nonnormal).toArray())));
            total.add(new Sampled(
                    abscissa,
                    law.total(),
                    Estimate.of(parts.stream().mapToDouble(Parts::total).toArray())));
        }
        String name = String.format(Locale.ROOT, "\u03c4 = %.2f", tau).replace('-', '\u2212');
        return new Law(
                tau,
                Curve.of(name, 0, LARGEST, a -> at.apply(a).nonnormal()),
                Curve.of(name, 0, LARGEST, a -> at.apply(a).total()),
                nonnormal,
                total);
    }

    private Wired wired(Structure structure, int units, int draws, PaperContext workshop) {
        List<Sampled> totals = new ArrayList<>();
        for (double abscissa : ABSCISSAE) {
            Key key = workshop.key(id()).child(structure.name());
            List<Parts> parts = parts(
                    structure.wiring(units, abscissa, PAIR_DENSITY),
                    "sparse networks, " + structure.words() + ", \u03b1 = " + abscissa,
                    abscissa == 0.5 ? key : key.child(Double.doubleToLongBits(abscissa)),
                    draws,
                    workshop);
            totals.add(new Sampled(
                    abscissa,
                    wiredTheory(structure, abscissa),
                    Estimate.of(parts.stream().mapToDouble(Parts::total).toArray())));
        }
        Curve theory = Curve.of(structure.words(), 0, LARGEST, a -> wiredTheory(structure, a));
        return new Wired(structure.words(), structure.law(0.5, PAIR_DENSITY).correlation(), theory, totals);
    }

    /** A(W) of the bulk, and what the uniform mode adds. */
    private static double wiredTheory(Structure structure, double abscissa) {
        EllipticLaw law = structure.law(abscissa, PAIR_DENSITY);
        double weight = law.radius() * law.radius() * PAIR_DENSITY / (1 - PAIR_DENSITY);
        return law.total() + law.globalAddition(weight, 0);
    }

    private static List<Parts> parts(Wiring wiring, String what, Key key, int draws, PaperContext workshop) {
        return workshop.draws(what, draws, k -> {
            Matrix w = wiring.draw(key.child(k).uniform());
            SchurModes modes = SchurModes.of(w);
            return new Parts(modes.isStable() ? modes.total() : Double.NaN, modes.nonnormal());
        });
    }

    private static List<Claim> claims(Numbers numbers, int wiredUnits) {
        List<Claim> claims = new ArrayList<>();
        for (Law law : numbers.laws) {
            Sampled fast = law.nonnormal.get(1);
            Sampled total = law.total.get(1);
            // Corrections of order 1/N; the nonnormal part is the steeper function of the weights.
            double finite = 4.0 / numbers.units;
            claims.add(new Claim(
                    String.format(
                            Locale.ROOT,
                            "At \u03b1 = 0.5 and \u03c4 = %.3f: A(T) = %.4f",
                            law.correlation,
                            fast.theory()),
                    Comparison.within(
                            Measurement.of(fast.estimate()),
                            fast.theory(),
                            finite * fast.theory(),
                            "finite N: 4/N of the value")));
            claims.add(new Claim(
                    String.format(
                            Locale.ROOT,
                            "At \u03b1 = 0.5 and \u03c4 = %.3f: A(W) = %.4f",
                            law.correlation,
                            total.theory()),
                    Comparison.within(
                            Measurement.of(total.estimate()),
                            total.theory(),
                            finite * total.theory(),
                            "finite N: 4/N of the value")));
        }
        Estimate random = numbers.laws.getFirst().total.get(1).estimate();
        Law structured = numbers.laws.getLast();
        claims.add(new Claim(
                "At equal slowing, the most structured networks amplify more than twice as much as random ones: the"
                        + " difference is positive",
                Comparison.greater(
                        Measurement.of(structured.total.get(1).estimate().minus(random.times(2))), 0)));
        claims.add(new Claim(
                "With strong structure A(T) alone overstates A(W), for imaginary parts of eigenvalues detune the chain:"
                        + " A(T) - A(W) is positive",
                Comparison.greater(
                        Measurement.of(structured
                                .nonnormal
                                .get(1)
                                .estimate()
                                .minus(structured.total.get(1).estimate())),
                        0)));
        for (Wired wired : numbers.wired) {
            double allowance = wired.total().theory() * 3 / (PAIR_DENSITY * wiredUnits);
            claims.add(new Claim(
                    String.format(
                            Locale.ROOT,
                            "Balanced sparse networks, %s: A(W) = %.4f at \u03b1 = 0.5, the uniform mode included",
                            wired.structure,
                            wired.total().theory()),
                    Comparison.within(
                            Measurement.of(wired.total().estimate()),
                            wired.total().theory(),
                            allowance,
                            "finite N: 3/(p N) of the value")));
        }
        return claims;
    }

    private static Figure figure(Numbers numbers) {
        Panel fast = Panel.of(
                        Axis.x("spectral abscissa \u03b1").range(0, 1),
                        Axis.y("nonnormal part A(T)").range(0, 1.5))
                .title("independent weights");
        Panel total = Panel.of(
                        Axis.x("spectral abscissa \u03b1").range(0, 1),
                        Axis.y("amplification A(W)").range(0, 2.5))
                .title("independent weights")
                .with(numbers.ceiling.line().colour(Colour.INK).dashed());
        for (int k = 0; k < numbers.laws.size(); k++) {
            Law law = numbers.laws.get(k);
            Colour colour = Palette.colour(k);
            fast = fast.with(law.nonnormalTheory.line().label("").colour(colour))
                    .with(Sampled.means(law.nonnormal, colour));
            total = total.with(law.totalTheory.line().colour(colour)).with(Sampled.means(law.total, colour));
        }
        return Figure.placed(
                        new Placed(fast.with(Sampled.meansKey()), Cell.at(0, 0)),
                        new Placed(total, Cell.at(0, 1)),
                        new Placed(wired(numbers), Cell.at(1, 0).spanning(1, 2)))
                .rowHeights(1, 0.7)
                .height(Length.mm(115))
                .lettered()
                .described(
                        "Amplification against slowing",
                        "The nonnormal part and the total against the spectral abscissa: the more negative the"
                                + " correlation of reciprocal weights, the more amplification at equal slowing, up to a"
                                + " ceiling; and the total of exactly balanced sparse networks, which the uniform mode"
                                + " adds to.");
    }

    private static Panel wired(Numbers numbers) {
        Panel panel = Panel.of(
                        Axis.x("spectral abscissa \u03b1").range(0, 1),
                        Axis.y("amplification A(W)").range(0, 2.5))
                .title("balanced, sparse");
        for (int k = 0; k < numbers.wired.size(); k++) {
            Wired wired = numbers.wired.get(k);
            Colour colour = Palette.colour(k == 0 ? 0 : numbers.laws.size());
            panel = panel.with(wired.theory.line().colour(colour)).with(Sampled.means(wired.totals, colour));
        }
        return panel;
    }
}
