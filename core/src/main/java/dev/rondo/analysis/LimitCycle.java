package dev.rondo.analysis;

import dev.rondo.continuation.patched.CycleSearch;
import dev.rondo.continuation.patched.FlowOutcome;
import dev.rondo.continuation.patched.FlowOutcome.Growing;
import dev.rondo.continuation.patched.FlowOutcome.OnCone;
import dev.rondo.continuation.patched.FlowOutcome.OnCycle;
import dev.rondo.continuation.patched.FlowOutcome.OnFixedPoint;
import dev.rondo.continuation.patched.FlowOutcome.Undecided;
import dev.rondo.continuation.patched.MapCycle;
import dev.rondo.continuation.patched.MapCycleSearch;
import dev.rondo.continuation.patched.PatchedCycle;
import dev.rondo.continuation.patched.ProjectiveOrbit;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PiecewiseLinearMap;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NetworkField;
import dev.rondo.network.NetworkMap;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Setting;
import java.util.List;
import java.util.Optional;

/**
 * The limit cycle on which a network left alone ends: period, orbit, Floquet multipliers.
 *
 * <p>Of the flow of a ReLU network it is exact: patched from matrix exponentials, closed by Newton's method
 * ({@link CycleSearch}). In the map a closed orbit is in general an invariant curve with a rotation number, the turns per
 * step; where the orbit repeats itself after k steps it is an exact k-cycle with multipliers.
 *
 * @param about the map that was trained, or the flow
 */
