package dev.rondo.analysis.rest;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.edge.Destinations;
import dev.rondo.attractor.edge.EdgeFlow;
import dev.rondo.attractor.edge.EdgeMap;
import dev.rondo.attractor.edge.EdgePair;
import dev.rondo.attractor.edge.EdgeState;
import dev.rondo.attractor.edge.EdgeSystem;
import dev.rondo.attractor.edge.EdgeTracking;
import dev.rondo.continuation.cycles.ClosedOrbit;
import dev.rondo.continuation.equilibria.Equilibrium;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.SpectralOrder;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Setting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * The edge between the basins of two attractors of an autonomous network: the unstable cycle or the saddle on which an orbit
 * ends that leads to neither, found without a guess; of the flow ({@link EdgeTracking}) or of the map, where it may be an
 * invariant curve, too.
 *
 * <p>One attractor is where the orbit from a given state ends, the other the first that random starts lead to elsewhere; that
 * the state grows without bound counts as one. Where a third attractor lies between the two, the edge is that between the
 * first and the one next to it.
 *
 * @param about the flow, or the map that was trained
 * @param starts random starts to look for a second attractor
 * @param reach largest size of a start, in units of the first attractor's
 * @param budget time constants that the edge is followed
 * @param seed of the starts
 */
public record Edge(
        @Setting(meaning = "the flow, or the Euler map that was trained", byDefault = "flow")
        About about,

        @Setting(meaning = "random starts to look for a second attractor", byDefault = "30", min = 1)
        int starts,

        @Setting(
                meaning = "largest size of a start, in units of the largest state on the first attractor",
                byDefault = "10",
                min = Double.MIN_VALUE)
        double reach,

        @Setting(meaning = "time constants that the edge is followed", byDefault = "400", min = 1)
        double budget,

        @Setting(meaning = "seed of the starts", byDefault = "1")
        long seed)
        implements Analysis<Edge.Result> {

    /** Of the flow; 30 starts up to 10 times the first attractor's size; 400 time constants. */
    public static final Edge DEFAULT = new Edge(About.FLOW, 30, 10, 400, 1);

    /** Time constants that an orbit is followed to its attractor. */
    private static final double DESTINATION = 1000;

    private static final double SAME = 1e-3;

    /** Attractors that may lie between the first two before one is next to the other. */
    private static final int MOST_BETWEEN = 8;

    @SuppressWarnings("UnusedVariable")
    private static final String NO_CYCLE = "the edge state is no cycle";

    @SuppressWarnings("UnusedVariable")
    private static final String OPEN = "no edge state was confirmed";

    @SuppressWarnings("UnusedVariable")
    private static final String NOT_CLOSED = "no edge state was confirmed, or it is an invariant curve";

    /**
     * Result.
     *
     * @param verdict a fixed point (a saddle) or a limit cycle, both unstable; undecided where neither was confirmed
     * @param finding why, in words; where undecided, the reason
     * @param advice what to try where undecided
     * @param between the attractors on the two sides
     * @param period T of a cycle; of an invariant curve, the time of one turn
     * @param amplitude the root of the summed variances
     * @param std of every state, N
     * @param multipliers of a cycle, by decreasing modulus, the trivial one included; of a saddle or k-cycle of the map; none
     *     of an invariant curve
     * @param eigenvaluesPerS of a saddle of the flow, the unstable one first
     * @param unstableDirections 1 for an edge state
     * @param state the saddle, or a state on the cycle
     * @param order k of a cycle of the map that repeats itself after k steps
     * @param rotationNumber of an invariant curve of the map: turns per step
     */
    public record Result(
            AttractorKind verdict,
            String finding,
            @MissingBecause("the verdict stands") Optional<String> advice,

            List<Side> between,

            @MissingBecause(NO_CYCLE) Optional<Time> period,

            double amplitude,
            Vector std,
            List<Complex> multipliers,
            List<Complex> eigenvaluesPerS,

            @MissingBecause(NOT_CLOSED) Optional<Integer> unstableDirections,

            Vector state,

            @MissingBecause("no whole number of steps closes the orbit")
            Optional<Integer> order,

            @MissingBecause("only an invariant curve of the map has one")
            Optional<Double> rotationNumber) {}

    /**
     * An attractor on one side of the edge.
     *
     * @param kind of attractor
     * @param period of a cycle
     * @param amplitude the root of the summed variances
     */
    public record Side(
            AttractorKind kind,

            @MissingBecause("only a limit cycle has a period")
            Optional<Time> period,

            double amplitude) {}

    /**
     * Why to believe it.
     *
     * @param residual of the closed orbit, relative to the largest |x| on it; of a saddle |F(x)|, over the field's rate and
     *     |x|; of an invariant curve how far off it the orbit returns, relative to its size
     * @param trivialMultiplierError |mu - 1| of the trivial multiplier
     * @param pairSeparation two states so far apart, relative to the two starts, lead to the two attractors
     * @param pairDistance their distance from the edge state, in the same units
     * @param growthPerS at which rate states on both sides part
     * @param tracked how long the edge was followed
     * @param orbits followed to their attractors
     */
    public record Certificate(
            @MissingBecause(OPEN) Optional<Double> residual,

            @MissingBecause("only a cycle of the flow has a trivial multiplier")
            Optional<Double> trivialMultiplierError,

            @MissingBecause("no edge was found") Optional<Double> pairSeparation,

            @MissingBecause(NOT_CLOSED) Optional<Double> pairDistance,

            @MissingBecause("no edge was found") Optional<Double> growthPerS,

            Time tracked,
            int orbits) {
        static final Certificate NONE = new Certificate(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Time.ZERO, 0);
    }

    /** Result and certificate. */
    public record Answer(Result result, Certificate certificate) {}

    /** The edge between the attractor on which the orbit from a state ends and another one. */
    public Answer from(RateNetwork network, Vector state) {
        return from(EdgeAttractors.of(network, about), state);
    }

    Answer from(EdgeAttractors attractors, Vector state) {
        Optional<EdgeAttractors.Found> first = attractors.from(state);
        if (first.isEmpty()) {
            return undecided(
                    List.of(),
                    "the orbit that begins where the trial ends comes to no fixed point or cycle in the budget",
                    "see rondo analyze limit-cycle: a torus, chaos or a continuum of orbits has no place here");
        }
        Optional<EdgeAttractors.Found> second = another(attractors, first.get());
        if (second.isEmpty()) {
            return undecided(
                    List.of(side(first.get())),
                    "all of " + starts + " random starts lead to one attractor, or to an open end: there is no edge to"
                            + " follow",
                    "raise starts or reach; see rondo analyze basins");
        }
        return between(attractors, first.get(), second.get(), MOST_BETWEEN);
    }

    /** The edge next to the first, if there are other attractors in between: at most so many. */
    private Answer between(
            EdgeAttractors attractors, EdgeAttractors.Found first, EdgeAttractors.Found second, int others) {
        EdgeSystem system = attractors.system();
        Destinations destinations =
                new Destinations(system, List.of(first.states(), second.states()), second.start(), DESTINATION);
        List<Side> between = List.of(side(first), side(second));
        try {
            EdgePair pair =
                    pair(system, destinations, leadingTo(first, 0, destinations), leadingTo(second, 1, destinations));
            Optional<EdgeAttractors.Found> nearer = pair.bisect()
                    .filter(open -> others > 0)
                    .flatMap(attractors::from)
                    .filter(found -> !found.isSameAs(first, SAME) && !found.isSameAs(second, SAME));
            if (nearer.isPresent()) {
                return between(attractors, first, nearer.get(), others - 1);
            }
            return switch (system) {
                case EdgeFlow flow -> answer(tracking().on(flow, destinations, pair), between);
                case EdgeMap map ->
                    new MapEdgeAnswer(map, pair, destinations, between).of(new MapEdge(budget).on(map, pair));
            };
        } catch (IllegalArgumentException unclear) {
            return undecided(
                    between,
                    "orbits pass so near the other attractor that it is not clear where they lead: "
                            + unclear.getMessage(),
                    "start elsewhere: set another seed");
        }
    }

    /** Where the search for an attractor began or, if it had to be kicked off the edge itself, a state on the attractor. */
    private static Vector leadingTo(EdgeAttractors.Found found, int number, Destinations destinations) {
        boolean leads =
                found.states().rows() == 0 || destinations.of(found.start()).equals(OptionalInt.of(number));
        return leads ? found.start() : found.states().row(0);
    }

    private EdgePair pair(EdgeSystem system, Destinations destinations, Vector first, Vector second) {
        return switch (system) {
            case EdgeFlow flow -> tracking().pair(flow, destinations, first, second);
            case EdgeMap map -> new EdgePair(map, destinations, first, second, MapEdge.TOGETHER, MapEdge.APART);
        };
    }

    private EdgeTracking tracking() {
        return new EdgeTracking(EdgeTracking.DEFAULT.together(), EdgeTracking.DEFAULT.apart(), budget);
    }

    /** Where the first of the random starts leads that leads elsewhere. */
    private Optional<EdgeAttractors.Found> another(EdgeAttractors attractors, EdgeAttractors.Found first) {
        SplittableRandom random = new SplittableRandom(seed);
        double size = Math.max(1, first.states().maxAbs());
        for (int s = 0; s < starts; s++) {
            double scale = size * reach * StrictMath.pow(10, -3 * random.nextDouble());
            Vector start = Vector.owning(
                    random.doubles(first.start().size(), -scale, scale).toArray());
            Optional<EdgeAttractors.Found> found = attractors.from(start);
            if (found.isPresent() && !found.get().isSameAs(first, SAME)) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Side side(EdgeAttractors.Found found) {
        Attractor attractor = found.attractor();
        return new Side(attractor.kind(), attractor.period(), attractor.amplitude());
    }

    private static Answer answer(EdgeTracking.Track track, List<Side> between) {
        return switch (track.state()) {
            case EdgeState.Saddle s -> saddle(s.point(), track, between);
            case EdgeState.Cycle c -> cycle(c.orbit(), track, between);
            case EdgeState.Undecided u ->
                new Answer(
                        open(u.reason(), u.advice(), between), certificate(Optional.empty(), Optional.empty(), track));
        };
    }

    private static Answer saddle(Equilibrium point, EdgeTracking.Track track, List<Side> between) {
        Result result = new Result(
                AttractorKind.FIXED_POINT,
                "the edge orbit comes to rest at a saddle: Newton's method confirms it, one eigenvalue has a positive"
                        + " real part, and states on its two sides lead to the two attractors",
                Optional.empty(),
                between,
                Optional.empty(),
                0,
                Vector.zeros(point.state().size()),
                List.of(),
                point.spectrum().sorted(SpectralOrder.DECREASING_REAL_PART).stream()
                        .toList(),
                Optional.of(point.unstableDirections()),
                point.state(),
                Optional.empty(),
                Optional.empty());
        return new Answer(result, certificate(Optional.of(point.residual()), Optional.empty(), track));
    }

    private static Answer cycle(ClosedOrbit orbit, EdgeTracking.Track track, List<Side> between) {
        Result result = new Result(
                AttractorKind.LIMIT_CYCLE,
                "the edge orbit returns, Newton's method closes it, one multiplier lies outside the unit circle, and"
                        + " states on its two sides lead to the two attractors",
                Optional.empty(),
                between,
                Optional.of(orbit.period()),
                orbit.moments().amplitude(),
                orbit.moments().std(),
                orbit.multipliers().stream().toList(),
                List.of(),
                Optional.of(orbit.unstableDirections()),
                orbit.start(),
                Optional.empty(),
                Optional.empty());
        return new Answer(
                result,
                certificate(
                        Optional.of(orbit.certificate().residual()),
                        Optional.of(orbit.certificate().trivialMultiplierError()),
                        track));
    }

    private static Certificate certificate(
            Optional<Double> residual, Optional<Double> trivialMultiplierError, EdgeTracking.Track track) {
        return new Certificate(
                residual,
                trivialMultiplierError,
                Optional.of(track.pairSeparation()),
                Optional.of(track.pairDistance()).filter(Double::isFinite),
                Optional.of(track.growthPerSecond()).filter(Double::isFinite),
                track.tracked(),
                track.orbits());
    }

    private static Answer undecided(List<Side> between, String reason, String advice) {
        return new Answer(open(reason, advice, between), Certificate.NONE);
    }

    static Result open(String reason, String advice, List<Side> between) {
        return new Result(
                AttractorKind.UNDECIDED,
                reason,
                Optional.of(advice),
                between,
                Optional.empty(),
                0,
                Vector.zeros(0),
                List.of(),
                List.of(),
                Optional.empty(),
                Vector.zeros(0),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public Card card() {
        return EdgeCard.CARD;
    }

    @Override
    public dev.rondo.analysis.Answer<Edge.Result> of(Subject subject) {
        Answer answer = from(subject.network(), subject.state());
        return dev.rondo.analysis.Answer.about(about, answer.result(), answer.certificate());
    }

    @Override
    public Drawing draw(Edge.Result result, Subject subject) {
        return result.state().size() == 0
                ? Drawing.none("no edge state was confirmed: " + result.finding())
                : Drawing.of(EdgeFigure.of(subject.network(), about, result));
    }
}
