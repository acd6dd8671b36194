package dev.rondo.paper.hennequin2012;

import dev.rondo.analysis.linear.Gramians;
import dev.rondo.analysis.theory.TriangularAmplification;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.wiring.Triangular;
import dev.rondo.network.wiring.Triangular.EntryLaw;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Estimate;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.random.Key;
import dev.rondo.setting.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** F3. The expected purely nonnormal amplification is known exactly, at every size and for every law of the weights. */
public final class ExactExpectation implements PaperFigure {
    private static final double[] ZETAS = {0.5, 1, 1.5, 2, 2.5};
    private static final double LAW_ZETA = 1.5;
    private static final int LAW_UNITS = 50;

    /**
     * Data of the figure.
     *
     * @param sizes one per number of units
     * @param limit the curve of infinitely many units
     * @param laws the four laws at one zeta, in their order
     */
    public record Numbers(List<Size> sizes, Curve limit, List<Law> laws) {}

    /**
     * Chains of one size.
     *
     * @param units N
     * @param theory the exact curve
     * @param samples measured
     */
    public record Size(int units, Curve theory, List<Sampled> samples) {}

    /**
     * Chains with one law of entries.
     *
     * @param law the law
     * @param sample measured
     */
    public record Law(EntryLaw law, Sampled sample) {}

    @Override
    public String id() {
        return "F3";
    }

    @Override
    public String title() {
        return "The exact expectation of purely nonnormal amplification";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        int draws = workshop.either(12, 40);
        int[] sizes = workshop.quick() ? new int[] {20, 50} : new int[] {50, 100, 200};
        List<Size> measured = new ArrayList<>();
        for (int units : sizes) {
            measured.add(size(units, draws, workshop));
        }
        List<Law> laws = new ArrayList<>();
        for (EntryLaw law : EntryLaw.values()) {
            laws.add(new Law(law, sample(Triangular.dense(LAW_UNITS, LAW_ZETA, law), 3 * draws, workshop)));
        }
        Numbers numbers =
                new Numbers(measured, Curve.of("N \u2192 \u221e", 0, 2.5, TriangularAmplification::expected), laws);
        return new Outcome(numbers, claims(numbers), figure(numbers));
    }

    private Size size(int units, int draws, PaperContext workshop) {
        List<Sampled> samples = new ArrayList<>();
        for (double zeta : ZETAS) {
            samples.add(sample(Triangular.dense(units, zeta, EntryLaw.GAUSSIAN), draws, workshop));
        }
        return new Size(
                units,
                Curve.of("N = " + units, 0, 2.5, zeta -> TriangularAmplification.expected(zeta, units)),
                samples);
    }

    private Sampled sample(Triangular chain, int draws, PaperContext workshop) {
        Key key = workshop.key(id())
                .child(chain.entries().name())
                .child(chain.units())
                .child(Double.doubleToLongBits(chain.zeta()));
        String what = String.format(Locale.ROOT, "chains of %d, \u03b6 = %s", chain.units(), chain.zeta());
        List<Double> values = workshop.draws(what, draws, k -> {
            Matrix t = chain.draw(key.child(k).uniform());
            return Gramians.covariance(t).trace() / t.rows() - 1;
        });
        return new Sampled(
                chain.zeta(),
                TriangularAmplification.expected(chain.zeta(), chain.units()),
                Estimate.of(values.stream().mapToDouble(v -> v).toArray()));
    }

    private static List<Claim> claims(Numbers numbers) {
        List<Claim> claims = new ArrayList<>();
        for (Size size : numbers.sizes) {
            Sampled worst = Sampled.worst(size.samples);
            claims.add(new Claim(
                    String.format(
                            Locale.ROOT,
                            "Chains of %d modes amplify by the exact expectation at every \u03b6 (the farthest: \u03b6"
                                    + " = %s)",
                            size.units,
                            worst.x()),
                    Comparison.equal(Measurement.of(worst.estimate()), worst.theory())));
        }
        for (Law law : numbers.laws) {
            claims.add(new Claim(
                    String.format(
                            Locale.ROOT,
                            "Only the variance of the weights matters: law %s at \u03b6 = %s",
                            Names.kebab(law.law),
                            LAW_ZETA),
                    Comparison.equal(Measurement.of(law.sample.estimate()), law.sample.theory())));
        }
        return claims;
    }

    private static Figure figure(Numbers numbers) {
        Axis zeta = Axis.x("\u03b6").range(0, 2.6);
        Panel curves = Panel.of(zeta, Axis.y("A_{0}").log().range(0.03, 40))
                .with(numbers.limit.line().colour(Colour.INK).dashed());
        Panel ratios =
                Panel.of(zeta, Axis.y("A_{0} / its limit").range(0.5, 1.2)).with(Rule.horizontal(1));
        for (int k = 0; k < numbers.sizes.size(); k++) {
            Size size = numbers.sizes.get(k);
            Colour colour = Palette.colour(k);
            int units = size.units;
            curves = curves.with(size.theory.line().colour(colour)).with(Sampled.means(size.samples, colour));
            Curve ratio = Curve.of(
                    "",
                    0.02,
                    2.5,
                    z -> TriangularAmplification.expected(z, units) / TriangularAmplification.expected(z));
            ratios = ratios.with(ratio.line().colour(colour))
                    .with(Sampled.means(
                            size.samples.stream()
                                    .map(ExactExpectation::overLimit)
                                    .toList(),
                            colour));
        }
        return Figure.row(curves, ratios, laws(numbers))
                .height(Length.mm(58))
                .lettered()
                .described(
                        "The exact expectation of nonnormal amplification",
                        "Measured amplification of random chains lies on the exact curves for every size; four laws of"
                                + " the weights give the same mean.");
    }

    private static Sampled overLimit(Sampled sample) {
        double limit = TriangularAmplification.expected(sample.x());
        return new Sampled(
                sample.x(), sample.theory() / limit, sample.estimate().times(1 / limit));
    }

    private static Panel laws(Numbers numbers) {
        List<Sampled> laws = new ArrayList<>();
        for (int k = 0; k < numbers.laws.size(); k++) {
            Sampled s = numbers.laws.get(k).sample;
            laws.add(new Sampled(k, s.theory(), s.estimate()));
        }
        double theory = laws.getFirst().theory();
        return Panel.of(
                        Axis.x("").categories("real", "complex", "\u00b11", "sparse"),
                        Axis.y("A_{0} at \u03b6 = " + LAW_ZETA).range(0.8 * theory, 1.2 * theory))
                .with(Rule.horizontal(theory).label("exact"))
                .with(Sampled.means(laws, Palette.BLUE))
                .with(Sampled.meansKey())
                .legend(Legend.ABOVE);
    }
}