public record LimitCycle(
        @Setting(meaning = "the Euler map that was trained, or the flow", byDefault = "map")
        MapOrFlow about) {

    @SuppressWarnings("UnusedVariable")
    private static final String NO_CYCLE = "the orbit ends on no cycle";

    @SuppressWarnings("UnusedVariable")
    private static final String CURVE =
            "an invariant curve or a smooth flow: no piecewise-linear orbit closes; see the Lyapunov exponents";

    private static final int MOST_TURNS = 12;
    private static final double REPEATS = 1e-6;

    /**
     * What was found.
     *
     * @param verdict what the orbit ends on
     * @param finding why, in words; where undecided, the reason
     * @param advice what to try where undecided
     * @param period T; of an invariant curve, the time of one turn
     * @param amplitude the root of the summed variances
     * @param std of every state, N
     * @param multipliers by decreasing modulus, the trivial one included
     * @param stable whether all others lie inside the unit circle
     * @param neutralDirections multipliers that are 1: one for an isolated cycle of a flow, two for a homogeneous network
     * @param regions how many regions a turn visits
     * @param activeSets the distinct sets of active units (from 0)
     * @param crossings when which unit joins or leaves
     * @param rotationNumber of the map: turns per step
     * @param order of an exact cycle of the map: after so many steps it repeats itself
     * @param growthPerSecond of a homogeneous network: d log|x|/dt
     */
    public record Result(
            AttractorKind verdict,
            String finding,
            @MissingBecause("the verdict stands") Optional<String> advice,

            @MissingBecause(NO_CYCLE) Optional<Time> period,

            double amplitude,
            Vector std,
            List<CycleMultiplier> multipliers,

            @MissingBecause(CURVE) Optional<Boolean> stable,

            @MissingBecause(CURVE) Optional<Integer> neutralDirections,

            int regions,
            List<List<Integer>> activeSets,
            List<Switch> crossings,

            @MissingBecause("only the orbit of a map turns in steps")
            Optional<Double> rotationNumber,

            @MissingBecause("no whole number of steps closes the orbit")
            Optional<Integer> order,

            @MissingBecause("the state does not grow") Optional<Double> growthPerSecond) {}

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
     * @param residual of the closed orbit, relative to the largest |x| on it
     * @param trivialMultiplierError |mu - 1| of the trivial multiplier
     * @param returnError how far from the cycle the orbit crossed the section, relative to the cycle's size
     * @param iterations of Newton's method
     * @param slowestCrossing |dx/dt| of the slowest crossing, relative: near 0 a border collision is near
     * @param simultaneousCrossings units that crossed together with another
     */
    public record Certificate(
            @MissingBecause(CURVE) Optional<Double> residual,

            @MissingBecause(CURVE) Optional<Double> trivialMultiplierError,

            @MissingBecause(NO_CYCLE) Optional<Double> returnError,

            int iterations,

            @MissingBecause("no boundary is crossed") Optional<Double> slowestCrossing,

            int simultaneousCrossings) {
        static final Certificate NONE =
                new Certificate(Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty(), 0);
    }

    /** Result and certificate. */
    public record Answer(Result result, Certificate certificate) {}

    /** The cycle on which the orbit from a state ends. */
    public Answer from(RateNetwork network, Vector state) {
        if (about == MapOrFlow.FLOW && network.activation() == Activation.RELU) {
            ExactFlow flow = ExactFlow.of(NetworkField.rectifiedAtRest(network));
            return ofOutcome(CycleSearch.DEFAULT.from(flow, state));
        }
        return sampled(network, state);
    }

    private static Answer ofOutcome(FlowOutcome outcome) {
        return switch (outcome) {
            case OnCycle c -> ofCycle(c.cycle(), c.returnError());
            case OnFixedPoint p ->
                nothing(
                        p.region().count() == 0 ? AttractorKind.SILENT : AttractorKind.FIXED_POINT,
                        "the orbit stays in one region and is drawn to its fixed point, slowest at "
                                + p.eigenvalues().maxReal() + " per second",
                        Optional.empty(),
                        Optional.empty());
            case Growing g ->
                nothing(
                        AttractorKind.GROWING,
                        "the state grows without bound",
                        Optional.empty(),
                        Optional.of(g.growthPerSecond()));
            case Undecided u -> nothing(AttractorKind.UNDECIDED, u.reason(), Optional.of(u.advice()), Optional.empty());
            case OnCone c -> ofCone(c.orbit());
        };
    }

    private static Answer ofCycle(PatchedCycle cycle, double returnError) {
        PatchedCycle.Certificate certificate = cycle.certificate();
        Result result = new Result(
                AttractorKind.LIMIT_CYCLE,
                "Newton's method closes the orbit, its multipliers lie inside the unit circle, and the orbit has come to"
                        + " it",
                Optional.empty(),
                Optional.of(cycle.period()),
                cycle.moments().amplitude(),
                cycle.moments().std(),
                CycleMultiplier.listOf(cycle.multipliers()),
                Optional.of(cycle.isStable()),
                Optional.of(cycle.neutralDirections()),
                cycle.regions().size(),
                cycle.activeSets().stream().map(ActiveSet::members).toList(),
                cycle.path().crossings().stream()
                        .map(c -> new Switch(c.time(), c.gate(), c.opens()))
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Answer(
                result,
                new Certificate(
                        Optional.of(certificate.residual()),
                        Optional.of(certificate.trivialMultiplierError()),
                        Optional.of(returnError),
                        certificate.iterations(),
                        Optional.of(certificate.slowestCrossing()),
                        certificate.simultaneousCrossings()));
    }

    private static Answer ofCone(ProjectiveOrbit orbit) {
        double growth = orbit.growthPerSecond();
        String what = orbit.period()
                .map(t -> "its direction repeats itself after " + t + " while its length changes by the factor "
                        + orbit.factor())
                .orElse("its direction settles on a ray");
        Result result = new Result(
                growth > 0 ? AttractorKind.GROWING : AttractorKind.SILENT,
                "the network is homogeneous: every multiple of an orbit is an orbit, none is isolated; " + what,
                Optional.of("give it a tonic drive or a bias"),
                Optional.empty(),
                0,
                Vector.zeros(0),
                CycleMultiplier.listOf(orbit.multipliers()),
                Optional.empty(),
                orbit.period().map(t -> 2),
                0,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(growth));
        return new Answer(
                result,
                new Certificate(
                        Optional.of(orbit.residual()),
                        Optional.of(orbit.neutralError()),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        0));
    }

    /** By following the map, or the flow in Runge-Kutta steps; a cycle of the map is closed where it repeats itself. */
    private Answer sampled(RateNetwork network, Vector state) {
        AttractorSearch.Outcome outcome = AttractorSearch.DEFAULT.find(about.atRest(network), state.toArray());
        Attractor attractor = outcome.attractor();
        if (attractor.kind() != AttractorKind.LIMIT_CYCLE) {
            boolean open = attractor.kind() == AttractorKind.UNDECIDED;
            return nothing(
                    attractor.kind(),
                    attractor.certificate().finding(),
                    open ? Optional.of("allow a longer budget, or start elsewhere") : Optional.empty(),
                    attractor.growthPerSecond().isPresent()
                            ? Optional.of(attractor.growthPerSecond().getAsDouble())
                            : Optional.empty());
        }
        Optional<MapCycle> exact = exactCycle(network, outcome, attractor);
        Optional<Double> rotation = about == MapOrFlow.MAP
                ? attractor.period().map(t -> network.dt().in(t))
                : Optional.empty();
        double returnError = attractor.certificate().recurrenceError().orElse(0);
        Result result = new Result(
                attractor.kind(),
                attractor.certificate().finding(),
                Optional.empty(),
                attractor.period(),
                attractor.amplitude(),
                attractor.std(),
                exact.map(c -> CycleMultiplier.listOf(c.multipliers())).orElse(List.of()),
                exact.map(MapCycle::isStable),
                Optional.empty(),
                exact.map(c -> c.regions().size()).orElse(0),
                exact.map(c -> c.regions().stream()
                                .distinct()
                                .map(ActiveSet::members)
                                .toList())
                        .orElse(List.of()),
                List.of(),
                rotation,
                exact.map(MapCycle::order),
                Optional.empty());
        return new Answer(
                result,
                new Certificate(
                        exact.map(MapCycle::residual),
                        Optional.empty(),
                        Optional.of(returnError),
                        0,
                        Optional.empty(),
                        0));
    }

    /** The cycle of a ReLU map if its orbit repeats itself after a whole number of steps, within a few turns. */
    private Optional<MapCycle> exactCycle(RateNetwork network, AttractorSearch.Outcome outcome, Attractor attractor) {
        if (about != MapOrFlow.MAP || network.activation() != Activation.RELU) {
            return Optional.empty();
        }
        Orbit orbit = outcome.orbit();
        double turn = attractor.period().orElseThrow().in(network.dt());
        for (int turns = 1; turns <= MOST_TURNS; turns++) {
            int order = (int) Math.rint(turns * turn);
            if (order < 1 || order >= orbit.rows()) {
                break;
            }
            double gap = Orbit.distance(orbit.last(), orbit.state(orbit.rows() - 1 - order));
            if (gap <= REPEATS * attractor.amplitude()) {
                PiecewiseLinearMap map = NetworkMap.rectifiedAtRest(network);
                return MapCycleSearch.DEFAULT.near(map, order, Vector.of(orbit.last()));
            }
        }
        return Optional.empty();
    }

    private static Answer nothing(
            AttractorKind kind, String finding, Optional<String> advice, Optional<Double> growthPerSecond) {
        Result result = new Result(
                kind,
                finding,
                advice,
                Optional.empty(),
                0,
                Vector.zeros(0),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                growthPerSecond);
        return new Answer(result, Certificate.NONE);
    }
}
