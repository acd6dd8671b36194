package dev.rondo.paper.rajakumar2021;

import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Hinton;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Population;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.rajakumar2021.circuits.SpectralToy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figure 10. Five units, four of them excitatory, with two spectra: before and after a small increase of E-to-E weights. */
public final class Figure10Potentiation implements PaperFigure {
    private static final Population UNITS = Population.of(4, 1);
    private static final ComplexVector BEFORE = spectrum(-0.99, 1.22, 2.42, -0.73, 0.29);
    private static final ComplexVector AFTER = spectrum(-0.99, 1.39, 2.43, -0.90, 0.57);
    private static final Time TAU = Time.ms(50);
    private static final Time STEP = Time.ms(1);
    private static final int STEPS = 300;
    private static final double RIPPLE = 0.2;

    /**
     * Data of the figure.
     *
     * @param solution the weights and their increase
     * @param pulses positions of the units' peaks after a pulse to one of them
     * @param pair the two units and the pulse of panel c
     */
    public record Numbers(SpectralToy.Solution solution, List<Peaks> pulses, Pair pair) {}

    /**
     * After a pulse to one unit: when the excitatory units peak first.
     *
     * @param pulse unit that received the pulse
     * @param before seconds, one per excitatory unit
     * @param after same quantity with the increase
     */
    public record Peaks(int pulse, Vector before, Vector after) {}

    /**
     * Two readouts in sequence.
     *
     * @param pulse unit that received the pulse
     * @param first the unit that peaks first
     * @param second the other
     */
    public record Pair(int pulse, int first, int second) {}

    @Override
    public String id() {
        return "10";
    }

    @Override
    public String title() {
        return "A toy of five units before and after potentiation";
    }

    private static ComplexVector spectrum(double real, double re1, double im1, double re2, double im2) {
        Complex one = new Complex(re1, im1);
        Complex two = new Complex(re2, im2);
        return ComplexVector.of(Complex.of(real), one, one.conjugate(), two, two.conjugate());
    }

    @Override
    public Outcome make(PaperContext workshop) {
        SpectralToy toy = new SpectralToy(UNITS, SpectralToy.withoutTrace(BEFORE), SpectralToy.withoutTrace(AFTER));
        SpectralToy.Solution solution = workshop.draws(
                        id(),
                        1,
                        k -> toy.solve(workshop.either(1, 6), workshop.key(id()))
                                .orElseThrow(() -> new IllegalStateException(
                                        "No beginning led to a matrix with the spectra of figure 10: use"
                                                + " another seed")))
                .getFirst();
        List<Peaks> pulses = new ArrayList<>();
        for (int pulse = 0; pulse < UNITS.size(); pulse++) {
            pulses.add(new Peaks(
                    pulse, peaks(activity(solution.weights(), pulse)), peaks(activity(solution.increased(), pulse))));
        }
        Numbers numbers = new Numbers(solution, pulses, pair(pulses));
        return new Outcome(numbers, claims(numbers), figure(numbers));
    }

    /** [e^((W - I) t/tau) e_pulse]+, one row per millisecond. */
    private static Matrix activity(Matrix w, int pulse) {
        Matrix step = MatrixExponential.of(w.minus(Matrix.identity(w.rows())).times(1 / TAU.seconds()), STEP.seconds())
                .value();
        double[] start = new double[w.rows()];
        start[pulse] = 1;
        double[][] rows = new double[STEPS][];
        Vector x = Vector.owning(start);
        for (int t = 0; t < STEPS; t++) {
            rows[t] = x.toArray();
            x = step.times(x);
        }
        return Matrix.of(rows).map(v -> Math.max(0, v));
    }

    /** The first time after the pulse at which a rate peaks, ripples below a fifth of its root mean square aside; NaN if never. */
    private static Vector peaks(Matrix rates) {
        double[] peaks = new double[UNITS.excitatory()];
        for (int i = 0; i < peaks.length; i++) {
            peaks[i] = Double.NaN;
            double ripple = RIPPLE * rates.column(i).norm() / Math.sqrt(STEPS);
            for (int t = STEPS - 2; t >= 1; t--) {
                double before = rates.get(t - 1, i);
                double here = rates.get(t, i);
                double after = rates.get(t + 1, i);
                if (here > ripple && here > before && here >= after) {
                    double shift = (after - before) / (2 * (2 * here - before - after));
                    peaks[i] = STEP.times(t + shift).seconds();
                }
            }
        }
        return Vector.owning(peaks);
    }

