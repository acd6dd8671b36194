package dev.rondo.paper.hennequin2012;

import dev.rondo.analysis.linear.Autocovariance;
import dev.rondo.analysis.linear.LinearSimulation;
import dev.rondo.analysis.linear.SchurModes;
import dev.rondo.analysis.theory.RandomNetworkTheory;
import dev.rondo.analysis.theory.TriangularAmplification;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Grid;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Length;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexLinearSolve;
import dev.rondo.linalg.ComplexMatrix;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.wiring.Ginibre;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Estimate;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * F9. A random network is slowed by exactly 1/sqrt(1 - R^2); its feedforward part alone amplifies over a broad band of
 * frequencies, with hardly any slowing.
 */
public final class MemoryAndSpectrum implements PaperFigure {
    private static final String FINITE = "finite N: 4/(N (1 - R^2)) of the value";
    private static final double RADIUS = 0.8;
    private static final double SLOWING = 1 / 0.6;
    private static final Time TAU = Time.ms(50);
    private static final int LAGS = 16;
    private static final double RUN_STEP = 0.1;
    private static final int RUN_STEPS = 300;
    private static final int SHOWN_UNITS = 40;
    private static final double LAG = 0.25;
    private static final double[] FREQUENCIES = {0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3};

    /**
     * Data of the figure.
     *
     * @param units N
     * @param run spontaneous activity of one network under white noise, steps of 0.1 tau x units
     * @param memoryTheory autocovariance against the lag over tau
     * @param memory measured
     * @param memoryTime the integral of the autocovariance over its value at 0, over tau
     * @param spectrumTheory power against angular frequency times tau
     * @param spectrum measured
     * @param feedforwardTheory power with all eigenvalues taken as 0
     * @param feedforward measured
     */
    public record Numbers(
            int units,
            Matrix run,
            Curve memoryTheory,
            List<Sampled> memory,
            Estimate memoryTime,
            Curve spectrumTheory,
            List<Sampled> spectrum,
            Curve feedforwardTheory,
            List<Sampled> feedforward) {}

    private record Measured(Autocovariance.Result memory, Vector spectrum, Vector feedforward) {}

    @Override
    public String id() {
        return "F9";
    }

    @Override
    public String title() {
        return "Slowing of random networks, and the broad spectrum of their feedforward part";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        int units = workshop.either(100, 200);
        int draws = workshop.either(10, 40);
        Ginibre wiring = new Ginibre(units, RADIUS, false);
        List<Measured> all = workshop
                .draws(
                        "memory of networks with R = 0.8",
                        draws,
                        k -> measured(wiring.draw(workshop.key(id()).child(k).uniform())))
                .stream()
                .flatMap(Optional::stream)
                .toList();
        Matrix run = LinearSimulation.exact(
                        wiring.draw(workshop.key(id()).child(0).uniform()), TAU, TAU.times(RUN_STEP))
                .states(RUN_STEPS, workshop.key(id()).child("run").uniform());
        Numbers numbers = numbers(units, run, all);
        return new Outcome(numbers, claims(numbers), figure(numbers));
    }

    /** Nothing of a network that happens to be unstable. */
    private static Optional<Measured> measured(Matrix w) {
        SchurModes modes = SchurModes.of(w);
        if (!modes.isStable()) {
            return Optional.empty();
        }
        ComplexMatrix feedforward = modes.feedforward();
        ComplexMatrix whole = feedforward.plus(ComplexMatrix.diagonal(modes.eigenvalues()));
        double[] spectrum = new double[FREQUENCIES.length];
        double[] alone = new double[FREQUENCIES.length];
        for (int k = 0; k < FREQUENCIES.length; k++) {
            spectrum[k] = power(whole, FREQUENCIES[k]);
            alone[k] = power(feedforward, FREQUENCIES[k]);
        }
        return Optional.of(new Measured(
                new Autocovariance(TAU, TAU.times(LAG), LAGS).of(w), Vector.owning(spectrum), Vector.owning(alone)));
    }

    /** The mean over modes of the power spectrum, {@code ||(1 + i omega - M)^{-1}||_F^2/N}. */
    private static double power(ComplexMatrix m, double omega) {
        int n = m.rows();
        ComplexMatrix shifted =
                ComplexMatrix.identity(n).times(new Complex(1, omega)).minus(m);
        double norm = ComplexLinearSolve.of(shifted).inverse().frobeniusNorm();
        return norm * norm / n;
    }

