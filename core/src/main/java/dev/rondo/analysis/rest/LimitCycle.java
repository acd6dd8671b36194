package dev.rondo.analysis.rest;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.CycleForm;
import dev.rondo.attractor.Effort;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Setting;
import java.util.List;
import java.util.Optional;

/**
 * Limit cycle of the spontaneous activity after the stimulus: period, orbit, Floquet multipliers.
 *
 * <p>Of the flow of a ReLU network it is exact: followed from threshold to threshold, closed by Newton's method. Of a smooth
 * flow (softplus, tanh) it is followed to rounding by a Runge-Kutta method of order 8 and closed by multiple shooting. In the
 * map a closed orbit is in general an invariant curve with a rotation number, the turns per step; where an orbit of k steps
 * attracts it is a locked cycle with multipliers. See {@link Attractors}.
 *
 * <p>Every search has a budget: 8000 time constants of a ReLU flow, 2000 of a smooth one, 400 000 samples of a map's orbit,
 * times the patience; 40 Newton iterations per attempt. What is not known when it ends is undecided, with what was seen and
 * what to try.
 *
 * @param about the map that was trained, or the flow
 * @param patience how many times the usual budget the orbit is followed before the verdict is undecided, from 1 to 1000
 * @param order 0 for the attractor; k for all cycles of a piecewise-linear network's map that repeat themselves after k steps
 *     and not before, stable or not (Eisenmann et al. 2023)
 */
