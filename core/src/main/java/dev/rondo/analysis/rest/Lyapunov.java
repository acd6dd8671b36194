package dev.rondo.analysis.rest;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.Effort;
import dev.rondo.attractor.FlowExponents;
import dev.rondo.attractor.LyapunovExponents;
import dev.rondo.attractor.Orbit;
import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Constraints;
import dev.rondo.network.NetworkField;
import dev.rondo.network.NetworkMap;
import dev.rondo.network.PeriodicInputMap;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Setting;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The Lyapunov exponents of the attractor on which an autonomous network ends, by orthonormalised tangent vectors
 * ({@link LyapunovExponents}). With a zero diagonal the flow's exponents sum to -N/tau, whatever the attractor: a check that
 * costs nothing. Of a flow that ends on a cycle or a fixed point they are also known from its spectrum, log |mu|/T or
 * Re lambda, and the orbit begins on that attractor. A flow is followed in steps short enough for the stated uncertainty ({@link FlowExponents}).
 *
 * <p>An input that was played in the trial is over, unless it is said to be {@link InputAfter#PERIODIC}: then the trial's
 * input is repeated for ever and part of the system, and the exponents are the conditional ones of the network under it (Pecora and Carroll 1990).
 *
 * <p>Where the map rests at an unstable fixed point the exponents are those of the attractor beside it.
 *
 * @param about the map that was trained, or the flow
 * @param count how many exponents; 0 for all
 * @param settling before anything is counted; 0 for 400 time constants
 * @param window over which is averaged; 0 for 400 time constants
 * @param input after the trial
 * @param periodSteps period of a periodic input in steps; 0 for the one that it shows
 */
public record Lyapunov(
        @Setting(meaning = "the Euler map that was trained, or the flow", byDefault = "map")
        About about,

        @Setting(meaning = "how many exponents, largest first; 0 for all", byDefault = "0", min = 0)
        int count,

        @Setting(
                meaning = "time before anything is counted; 0 for 400 time constants",
                unit = "ms",
                byDefault = "0",
                min = 0)
        Time settling,

        @Setting(
                meaning = "time over which is averaged; 0 for 400 time constants",
                unit = "ms",
                byDefault = "0",
                min = 0)
        Time window,

        @Setting(
                meaning = "input after the trial: constant, the resting input; periodic, the trial's input again and"
                        + " again",
                byDefault = "constant")
        InputAfter input,

        @Setting(
                meaning = "period of a periodic input in steps; 0 for the one that the trial's input shows",
                byDefault = "0",
                min = 0)
        int periodSteps)
        implements Analysis<Lyapunov.Result> {

    private static final double USUAL = 400;

    private static final double REST = 1e-9;

    /** The input after the trial. */
    public enum InputAfter {
        /** The resting input. */
        CONSTANT,
        /** The trial's input, repeated. */
        PERIODIC
    }

    /** All exponents of the map, over 400 time constants after as many. */
    public static final Lyapunov DEFAULT = new Lyapunov(About.MAP, 0, Time.ZERO, Time.ZERO);

    /**
     * The exponents.
     *
     * @param system whose they are, in words
     * @param exponentsPerS largest first
     * @param uncertaintyPerS half of the spread over four parts of the window
     * @param sumPerS of the exponents
     * @param exactPerS of a flow on a cycle or fixed point: log |mu|/T or Re lambda, from multipliers or eigenvalues
     */
    public record Result(
            String system,
            Vector exponentsPerS,
            Vector uncertaintyPerS,
            double sumPerS,

            @MissingBecause("only a flow that ends on a cycle or fixed point has them in closed form")
            Optional<Vector> exactPerS) {}

    /**
     * Why to believe it.
     *
     * @param expectedSumPerS of all exponents of the flow: the sum of -1/tau_i
     * @param sumError |sum - expected|, relative
     * @param exactSumError the same of the exact exponents
     */
    public record Certificate(
            @MissingBecause("only all exponents of a flow without autapses have a known sum")
            Optional<Double> expectedSumPerS,

            @MissingBecause("only all exponents of a flow without autapses have a known sum")
            Optional<Double> sumError,

            @MissingBecause("there are no exact exponents whose sum is known")
            Optional<Double> exactSumError) {}

    /** Result and certificate. */
    public record Answer(Result result, Certificate certificate) {}

    /** The exponents of the orbit from a state. */
    public Answer from(RateNetwork network, Vector state) {
        int n = network.units();
        int wanted = count == 0 ? n : Math.min(count, n);
        Optional<Attractor> known = about == About.FLOW ? withSpectrum(network, state) : Optional.empty();
        LyapunovExponents.Spectrum spectrum =
                spectrum(network, known.map(Attractor::state).orElse(state), wanted);
        double sum = sum(spectrum.perSecond());
        Optional<Vector> exact = known.map(Attractor::lyapunovPerSecond);
        double expected = expectedSum(network);
        boolean sumIsKnown = about == About.FLOW && wanted == n && Constraints.autapses(network.recurrent()) == 0;
        return new Answer(
                new Result(
                        "the " + about.name().toLowerCase(Locale.ROOT) + " under its resting input",
                        spectrum.perSecond(),
                        spectrum.uncertainty(),
                        sum,
                        exact),
                new Certificate(
                        sumIsKnown ? Optional.of(expected) : Optional.empty(),
                        sumIsKnown ? Optional.of(Math.abs(sum / expected - 1)) : Optional.empty(),
                        exact.filter(e -> sumIsKnown).map(e -> Math.abs(sum(e) / expected - 1))));
    }

    /** The trace of DF: -1/tau, summed over the units, where none connects to itself. */
    private static double expectedSum(RateNetwork network) {
        return network.timeConstants()
                .common()
                .map(tau -> -network.units() / tau.seconds())
                .orElseGet(() -> -Arrays.stream(network.timeConstants().rates().toArray())
                        .sum());
    }

    /** With a constant input after the trial. */
    public Lyapunov(About about, int count, Time settling, Time window) {
        this(about, count, settling, window, InputAfter.CONSTANT, 0);
    }

    /** @throws IllegalArgumentException if an input that does not go on has a period */
    public Lyapunov {
        if (input == InputAfter.CONSTANT && periodSteps > 0) {
            throw new IllegalArgumentException("period_steps is about an input that goes on, got period_steps = "
                    + periodSteps + " and input = constant: set input=periodic or leave period_steps out");
        }
    }

    @Override
    public boolean repeatsInput() {
        return input == InputAfter.PERIODIC;
    }

    /**
     * The exponents under the input of a trial that goes on: conditional exponents of the driven network.
     *
     * @param played the trial's input, T x N_in, baseline included
     * @param state after it
     */
    public Answer driven(RateNetwork network, Matrix played, Vector state) {
        int n = network.units();
        PeriodicInput driven = PeriodicInput.of(network, about, played, periodSteps);
        int period = driven.period();
        PeriodicInputMap map = driven.map();
        int align = (int) Math.ceil(in(network, settling).in(map.step()));
        int steps = Math.max(8, (int) Math.ceil(in(network, window).in(map.step())));
        int whole = Math.ceilDiv(steps, period) * period;
        LyapunovExponents.Spectrum spectrum = new LyapunovExponents(count == 0 ? n : Math.min(count, n), align, whole)
                .of(map, map.after(played.rows(), state.toArray()));
        return new Answer(
                new Result(
                        "the " + about.name().toLowerCase(Locale.ROOT)
                                + " with the trial's input as part of it, which repeats itself every " + period
                                + " steps",
                        spectrum.perSecond(),
                        spectrum.uncertainty(),
                        sum(spectrum.perSecond()),
                        Optional.empty()),
                new Certificate(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** A fixed point or cycle of the flow. */
    private static Optional<Attractor> withSpectrum(RateNetwork network, Vector state) {
        Attractor attractor = Attractors.of(network, About.FLOW, Effort.USUAL).from(state);
        return attractor instanceof Attractor.Cycle || attractor instanceof Attractor.FixedPoint
                ? Optional.of(attractor)
                : Optional.empty();
    }

    private LyapunovExponents.Spectrum spectrum(RateNetwork network, Vector state, int wanted) {
        if (about == About.FLOW) {
            return new FlowExponents(wanted, in(network, settling), in(network, window))
                    .of(NetworkField.atRest(network), network.timeConstants().longest(), network.dt(), state);
        }
        EulerMap map = NetworkMap.atRest(network);
        int align = (int) Math.ceil(in(network, settling).in(map.step()));
        int steps = Math.max(8, (int) Math.ceil(in(network, window).in(map.step())));
        LyapunovExponents exponents = new LyapunovExponents(wanted, align, steps);
        LyapunovExponents.Spectrum spectrum = exponents.of(map, state.toArray());
        if (!(spectrum.perSecond().get(0) > 0)) {
            return spectrum;
        }
        Vector settled = Vector.of(
                Orbit.following(map, state.toArray(), Math.max(1, align)).last());
        return rests(map, settled.toArray())
                ? exponents.of(
                        map,
                        Attractors.of(network, About.MAP, Effort.USUAL)
                                .from(settled)
                                .state()
                                .toArray())
                : spectrum;
    }

    /** So many of the longest time constant where nothing was set. */
    private static Time in(RateNetwork network, Time time) {
        return time.seconds() > 0 ? time : network.timeConstants().longest().times(USUAL);
    }

    /** True if a state hardly moves in a step: with a positive exponent it is at an unstable fixed point, no attractor. */
    private static boolean rests(EulerMap map, double[] x) {
        double[] next = new double[x.length];
        map.apply(x, next);
        Vector step = Vector.owning(next).minus(Vector.of(x));
        return step.norm() <= REST * Math.max(Orbit.norm(x), REST);
    }

    private static double sum(Vector values) {
        return Arrays.stream(values.toArray()).sum();
    }

    @Override
    public Card card() {
        return Card.ofNetwork(
                        "lyapunov",
                        "Lyapunov exponents of the attractor",
                        Card.Material.STATE_AFTER_TRIAL,
                        About.MAP,
                        About.FLOW)
                .field("system", "the system whose exponents they are: network and input, in words")
                .field("exponents_per_s", "1/s", "lim log|DG^n v|/(n dt)", "Lyapunov exponents, falling")
                .field("uncertainty_per_s", "1/s", "", "half the spread of each exponent over four parts of the window")
                .field("sum_per_s", "1/s", "", "sum of the exponents")
                .field(
                        "exact_per_s",
                        "1/s",
                        "log|mu|/T or Re lambda",
                        "exponents of a cycle or fixed point of the flow")
                .certificate(
                        "expected_sum_per_s",
                        "1/s",
                        "-sum_i 1/tau_i",
                        "sum of all exponents of the flow: the mean divergence of the field")
                .certificate("sum_error", "", "|sum/expected - 1|", "relative error of the sum")
                .certificate(
                        "exact_sum_error", "", "|sum/expected - 1|", "relative error of the sum of the exact exponents")
                .example(
                        "rondo analyze lyapunov network.npz --set count=3",
                        "the three largest exponents of the Euler map")
                .note("An input that is played in the trial is over when the exponents begin; with --period (or --set"
                        + " input=periodic) it is repeated and part of the system. rondo analyze stroboscopic finds the"
                        + " cycles under it.")
                .example("rondo analyze lyapunov network.npz --about flow", "all exponents of the flow");
    }

    @Override
    public dev.rondo.analysis.Answer<Lyapunov.Result> of(Subject subject) {
        Answer answer = input == InputAfter.PERIODIC
                ? driven(subject.network(), subject.input(), subject.state())
                : from(subject.network(), subject.state());
        return dev.rondo.analysis.Answer.about(about, answer.result(), answer.certificate());
    }

    @Override
    public Drawing draw(Lyapunov.Result result, Subject subject) {
        return Drawing.of(LyapunovFigure.of(result));
    }
}