    private static Numbers numbers(int units, Matrix run, List<Measured> all) {
        List<Sampled> memory = new ArrayList<>();
        for (int k = 0; k <= LAGS; k += 2) {
            int at = k;
            memory.add(new Sampled(
                    LAG * k,
                    RandomNetworkTheory.autocovariance(RADIUS, LAG * k),
                    Estimate.of(all.stream()
                            .mapToDouble(m -> m.memory.autocovariance().get(at))
                            .toArray())));
        }
        List<Sampled> spectrum = new ArrayList<>();
        List<Sampled> feedforward = new ArrayList<>();
        for (int k = 0; k < FREQUENCIES.length; k++) {
            int at = k;
            spectrum.add(new Sampled(
                    FREQUENCIES[k],
                    RandomNetworkTheory.spectrum(RADIUS, FREQUENCIES[k]),
                    Estimate.of(
                            all.stream().mapToDouble(m -> m.spectrum.get(at)).toArray())));
            feedforward.add(new Sampled(
                    FREQUENCIES[k],
                    TriangularAmplification.spectrum(RADIUS, units, FREQUENCIES[k]),
                    Estimate.of(
                            all.stream().mapToDouble(m -> m.feedforward.get(at)).toArray())));
        }
        return new Numbers(
                units,
                run,
                Curve.of("theory", 0, LAG * LAGS, s -> RandomNetworkTheory.autocovariance(RADIUS, s)),
                memory,
                Estimate.of(all.stream()
                        .mapToDouble(m -> m.memory.integralTime().in(TAU))
                        .toArray()),
                Curve.of("whole network", 0, 3, w -> RandomNetworkTheory.spectrum(RADIUS, w)),
                spectrum,
                Curve.of("feedforward part", 0, 3, w -> TriangularAmplification.spectrum(RADIUS, units, w)),
                feedforward);
    }

    private static List<Claim> claims(Numbers numbers) {
        // Real networks of N units differ from the limit by some 1/N of the squared slowing.
        double finite = 4 * SLOWING * SLOWING / numbers.units;
        Sampled atZero = numbers.memory.getFirst();
        Sampled still = numbers.spectrum.getFirst();
        Sampled alone = numbers.feedforward.getFirst();
        return List.of(
                new Claim(
                        "At R = 0.8 the mean variance is 1/s = 1.6667",
                        Comparison.within(Measurement.of(atZero.estimate()), atZero.theory(), finite, FINITE)),
                new Claim(
                        "The network is slower than a unit by 1/sqrt(1 - R^2) = 1.667",
                        Comparison.within(Measurement.of(numbers.memoryTime), SLOWING, finite, FINITE)),
                new Claim(
                        "Its power at frequency 0 is 1/(1 - R^2) = 2.7778 times that of an isolated unit",
                        Comparison.within(
                                Measurement.of(still.estimate()), still.theory(), finite * still.theory(), FINITE)),
                new Claim(
                        "The feedforward part alone has power " + String.format(Locale.ROOT, "%.3f", alone.theory())
                                + " at frequency 0",
                        Comparison.within(
                                Measurement.of(alone.estimate()),
                                alone.theory(),
                                4.0 / numbers.units,
                                "finite N: 4/N")));
    }

    /** The first units of a run, in standard deviations of an isolated unit. */
    private static Panel run(Matrix run) {
        Grid shown = Grid.of(SHOWN_UNITS, run.rows(), (i, t) -> run.get(t, i));
        return Panel.of(
                        Axis.x("time / \u03c4"),
                        Axis.y("unit").downward().range(0.5, SHOWN_UNITS + 0.5).wholeNumbers())
                .title("simulated spontaneous activity, R = 0.8")
                .with(HeatMap.of(shown)
                        .over(0, RUN_STEP * run.rows(), 0.5, SHOWN_UNITS + 0.5)
                        .colours(ColourMap.DIVERGING)
                        .limits(-4, 4))
                .colourBar("x / SD of isolated unit");
    }

    private static Figure figure(Numbers numbers) {
        Panel memory = Panel.of(
                        Axis.x("lag / \u03c4").range(0, LAG * LAGS),
                        Axis.y("mean autocovariance").log().range(0.02, 3))
                .with(numbers.memoryTheory.line().colour(Palette.BLUE).label("network, R = 0.8"))
                .with(Sampled.means(numbers.memory, Palette.BLUE))
                .with(Sampled.meansKey())
                .with(Curve.of("isolated unit", 0, 4, s -> StrictMath.exp(-s))
                        .line()
                        .colour(Palette.GREY)
                        .dashed());
        Panel spectrum = Panel.of(
                        Axis.x("\u03c9 \u03c4").range(0, 3),
                        Axis.y("mean power").log())
                .with(numbers.spectrumTheory.line().colour(Palette.BLUE))
                .with(Sampled.means(numbers.spectrum, Palette.BLUE))
                .with(numbers.feedforwardTheory.line().colour(Palette.VERMILION))
                .with(Sampled.means(numbers.feedforward, Palette.VERMILION))
                .with(Curve.of("isolated unit", 0, 3, w -> 1 / (1 + w * w))
                        .line()
                        .colour(Colour.INK)
                        .dashed());
        return Figure.placed(
                        new Placed(run(numbers.run), Cell.at(0, 0).spanning(1, 2)),
                        new Placed(memory, Cell.at(1, 0)),
                        new Placed(spectrum, Cell.at(1, 1)))
                .rowHeights(0.8, 1)
                .height(Length.mm(115))
                .lettered()
                .described(
                        "Memory and spectrum",
                        "Simulated spontaneous activity of one network under white noise. The autocovariance of a random"
                                + " network decays more slowly than that of a unit, by the"
                                + " predicted factor; the spectrum of the feedforward part is only slightly narrower than"
                                + " a unit's.");
    }
}
