package dev.rondo.analysis.rest;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.Effort;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.Panel;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.network.StroboscopicMap;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Attractor of a network whose input is the trial's, repeated for ever: the input is part of the system. Seen once per
 * period of the input (the stroboscopic map P), a cycle of k input periods is an orbit of k points, {@code P^k(x) = x}, with
 * the eigenvalues of {@code DP^k} as multipliers; what never repeats itself is quasi-periodic or chaotic. The exponents
 * are conditional ones: of the network alone, given its input.
 *
 * @param about the map, or the flow under an input that is held over every step
 * @param periodSteps period of the input in steps; 0 for the one that it shows
 * @param patience factor on the usual budget
 */
public record Stroboscopic(
        @Setting(meaning = "the Euler map that was trained, or the flow", byDefault = "map")
        About about,

        @Setting(
                meaning = "period of the input in steps; 0 for the one that the trial's input shows",
                byDefault = "0",
                min = 0)
        int periodSteps,

        @Setting(
                meaning = "how many times the usual budget the orbit is followed before the verdict is undecided",
                byDefault = "1",
                min = 1,
                max = 1000)
        double patience)
        implements Analysis<Stroboscopic.Result> {

    @SuppressWarnings("UnusedVariable")
    private static final String NO_CYCLE = "the orbit does not repeat itself after a whole number of input periods";

    /** Time constants that the orbit is followed before it is looked at. */
    private static final double SETTLING = 400;

    private static final int FEWEST_PERIODS = 50;

    /** States beyond this multiple of the first one, or of 1, have grown. */
    private static final double GONE = 1e15;

    /** Steps of an orbit that does not repeat itself, for the figure and the files. */
    private static final int DRAWN = 2000;

    /** The verdict. */
    public enum Verdict {
        /** A cycle of a whole number of input periods. */
        ENTRAINED,
        /** Points on a closed curve or torus. */
        QUASI_PERIODIC,
        /** A bounded set on which neighbours part exponentially. */
        CHAOTIC,
        /** The state grows without bound. */
        GROWING,
        /** The budget ended before a verdict. */
        UNDECIDED
    }

    /**
     * Result.
     *
     * @param verdict kind of attractor
     * @param order number k of input periods after which the orbit repeats itself
     * @param period k T
     * @param inputPeriod T
     * @param inputSteps T in steps
     * @param multipliers eigenvalues of DP^k, by decreasing modulus
     * @param conditionalExponentsPerS Lyapunov exponents under the input, largest first
     * @param amplitude root of the summed variances over the orbit
     * @param finding evidence in words
     */
    public record Result(
            Verdict verdict,

            @MissingBecause(NO_CYCLE) Optional<Integer> order,

            @MissingBecause(NO_CYCLE) Optional<Time> period,

            Time inputPeriod,
            int inputSteps,
            List<Complex> multipliers,
            Vector conditionalExponentsPerS,
            double amplitude,
            String finding) {}

    /**
     * Measures of accuracy.
     *
     * @param residual |P^k(x) - x| over the largest |x|
     * @param exponentError difference of the largest exponent from log|mu|/(k T)
     * @param stepError change of P(x) with twice the steps of the flow, over the largest |x|
     */
    public record Certificate(
            @MissingBecause(NO_CYCLE) Optional<Double> residual,

            @MissingBecause(NO_CYCLE) Optional<Double> exponentError,

            @MissingBecause("the map has no error of its step")
            Optional<Double> stepError) {}

    /** The system, and the attractor on which its orbit ends. */
    private record Found(
            StroboscopicMap map, int period, Vector state, Optional<EntrainedCycle> cycle, Optional<Attractor> other) {
        Verdict verdict() {
            return cycle.isPresent()
                    ? Verdict.ENTRAINED
                    : other.map(Found::verdict).orElse(Verdict.UNDECIDED);
        }

        private static Verdict verdict(Attractor attractor) {
            return switch (attractor) {
                case Attractor.FixedPoint p -> Verdict.ENTRAINED;
                case Attractor.LockedCycle c -> Verdict.ENTRAINED;
                case Attractor.InvariantCurve c -> Verdict.QUASI_PERIODIC;
                case Attractor.Torus t -> Verdict.QUASI_PERIODIC;
                case Attractor.Chaos c -> Verdict.CHAOTIC;
                case Attractor.Growth g -> Verdict.GROWING;
                default -> Verdict.UNDECIDED;
            };
        }

        /** Number of input periods of a cycle. */
        Optional<Integer> order() {
            return cycle.map(EntrainedCycle::order)
                    .or(() -> other.flatMap(a -> switch (a) {
                        case Attractor.FixedPoint p -> Optional.of(1);
                        case Attractor.LockedCycle c -> Optional.of(c.order());
                        default -> Optional.empty();
                    }));
        }
    }

    @Override
    public Card card() {
        return Card.ofNetwork(
                        "stroboscopic",
                        "cycles, multipliers and conditional exponents under an input that goes on for ever",
                        Card.Material.STATE_AFTER_TRIAL,
                        About.MAP,
                        About.FLOW)
                .field("verdict", "entrained, quasi-periodic, chaotic, growing or undecided")
                .field("order", "", "P^k(x) = x", "number k of input periods after which the orbit repeats itself")
                .field("period_s", "s", "k T", "period of the cycle")
                .field("input_period_s", "s", "T", "period of the input")
                .field("input_steps", "", "T/dt", "period of the input in steps")
                .field("multipliers", "", "eigenvalues of DP^k", "multipliers of the cycle by decreasing modulus")
                .field(
                        "conditional_exponents_per_s",
                        "1/s",
                        "lim log|DG^n v|/(n dt)",
                        "Lyapunov exponents of the network under its input, falling; all negative where two copies with"
                                + " one input come together")
                .field("amplitude", "", "sqrt(sum_i std_i^2)", "root of the summed variances of all states")
                .field("finding", "the evidence in words")
                .certificate("residual", "", "|P^k(x) - x|/|x|", "closing error of the cycle")
                .certificate(
                        "exponent_error",
                        "1/s",
                        "|lambda_1 - log|mu_1|/(k T)|",
                        "difference of the largest exponent from the largest multiplier's")
                .certificate(
                        "step_error",
                        "",
                        "|P_h(x) - P_h/2(x)|/|x|",
                        "change with twice the Runge-Kutta steps of the flow")
                .note(
                        "The input is the trial's, repeated every period_steps steps; by default the period that it shows,"
                                + " or its whole length. In the flow it is held over every time step.")
                .example(
                        "rondo analyze stroboscopic network.npz --stimulus falling-sawtooth",
                        "the cycle under a sawtooth that goes on, with its multipliers")
                .example(
                        "rondo analyze stroboscopic network.npz --stimulus pulse --period 50 --figure driven.svg --json",
                        "the first 50 steps of the input again and again, with a figure");
    }

    @Override
    public boolean repeatsInput() {
        return true;
    }

    @Override
    public Answer<Result> of(Subject subject) {
        Found found = found(subject);
        AttractorOrbit orbit = orbit(subject, found);
        Vector exponents = found.verdict() == Verdict.GROWING
                ? Vector.zeros(0)
                : new Lyapunov(about, 0, Time.ZERO, Time.ZERO, Lyapunov.InputAfter.PERIODIC, periodSteps)
                        .driven(subject.network(), subject.input(), subject.state())
                        .result()
                        .exponentsPerS();
        Time inputPeriod = found.map.step();
        Optional<Time> period = found.order().map(k -> inputPeriod.times((double) k));
        List<Complex> multipliers = multipliers(found);
        Result result = new Result(
                found.verdict(),
                found.order(),
                period,
                inputPeriod,
                found.period,
                multipliers,
                exponents,
                amplitude(orbit.x()),
                finding(found));
        Optional<Double> exponentError = period.filter(t -> !multipliers.isEmpty() && exponents.size() > 0)
                .map(t -> Math.abs(
                        exponents.get(0) - StrictMath.log(multipliers.getFirst().abs()) / t.seconds()));
        return Answer.about(
                about,
                result,
                new Certificate(found.cycle.map(EntrainedCycle::residual), exponentError, stepError(subject, found)));
    }

    private Found found(Subject subject) {
        RateNetwork network = subject.network();
        PeriodicInput driven = PeriodicInput.of(network, about, subject.input(), periodSteps);
        StroboscopicMap map = driven.map().overPeriod(subject.input().rows());
        double unit = network.timeConstants().longest().in(map.step());
        int settling = Math.max(FEWEST_PERIODS, (int) Math.ceil(SETTLING * patience * unit));
        Vector state = settled(map, subject.state(), settling);
        if (isGone(state, subject.state())) {
            return new Found(map, driven.period(), state, Optional.empty(), Optional.of(growth(map, subject.state())));
        }
        Optional<EntrainedCycle> cycle = EntrainedCycle.near(map, state);
        Optional<Attractor> other = cycle.isPresent()
                ? Optional.empty()
                : Optional.of(Attractors.of(map, Math.max(1, unit), Effort.QUICK.patient(patience))
                        .from(state));
        return new Found(
                map,
                driven.period(),
                cycle.map(EntrainedCycle::state)
                        .or(() -> other.map(Attractor::state))
                        .orElse(state),
                cycle,
                other);
    }

    private Attractor growth(StroboscopicMap map, Vector state) {
        return Attractors.of(map, 1, Effort.QUICK).from(state);
    }

    /** Test for growth: no bounded orbit comes so far. */
    private static boolean isGone(Vector state, Vector start) {
        return !(state.norm() <= GONE * Math.max(1, start.norm()));
    }

    private static Vector settled(StroboscopicMap map, Vector state, int periods) {
        double[] now = state.toArray();
        for (int k = 0; k < periods && !isGone(Vector.of(now), state); k++) {
            double[] next = new double[now.length];
            map.apply(now, next);
            now = next;
        }
        return Vector.owning(now);
    }

    private static List<Complex> multipliers(Found found) {
        return found.cycle
                .map(EntrainedCycle::multipliers)
                .or(() -> found.other
                        .filter(a -> found.verdict() == Verdict.ENTRAINED)
                        .map(Attractor::multipliers))
                .map(values -> values.stream().toList())
                .orElse(List.of());
    }

    private static String finding(Found found) {
        return found.cycle
                .map(cycle -> "Newton's method closes the orbit after " + cycle.order()
                        + (cycle.order() == 1 ? " period" : " periods")
                        + " of the input, and its multipliers lie inside the unit circle")
                .orElseGet(() -> "seen once per period of the input: "
                        + found.other.map(a -> a.certificate().finding()).orElse("the budget ended"));
    }

    private static double amplitude(Matrix x) {
        double sum = 0;
        for (int i = 0; i < x.columns() && x.rows() > 0; i++) {
            double[] column = x.column(i).toArray();
            double mean = Arrays.stream(column).average().orElse(0);
            sum += Arrays.stream(column)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElse(0);
        }
        return Math.sqrt(sum);
    }

    private Optional<Double> stepError(Subject subject, Found found) {
        if (about == About.MAP || found.verdict() == Verdict.GROWING) {
            return Optional.empty();
        }
        StroboscopicMap finer = PeriodicInput.of(subject.network(), about, subject.input(), periodSteps, 2)
                .map()
                .overPeriod(subject.input().rows());
        Function<StroboscopicMap, Vector> image = map -> settled(map, found.state, 1);
        double size = Math.max(Double.MIN_NORMAL, found.state.norm());
        return Optional.of(image.apply(found.map).minus(image.apply(finer)).norm() / size);
    }

    /** The orbit over all its periods, or a long stretch of it. */
    private AttractorOrbit orbit(Subject subject, Found found) {
        RateNetwork network = subject.network();
        int rows = found.verdict() == Verdict.GROWING
                ? 0
                : found.order().map(k -> k * found.period).orElse(Math.max(DRAWN, 2 * found.period));
        double[][] states = found.map.states(found.state.toArray(), rows);
        double[] t = new double[rows];
        Arrays.setAll(t, k -> k * network.dt().seconds());
        Matrix x = Matrix.build(rows, network.units(), (k, i) -> states[k][i]);
        Matrix r = x.map(network.activation()::rate);
        return new AttractorOrbit(Vector.owning(t), x, r, Simulator.of(network).readouts(r));
    }

    @Override
    public Drawing draw(Result result, Subject subject) {
        if (result.verdict() == Verdict.GROWING) {
            return Drawing.none("the state grows");
        }
        AttractorOrbit orbit = orbit(subject, found(subject));
        if (orbit.t().size() < 2) {
            return Drawing.none("the orbit has one state");
        }
        List<Panel> panels = new ArrayList<>();
        panels.add(OrbitPanels.plane(orbit.x(), result.order().isPresent())
                .title(result.order().isPresent() ? "orbit over its period" : "orbit"));
        panels.add(OrbitPanels.courses(orbit.t().toArray(), orbit.r(), orbit.z()));
        if (!result.multipliers().isEmpty()) {
            panels.add(OrbitPanels.multipliers(result.multipliers(), "multiplier"));
        }
        return Drawing.of(Figure.row(panels.toArray(Panel[]::new))
                .width(Length.mm(200))
                .height(Length.mm(70))
                .lettered()
                .described(
                        "Attractor under a periodic input",
                        "The orbit in the plane of its first two principal components, the readouts along it, and the"
                                + " multipliers of the stroboscopic map with the unit circle."));
    }

    @Override
    public Optional<Record> arrays(Result result, Subject subject) {
        AttractorOrbit orbit = orbit(subject, found(subject));
        return Optional.<Record>of(orbit).filter(o -> orbit.t().size() > 0);
    }
}
