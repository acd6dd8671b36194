package dev.rondo.analysis.branch;

import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.Effort;
import dev.rondo.continuation.Continuation;
import dev.rondo.continuation.ContinuationSettings;
import dev.rondo.continuation.SolutionCurve;
import dev.rondo.continuation.StepControl;
import dev.rondo.continuation.cycles.Shooting;
import dev.rondo.continuation.equilibria.FlowFixedPoints;
import dev.rondo.continuation.equilibria.MapFixedPoints;
import dev.rondo.continuation.equilibria.PiecewiseFixedPoints;
import dev.rondo.continuation.patched.ExactArcs;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.smooth.EulerMaps;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.parameter.NetworkParameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A branch of a network's fixed points or cycles.
 *
 * <p>Cycles of ReLU flows are patched exactly, those of smooth flows found by shooting. Closed orbits of the map are
 * invariant curves, in general without a period: only its fixed points have branches here.
 *
 * @param parameter continuation parameter
 * @param from initial value of the parameter
 * @param to final value of the parameter; the branch may turn back as far as {@code from} and beyond, within
 *     {@code low} and {@code high}
 * @param of solutions that are continued: fixed points or cycles
 * @param about map or flow
 */
public record NetworkBranch(NetworkParameter parameter, double from, double to, Of of, About about) {
    private static final int CYCLE_STEPS = 600;
    private static final Newton CYCLE_NEWTON = new Newton(1e-11, 12);
    private static final int FEWEST_SEGMENTS = 5;
    private static final int MOST_SEGMENTS = 64;
    /** Time constants per segment of shooting, at most: over longer ones jumps of fast-slow cycles amplify rounding. */
    private static final double UNITS_PER_SEGMENT = 10;
    /** A cycle whose period exceeds so many time constants is taken for a homoclinic one. */
    private static final double LONGEST_PERIOD = 1000;

    /** Solutions that are continued. */
    public enum Of {
        FIXED_POINT,
        CYCLE
    }

    /**
     * @throws IllegalArgumentException if a value is not finite, the two agree, cycles of the map are asked for, or the
     *     flow is to depend on the Euler step
     */
    public NetworkBranch {
        if (!Double.isFinite(from) || !Double.isFinite(to) || from == to) {
            throw new IllegalArgumentException(
                    "A branch goes from one value of its parameter to another: from = " + from + ", to = " + to);
        }
        if (of == Of.CYCLE && about == About.MAP) {
            throw new IllegalArgumentException(
                    "The map's closed orbits are invariant curves without a period: follow the"
                            + " flow's cycle (--about flow), or the map's fixed points (--of fixed-point)");
        }
        requireEffect(parameter, about);
    }

    /** @throws IllegalArgumentException if the parameter changes nothing */
    static void requireEffect(NetworkParameter parameter, About about) {
        if (!parameter.movesFlow() && about == About.FLOW) {
            throw new IllegalArgumentException("The flow has no Euler step: dt moves the multipliers of the map's fixed"
                    + " points (--about map --of fixed-point)");
        }
    }

    /**
     * Default step control; along cycles a relative change of the orbit by 1 counts like twice the parameter's range.
     */
    public StepControl control() {
        double range = Math.abs(to - from);
        return of == Of.CYCLE
                ? new StepControl(0.01, 1e-9, 0.05, CYCLE_NEWTON, 0.25, CYCLE_STEPS)
                : new StepControl(0.01 * range, 1e-10 * range, 0.1 * range, Newton.STANDARD, 0.5, 5000);
    }

    /** The change of the parameter that counts as 1 in the arclength of cycles. */
    double unit() {
        return 2 * Math.abs(to - from);
    }

    /** The continuation run from the attractor of the network's initial state, with the default step control. */
    public Continuation continuation(RateNetwork network) {
        return continuation(network, control());
    }

    /** The continuation run from the attractor of the network's initial state. */
    public Continuation continuation(RateNetwork network, StepControl control) {
        return continuation(network, network.initialState(), control);
    }

    /**
     * The continuation run from the attractor on which the orbit from a state ends.
     *
     * @param state initial state of the orbit, N, used for cycles; fixed points are sought from many starts
     * @throws IllegalArgumentException if the network cannot have one of the parameter's values, or the parameter at
     *     all
     */
    public Continuation continuation(RateNetwork network, Vector state, StepControl control) {
        return continuation(network, state, control, List.of());
    }

