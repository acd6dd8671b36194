package dev.rondo.paper.hennequin2012;

import dev.rondo.analysis.linear.Autocovariance;
import dev.rondo.analysis.linear.SchurModes;
import dev.rondo.analysis.theory.ToyCircuits;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Frame;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Note;
import dev.rondo.figure.NumberText;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
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
        Panel trade = Panel.of(
                        Axis.x("time constant / \u03c4").range(1, 5),
                        Axis.y("variance").from(0))
                .with(numbers.selfCoupled.line().label("").colour(Palette.VERMILION))
                .with(Points.of(new double[] {2.5}, new double[] {2.5})
                        .colour(Palette.VERMILION)
                        .label("\u03bb = " + COUPLING));
        Panel chain = Panel.of(
                        Axis.x("feedforward weight w").range(0, 4),
                        Axis.y("variance").from(0))
                .with(numbers.chain.line().label("").colour(Palette.BLUE))
                .with(Points.of(new double[] {WEIGHT}, new double[] {5.5})
                        .colour(Palette.BLUE)
                        .label("w = " + NumberText.plain(WEIGHT)));
        Panel memory = Panel.of(
                        Axis.x("lag / \u03c4").range(0, 6),
                        Axis.y("autocorrelation").log().range(0.01, 1))
                .title("memory")
                .with(numbers.memories.get(0).line().colour(Palette.GREY).dashed())
                .with(numbers.memories.get(1).line().colour(Palette.VERMILION))
                .with(numbers.memories.get(2).line().colour(Palette.BLUE));
        return Figure.placed(
                        new Placed(selfCoupledCircuit(), Cell.at(0, 0)),
                        new Placed(chainCircuit(), Cell.at(0, 1)),
                        new Placed(memory, Cell.at(0, 2).spanning(2, 1)),
                        new Placed(trade, Cell.at(1, 0)),
                        new Placed(chain, Cell.at(1, 1)))
                .rowHeights(0.6, 1)
                .height(Length.mm(85))
                .lettered()
                .described(
                        "Slow or fast amplification",
                        "The two routes: a unit that excites itself, and a unit that drives another. The variance of a"
                                + " self-coupled unit grows with its slowing; that of a driven unit grows with the"
                                + " weight, and its autocorrelation falls in the end as fast as that of an isolated"
                                + " unit.");
    }

    /** A unit with a connection to itself: the slow route. */
    private static Panel selfCoupledCircuit() {
        int points = 60;
        double[] x = new double[points];
        double[] y = new double[points];
        for (int k = 0; k < points; k++) {
            double angle = Math.PI * (-0.35 + 1.7 * k / (points - 1));
            x[k] = 0.55 * StrictMath.cos(angle);
            y[k] = 0.75 + 0.55 * StrictMath.sin(angle);
        }
        return circuit("slow: self-coupled unit")
                .with(Line.of(x, y).colour(Palette.VERMILION).width(1.6).arrows(1))
                .with(unit(0, 0, Palette.VERMILION))
                .with(Note.at(0.75, 1.1, "\u03bb").anchor(Note.Anchor.START))
                .with(Note.at(0, -0.75, "noise").colour(Palette.VERMILION));
    }

    /** A unit that drives another: the fast route. */
    private static Panel chainCircuit() {
        return circuit("fast: driven unit")
                .with(Line.of(new double[] {-1.1, 0.1, 1.0}, new double[] {0.3, 0.3, 0.3})
                        .colour(Palette.BLUE)
                        .width(1.6)
                        .arrows(1))
                .with(unit(-1.3, 0.3, Palette.BLUE))
                .with(unit(1.3, 0.3, Palette.BLUE))
                .with(Note.at(0, 0.75, "w"))
                .with(Note.at(-1.3, -0.75, "noise"))
                .with(Note.at(1.3, -0.75, "noise"));
    }

    private static Panel circuit(String title) {
        return Panel.of(
                        Axis.x("").range(-2, 2).withoutTicks(),
                        Axis.y("").range(-1, 1.5).withoutTicks())
                .frame(Frame.NONE)
                .title(title)
                .legend(Legend.NONE)
                .equalAspect();
    }

    private static Points unit(double x, double y, Colour colour) {
        return Points.of(new double[] {x}, new double[] {y}).size(17).colour(colour);
    }
}