    /** The two units farthest apart in time after one pulse, neither of which got it. */
    private static Pair pair(List<Peaks> pulses) {
        Pair best = new Pair(0, 1, 2);
        double farthest = -1;
        for (Peaks peaks : pulses) {
            for (int i = 0; i < peaks.before.size(); i++) {
                for (int j = 0; j < peaks.before.size(); j++) {
                    double apart = peaks.before.get(j) - peaks.before.get(i);
                    if (i != peaks.pulse && j != peaks.pulse && apart > farthest) {
                        farthest = apart;
                        best = new Pair(peaks.pulse, i, j);
                    }
                }
            }
        }
        return best;
    }

    private static List<Claim> claims(Numbers numbers) {
        SpectralToy.Solution solution = numbers.solution;
        Peaks drawn = numbers.pulses.get(numbers.pair.pulse);
        double sum = BEFORE.stream().mapToDouble(Complex::re).sum();
        double excitatory = 0;
        for (int i = 0; i < UNITS.excitatory(); i++) {
            for (int j = 0; j < UNITS.excitatory(); j++) {
                excitatory += solution.weights().get(i, j);
            }
        }
        double added = 0;
        for (int i = 0; i < UNITS.size(); i++) {
            for (int j = 0; j < UNITS.size(); j++) {
                added += solution.increase().get(i, j);
            }
        }
        List<Double> shifts = shifts(numbers);
        long earlier = shifts.stream().filter(s -> s < 0).count();
        return List.of(
                new Claim(
                        "p. 2628: a matrix of four excitatory units and an inhibitory one has the two printed spectra;"
                                + " found by solving for it, after a shift by 0.002 (largest distance of an eigenvalue)",
                        Comparison.within(Measurement.exact(solution.residual()), 0, 1e-9, "residual of the solution")),
                new Claim(
                        "p. 2607 and 2628: no self-connections, so the printed eigenvalues sum to 0 (rounding allows"
                                + " 0.025)",
                        Comparison.within(Measurement.exact(sum), 0, 0.025, "rounding of the printed eigenvalues")),
                new Claim(
                        "p. 2628: the perturbation is slight (share added to the sum of E-to-E weights by the smallest"
                                + " increase that was found; below a quarter)",
                        Comparison.less(Measurement.exact(added / excitatory), 0.25)),
                new Claim(
                        "p. 2628: the blue eigenmode oscillates faster after plasticity (ratio of frequencies)",
                        Comparison.greater(Measurement.exact(AFTER.im(3) / BEFORE.im(3)), 1)),
                new Claim(
                                String.format(
                                        Locale.ROOT,
                                        "p. 2628: the red-blue sequence shifts earlier (units %d and %d after a pulse"
                                                + " to unit %d: shift of the second peak in ms)",
                                        numbers.pair.first + 1,
                                        numbers.pair.second + 1,
                                        numbers.pair.pulse + 1),
                                Comparison.less(
                                        Measurement.exact(1000
                                                * (drawn.after.get(numbers.pair.second)
                                                        - drawn.before.get(numbers.pair.second))),
                                        0))
                        .because(Reasons.GROWTH_BEATS_FREQUENCY_OF_A_PAIR),
                new Claim(
                                "The same for every excitatory unit after a pulse to every unit (share of peaks that"
                                        + " shift earlier, above a half)",
                                Comparison.greater(Measurement.share(earlier, shifts.size()), 0.5))
                        .because(Reasons.GROWTH_BEATS_FREQUENCY)
                        .ours());
    }

