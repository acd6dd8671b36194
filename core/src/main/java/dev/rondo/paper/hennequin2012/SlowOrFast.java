package dev.rondo.paper.hennequin2012;

import dev.rondo.analysis.linear.Autocovariance;
import dev.rondo.analysis.linear.SchurModes;
import dev.rondo.analysis.theory.ToyCircuits;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.linalg.Matrix;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import java.util.List;

/** F1. Two units can amplify like one near-critical unit, but without becoming slow. */
public final class SlowOrFast implements PaperFigure {
    private static final double COUPLING = 0.6;
    private static final double WEIGHT = 3;

    /**
     * Data of the figure.
     *
     * @param selfCoupled variance of a unit against the slowing that its coupling causes
     * @param chain variance of the driven unit of a chain against its weight
     * @param memories autocovariance over its value at 0 against the lag over tau: isolated unit, self-coupled unit,
     *     driven unit
     */
    public record Numbers(Curve selfCoupled, Curve chain, List<Curve> memories) {}

    @Override
    public String id() {
        return "F1";
    }

    @Override
    public String title() {
        return "Slow or fast: a unit that excites itself, and a unit that drives another";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        Numbers numbers = new Numbers(
                Curve.of("self-coupled unit", 1, 5, slowing -> ToyCircuits.selfCoupledVariance(1 - 1 / slowing)),
                Curve.of("driven unit", 0, 4, ToyCircuits::drivenVariance),
                List.of(
                        Curve.of("isolated", 0, 6, s -> StrictMath.exp(-s)),
                        Curve.of("self-coupled", 0, 6, s -> StrictMath.exp(-s * (1 - COUPLING))),
                        Curve.of("driven", 0, 6, SlowOrFast::drivenMemory)));
        return new Outcome(numbers, claims(), figure(numbers));
    }

    /** The driven unit's autocovariance, {@code e^{-s} (1 + w^2/2 (1 + s))}, over its variance. */
    private static double drivenMemory(double s) {
        double half = WEIGHT * WEIGHT / 2;
        return StrictMath.exp(-s) * (1 + half * (1 + s)) / (1 + half);
    }

    private static List<Claim> claims() {
        Matrix self = Matrix.of(new double[][] {{COUPLING}});
        Matrix chain = Matrix.of(new double[][] {{0, 0}, {WEIGHT, 0}});
        SchurModes modes = SchurModes.of(chain);
        Time tau = Time.ms(50);
        double slowing = new Autocovariance(tau, tau.times(0.1), 50)
                .of(self)
                .integralTime()
                .in(tau);
        return List.of(
                new Claim(
                        "A unit with self-coupling 0.6 has variance 1/(1 - 0.6) = 2.5 ...",
                        exactly(1 + SchurModes.of(self).total(), 2.5)),
                new Claim("... and is slower by the same factor 2.5", exactly(slowing, 2.5)),
                new Claim(
                        "A unit driven with weight 3 has variance 1 + 9/2 = 5.5",
                        exactly(modes.feedforwardVariances().get(0), 5.5)),
                new Claim("The chain of two amplifies by 9/4", exactly(modes.total(), 2.25)),
                new Claim(
                        "The chain's slowest mode decays as fast as an isolated unit: its spectral abscissa is 0",
                        exactly(modes.spectralAbscissa(), 0)));
    }

    private static Comparison exactly(double measured, double expected) {
        return Comparison.within(Measurement.exact(measured), expected, 1e-10, "floating-point rounding");
    }

    private static Figure figure(Numbers numbers) {
        Panel trade = Panel.of(Axis.x("slowing").range(1, 5), Axis.y("variance").from(0))
                .title("self-coupled unit")
                .with(numbers.selfCoupled.line().label("").colour(Palette.VERMILION))
                .with(Points.of(new double[] {2.5}, new double[] {2.5}).colour(Palette.VERMILION));
        Panel chain = Panel.of(
                        Axis.x("feedforward weight").range(0, 4),
                        Axis.y("variance").from(0))
                .title("driven unit: no slowing")
                .with(numbers.chain.line().label("").colour(Palette.BLUE))
                .with(Points.of(new double[] {WEIGHT}, new double[] {5.5}).colour(Palette.BLUE));
        Panel memory = Panel.of(
                        Axis.x("lag / \u03c4").range(0, 6),
                        Axis.y("autocorrelation").log().range(0.01, 1))
                .title("memory")
                .with(numbers.memories.get(0).line().colour(Palette.GREY).dashed())
                .with(numbers.memories.get(1).line().colour(Palette.VERMILION))
                .with(numbers.memories.get(2).line().colour(Palette.BLUE));
        return Figure.row(trade, chain, memory)
                .height(Length.mm(58))
                .lettered()
                .described(
                        "Slow or fast amplification",
                        "The variance of a self-coupled unit grows with its slowing; that of a driven unit grows with"
                                + " the weight, and its autocorrelation falls in the end as fast as that of an isolated"
                                + " unit.");
    }
}