    /**
     * The continuation run from the attractor on which the orbit from a state ends.
     *
     * @param state initial state of the orbit, N, used for cycles; fixed points are sought from many starts
     * @param located values of the parameter at which solutions are located (UZ)
     * @throws IllegalArgumentException if the network cannot have one of the parameter's values, or the parameter at
     *     all
     */
    public Continuation continuation(RateNetwork network, Vector state, StepControl control, List<Double> located) {
        parameter.requireOf(network, from);
        parameter.requireOf(network, to);
        NetworkFamily family = NetworkFamily.of(network, parameter);
        ContinuationSettings settings = within(family, control).locating(located);
        return switch (of) {
            case FIXED_POINT -> fixedPoints(family, settings);
            case CYCLE -> cycles(family, state, settings);
        };
    }

    /** The branch of cycles along this parameter. */
    NetworkBranch ofCycles() {
        return new NetworkBranch(parameter, from, to, Of.CYCLE, about);
    }

    /** Settings of a continuation run of this branch. */
    ContinuationSettings within(NetworkFamily family, StepControl control) {
        return ContinuationSettings.between(from, to, control)
                .upToPeriod(family.tau(from).times(LONGEST_PERIOD))
                .within(lowest(family.network()), to > from ? to : from + (from - to));
    }

    /**
     * Lower bound of the parameter for a branch that turns back: as far beyond its beginning as its end is on the other
     * side (so its upper bound), except for inadmissible values.
     */
    private double lowest(RateNetwork network) {
        // The bound that was asked for is kept to the bit.
        return to < from ? to : Math.min(Math.max(parameter.least(network), from - (to - from)), from);
    }

    private Continuation fixedPoints(NetworkFamily family, ContinuationSettings settings) {
        Optional<Vector> start = FixedPointStart.find(family, from);
        if (start.isEmpty()) {
            return Continuation.withoutStart(
                    settings, "no fixed point was found from any start; begin at another value of the parameter");
        }
        Vector state = start.get();
        double[] unknowns = Arrays.copyOf(state.toArray(), state.size() + 1);
        return Continuation.of(fixedPointCurve(family, state), unknowns, settings);
    }

    private SolutionCurve fixedPointCurve(NetworkFamily family, Vector state) {
        boolean map = about == About.MAP;
        if (family.isPiecewiseLinear()) {
            return map
                    ? PiecewiseFixedPoints.ofMap(family.pieces(), state, family::step)
                    : PiecewiseFixedPoints.ofFlow(family.pieces(), state);
        }
        return map ? MapFixedPoints.of(EulerMaps.of(family, family::step)) : FlowFixedPoints.of(family);
    }

    private Continuation cycles(NetworkFamily family, Vector state, ContinuationSettings settings) {
        RateNetwork network = family.network();
        Time tau = family.tau(from);
        Attractors attractors = family.isPiecewiseLinear()
                ? Attractors.of(family.piecewise().at(from), tau, network.dt(), Effort.USUAL)
                : Attractors.of(family.at(from), tau, network.dt(), Effort.USUAL);
        Attractor attractor = attractors.from(state);
        if (!(attractor instanceof Attractor.Cycle found)) {
            return Continuation.withoutStart(settings, withoutCycle(attractor));
        }
        int neutral = found.orbit().neutralDirections();
        if (neutral > 1) {
            return Continuation.withoutStart(
                    settings,
                    "the cycle is one of a family with " + neutral + " neutral directions, as of modules that are not"
                            + " coupled: at every value of the parameter there is more than a curve of them, so that no"
                            + " branch is singled out; follow one module alone, or couple them");
        }
        if (found.patched().isPresent()) {
            Shooting.Start start =
                    ExactArcs.through(family.piecewise(), found.patched().get(), from, 1);
            return Continuation.of(
                    start.curve().inUnitsOf(unit()), start.unknowns().toArray(), settings);
        }
        Time period = found.orbit().period();
        int segments = (int) Math.clamp(Math.ceil(period.in(tau) / UNITS_PER_SEGMENT), FEWEST_SEGMENTS, MOST_SEGMENTS);
        Shooting.Start start = Shooting.near(family, found.state(), period, from, segments);
        return Continuation.of(start.curve().inUnitsOf(unit()), start.unknowns().toArray(), settings);
    }

    private static String withoutCycle(Attractor attractor) {
        return switch (attractor) {
            case Attractor.FixedPoint p ->
                "the flow comes to rest at a fixed point with "
                        + Arrays.stream(p.state().toArray()).filter(x -> x > 0).count()
                        + " active units; begin where it cycles, or follow the fixed point (--of fixed-point)";
            case Attractor.Cone cone ->
                "the network is homogeneous (no tonic drive): its orbits come in cones and none is isolated (growth "
                        + cone.projective().growthPerSecond() + "/s); give it a baseline";
            case Attractor.Growth growth ->
                "the flow grows without bound (" + growth.ratePerSecond() + "/s); begin where it cycles";
            case Attractor.Undecided open -> open.seen() + "; " + open.advice();
            default -> attractor.certificate().finding() + "; begin where it cycles";
        };
    }
}