    private static List<Double> shifts(Numbers numbers) {
        List<Double> shifts = new ArrayList<>();
        for (Peaks peaks : numbers.pulses) {
            for (int i = 0; i < peaks.before.size(); i++) {
                double shift = peaks.after.get(i) - peaks.before.get(i);
                if (!Double.isNaN(shift)) {
                    shifts.add(shift);
                }
            }
        }
        return shifts;
    }

    private static Figure figure(Numbers numbers) {
        SpectralToy.Solution solution = numbers.solution;
        double largest =
                Math.max(solution.weights().maxAbs(), solution.increased().maxAbs());
        return Figure.placed(new Placed(hinton(solution.weights(), largest, "before"), Cell.at(0, 0)))
                .with(hinton(solution.increased(), largest, "after").unlettered(), Cell.at(0, 1))
                .with(spectra(solution).unlettered(), Cell.at(0, 2))
                .with(modes(BEFORE, "before"), Cell.at(1, 0))
                .with(modes(AFTER, "after").unlettered(), Cell.at(1, 1))
                .with(readouts(numbers), Cell.at(1, 2))
                .height(Length.mm(110))
                .lettered()
                .described(
                        "A toy of five units before and after potentiation",
                        "Weights as Hinton diagrams, their eigenvalues, the two oscillating modes, and two readouts"
                                + " whose peaks come a little earlier after a small increase of E-to-E weights.");
    }

    private static Panel hinton(Matrix w, double largest, String title) {
        return Panel.of(
                        Axis.x("from unit (5 inhibitory)").categories("1", "2", "3", "4", "5"),
                        Axis.y("to unit").categories("1", "2", "3", "4", "5").downward())
                .with(Hinton.of(w.toRows()).largest(largest))
                .title(title);
    }

    private static Panel spectra(SpectralToy.Solution solution) {
        return Panel.of(Axis.x("Re \u03bb"), Axis.y("Im \u03bb"))
                .with(Rule.vertical(1))
                .with(points(solution.weights()).colour(Palette.BLUE).label("before"))
                .with(points(solution.increased())
                        .colour(Palette.VERMILION)
                        .hollow()
                        .label("after"));
    }

    private static Points points(Matrix w) {
        ComplexVector values = Eigen.valuesOf(w);
        return Points.of(values.real().toArray(), values.imaginary().toArray()).size(6);
    }

    /** Re e^((lambda - 1) t/tau) of the two pairs. */
    private static Panel modes(ComplexVector spectrum, String title) {
        return Panel.of(Axis.x("time", "ms").range(0, STEPS), Axis.y("mode").range(-8, 8))
                .with(mode(spectrum.get(1)).colour(Palette.VERMILION).label("growing pair"))
                .with(mode(spectrum.get(3)).colour(Palette.BLUE).label("damped pair"))
                .title(title);
    }

    private static Line mode(Complex lambda) {
        double[] time = new double[STEPS];
        double[] value = new double[STEPS];
        for (int t = 0; t < STEPS; t++) {
            double s = STEP.times(t).in(TAU);
            time[t] = STEP.times(t).ms();
            value[t] = StrictMath.exp((lambda.re() - 1) * s) * StrictMath.cos(lambda.im() * s);
        }
        return Line.of(time, value);
    }

    private static Panel readouts(Numbers numbers) {
        Matrix before = activity(numbers.solution.weights(), numbers.pair.pulse);
        Matrix after = activity(numbers.solution.increased(), numbers.pair.pulse);
        return Panel.of(Axis.x("time", "ms").range(0, STEPS), Axis.y("rate r"))
                .with(rate(before, numbers.pair.first, Palette.VERMILION).label("first unit"))
                .with(rate(before, numbers.pair.second, Palette.BLUE).label("second unit"))
                .with(rate(after, numbers.pair.first, Palette.VERMILION)
                        .dashed()
                        .label("after plasticity"))
                .with(rate(after, numbers.pair.second, Palette.BLUE).dashed());
    }

    private static Line rate(Matrix rates, int unit, Colour colour) {
        double[] time = new double[STEPS];
        for (int t = 0; t < STEPS; t++) {
            time[t] = STEP.times(t).ms();
        }
        return Line.of(time, rates.column(unit).toArray()).colour(colour);
    }
}