public record LimitCycle(
        @Setting(meaning = "the Euler map that was trained, or the flow", byDefault = "map")
        About about,

        @Setting(
                meaning = "how many times the usual budget the orbit is followed before the verdict is undecided",
                byDefault = "1",
                min = 1,
                max = 1000)
        double patience,

        @Setting(
                meaning = "number of steps k of the map: instead of the attractor, all cycles that repeat themselves"
                        + " after k steps, stable or not; 0 for the attractor",
                byDefault = "0",
                min = 0,
                max = 10_000)
        int order)
        implements Analysis<LimitCycle.Result> {

    @SuppressWarnings("UnusedVariable")
    private static final String NO_CYCLE = "the orbit ends on no cycle";

    @SuppressWarnings("UnusedVariable")
    private static final String NO_SPECTRUM =
            "neither a closed orbit nor a fixed point off all thresholds was found, whose"
                    + " spectrum would tell; see the Lyapunov exponents";

    @SuppressWarnings("UnusedVariable")
    private static final String NO_TURN = "no orbit of a flow was closed";

    @SuppressWarnings("UnusedVariable")
    private static final String NO_REGIONS = "no cycle of a ReLU network was closed";

    @SuppressWarnings("UnusedVariable")
    private static final String NO_CROSSINGS = "no cycle of a ReLU network's flow was closed";

    /**
     * Cycle of a given order.
     *
     * @param period duration of all its steps
     * @param stable true if every multiplier lies inside the unit circle
     * @param multipliers eigenvalues of the derivative over all steps, by decreasing modulus
     * @param points states, one per row, each the image of the one before
     */
    public record OrderedCycle(Time period, boolean stable, List<Complex> multipliers, Matrix points) {}

    /**
     * Result.
     *
     * @param verdict kind of attractor on which the orbit ends
     * @param form of a limit cycle: a flow's cycle, a map's locked cycle or invariant curve
     * @param finding why, in words; where undecided, the reason
     * @param advice what to try where undecided
     * @param period T; of an invariant curve, the time of one turn
     * @param amplitude the root of the summed variances
     * @param std of every state, N
     * @param multipliers by decreasing modulus, the trivial one included
     * @param stable whether all others lie inside the unit circle; of a fixed point, whether it attracts its neighbours
     * @param neutralDirections of a flow's cycle: multipliers that are 1, one for an isolated cycle, one more for every parameter of
     *     a family; of a fixed point: eigenvalues that are 0
     * @param regions how many regions a turn of a ReLU network visits; of a locked cycle of its map, one per step
     * @param activeSets the distinct sets of active units (from 0)
     * @param crossings of a flow: when which unit joins or leaves
     * @param rotationNumber of the map: turns per step
     * @param order of an exact cycle of the map: after so many steps it repeats itself
     * @param cycles of the order that was asked for, the most stable first; the fields above are the first one's
     * @param growthPerS of a homogeneous network, or of one that grows: d log|x|/dt
     */
    public record Result(
            AttractorKind verdict,

            @MissingBecause(NO_CYCLE) Optional<CycleForm> form,

            String finding,
            @MissingBecause("the verdict stands") Optional<String> advice,

            @MissingBecause(NO_CYCLE) Optional<Time> period,

            double amplitude,
            Vector std,
            List<Complex> multipliers,

            @MissingBecause(NO_SPECTRUM) Optional<Boolean> stable,

            @MissingBecause(NO_TURN) Optional<Integer> neutralDirections,

            @MissingBecause(NO_REGIONS) Optional<Integer> regions,

            @MissingBecause(NO_REGIONS) Optional<List<List<Integer>>> activeSets,

            @MissingBecause(NO_CROSSINGS) Optional<List<Switch>> crossings,

            @MissingBecause("only a cycle or invariant curve of a map turns in steps")
            Optional<Double> rotationNumber,

            @MissingBecause("no cycle of a ReLU network's map was closed after a whole number of steps")
            Optional<Integer> order,

            @MissingBecause("no order was asked for") Optional<List<OrderedCycle>> cycles,

            @MissingBecause("the state does not grow") Optional<Double> growthPerS) {

        /** Result for an orbit that ends on no cycle. */
        static Result without(
                AttractorKind verdict,
                String finding,
                Optional<String> advice,
                Optional<Boolean> stable,
                Optional<Double> growthPerS) {
            return new Result(
                    verdict,
                    Optional.empty(),
                    finding,
                    advice,
                    Optional.empty(),
                    0,
                    Vector.zeros(0),
                    List.of(),
                    stable,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    growthPerS);
        }
    }

    /**
     * A unit crosses its threshold.
     *
     * @param time since the beginning of the turn
     * @param unit from 0
     * @param joins whether it becomes active
     */
    public record Switch(Time time, int unit, boolean joins) {}

    /**
     * Why to believe it.
     *
     * @param residual of the closed orbit, relative to the largest |x| on it; of a fixed point |F(x)|, over the field's rate
     *     and |x|
     * @param trivialMultiplierError |mu - 1| of the trivial multiplier
     * @param returnError how far from the cycle the orbit crossed the section, relative to the cycle's size
     * @param iterations of Newton's method
     * @param slowestCrossing |dx/dt| of the slowest crossing, relative: near 0 a border collision is near
     * @param simultaneousCrossings units that crossed together with another
     */
    public record Certificate(
            @MissingBecause("neither a closed orbit nor a fixed point was found; an invariant curve has a return error")
            Optional<Double> residual,

            @MissingBecause(NO_TURN) Optional<Double> trivialMultiplierError,

            @MissingBecause(NO_CYCLE) Optional<Double> returnError,

            int iterations,

            @MissingBecause(NO_CROSSINGS) Optional<Double> slowestCrossing,

            int simultaneousCrossings) {
        static final Certificate NONE =
                new Certificate(Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty(), 0);

        static Certificate ofFixedPoint(double residual) {
            return new Certificate(Optional.of(residual), Optional.empty(), Optional.empty(), 0, Optional.empty(), 0);
        }
    }

    /** Result and certificate. */
    public record Answer(Result result, Certificate certificate) {}

    /** @throws IllegalArgumentException if cycles of an order are asked of the flow */
    public LimitCycle {
        if (order > 0 && about == About.FLOW) {
            throw new IllegalArgumentException("order must be 0 about the flow, whose cycles have no steps, got "
                    + order + ": leave --about flow out");
        }
    }

    /** The attractor, with a multiple of the usual budget. */
    public LimitCycle(About about, double patience) {
        this(about, patience, 0);
    }

    /** With the usual budget. */
    public LimitCycle(About about) {
        this(about, 1);
    }

    /** The cycle on which the orbit from a state ends. */
    public Answer from(RateNetwork network, Vector state) {
        if (order > 0) {
            return new CyclesOfOrder(network, order).answer();
        }
        Attractor attractor = Attractors.of(network, about, effort()).from(state);
        return new CycleAnswers(network, about).of(attractor);
    }

    private Effort effort() {
        return Effort.USUAL.patient(patience);
    }

    @Override
    public Card card() {
        return Card.ofNetwork(
                        "limit-cycle",
                        "period, orbit and Floquet multipliers of the cycle that the network ends on",
                        Card.Material.STATE_AFTER_TRIAL,
                        About.MAP,
                        About.FLOW)
                .field(
                        "verdict",
                        "fixed-point, fixed-point-set, limit-cycle, quasi-periodic, chaotic, silent, growing or"
                                + " undecided")
                .field(
                        "form",
                        "form of a limit cycle: cycle (of the flow), locked-cycle or invariant-curve (of the map)")
                .field("finding", "the evidence in words")
                .field("advice", "what to try where nothing was decided")
                .field(
                        "period_s",
                        "s",
                        "T",
                        "period of the cycle; of a locked cycle or invariant curve, the time of one turn")
                .field("amplitude", "", "sqrt(sum_i std_i^2)", "root of the summed variances of all states")
                .field("std", "standard deviation of every state over one period, N")
                .field(
                        "multipliers",
                        "",
                        "eigenvalues of D phi_T",
                        "Floquet multipliers by decreasing modulus, the trivial one of a flow included")
                .field(
                        "stable",
                        "whether all multipliers but the neutral ones lie inside the unit circle; of a fixed point,"
                                + " whether it attracts")
                .field(
                        "neutral_directions",
                        "number of multipliers 1: one for an isolated cycle of a flow, one more per parameter of a"
                                + " family; of a fixed point, number of eigenvalues 0")
                .field("regions", "number of linear regions that one period of a ReLU network visits")
                .field("active_sets", "distinct sets of active units, from 0")
                .field("crossings", "threshold crossings of a ReLU network over one period of the flow")
                .field("crossings.time_s", "s", "", "time since the beginning of the period")
                .field("crossings.unit", "unit that crosses, from 0")
                .field("crossings.joins", "whether the unit becomes active")
                .field("rotation_number", "", "dt/T", "turns of the map per step")
                .field("order", "", "G^k(x) = x", "number k of steps after which a cycle of the map repeats itself")
                .field("cycles", "cycles of the order that was asked for, the most stable first")
                .field("cycles.period_s", "s", "k dt", "duration of all steps")
                .field("cycles.stable", "whether all multipliers lie inside the unit circle")
                .field("cycles.multipliers", "", "eigenvalues of DG^k", "multipliers by decreasing modulus")
                .field("cycles.points", "states, one per row, each the image of the one before, k x N")
                .field(
                        "growth_per_s",
                        "1/s",
                        "d log|x|/dt",
                        "growth rate where the state grows, or of a homogeneous network")
                .certificate(
                        "residual",
                        "",
                        "|phi_T(x) - x|/|x|",
                        "closing error of the orbit relative to the largest |x|; of a fixed point, |F| over the"
                                + " field's rate and |x|")
                .certificate(
                        "trivial_multiplier_error",
                        "",
                        "|mu - 1|",
                        "error of the multiplier along the flow, which is 1")
                .certificate(
                        "return_error",
                        "",
                        "",
                        "distance from the cycle at which the orbit had arrived, relative to its size")
                .certificate("iterations", "", "", "iterations of Newton's method")
                .certificate(
                        "slowest_crossing",
                        "",
                        "",
                        "speed of the slowest threshold crossing, relative: a border collision is near where it is"
                                + " small")
                .certificate("simultaneous_crossings", "", "", "number of units that cross together with another")
                .cites("rajakumar2021")
                .example(
                        "rondo analyze limit-cycle network.npz --about flow --figure cycle.svg --out orbit.npz",
                        "the cycle of the flow with its Floquet multipliers, as a figure and as arrays t, x, r, z over"
                                + " one period")
                .example(
                        "rondo analyze limit-cycle network.npz --about flow --stimulus none --set patience=2 --json",
                        "the same from x0, followed for longer");
    }

    @Override
    public dev.rondo.analysis.Answer<LimitCycle.Result> of(Subject subject) {
        Answer found = order > 0
                ? new CyclesOfOrder(subject.network(), order).answer()
                : new CycleAnswers(subject.network(), about).of(subject.attractor(about, effort()));
        var answer = dev.rondo.analysis.Answer.about(about, found.result(), found.certificate());
        return about == About.MAP && order == 0 && found.result().verdict() == AttractorKind.LIMIT_CYCLE
                ? answer.seeAlso("limit-cycle", "--about flow", "the flow's cycle and its Floquet multipliers")
                : answer;
    }

    @Override
    public Drawing draw(LimitCycle.Result result, Subject subject) {
        if (order > 0) {
            return Drawing.none("cycles of an order are listed with their points, not drawn");
        }
        Attractor attractor = subject.attractor(about, effort());
        AttractorOrbit orbit = AttractorOrbit.of(subject.network(), about, effort(), attractor);
        return orbit.t().size() < 2
                ? Drawing.none("the orbit ends on no cycle (" + result.verdict().key() + ")")
                : Drawing.of(LimitCycleFigure.of(attractor, orbit, result));
    }

    @Override
    public Optional<Record> arrays(LimitCycle.Result result, Subject subject) {
        if (order > 0) {
            return Optional.empty();
        }
        AttractorOrbit orbit =
                AttractorOrbit.of(subject.network(), about, effort(), subject.attractor(about, effort()));
        return Optional.<Record>of(orbit).filter(o -> orbit.t().size() > 0);
    }
}
