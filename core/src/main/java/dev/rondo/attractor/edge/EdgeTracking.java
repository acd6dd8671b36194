package dev.rondo.attractor.edge;

import dev.rondo.attractor.smooth.Recurrence;
import dev.rondo.continuation.cycles.ClosedOrbit;
import dev.rondo.continuation.cycles.ClosingResult;
import dev.rondo.continuation.equilibria.Equilibrium;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.solve.MessageNumbers;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.List;
import java.util.Optional;

/**
 * Edge tracking: follows an orbit on the edge between two basins until it is known on what it ends.
 *
 * <p>Two states that lead to different attractors are brought together by bisection, followed until they have parted,
 * brought together again, and so on: what lies between them stays on the edge, however fast it repels. The edge orbit
 * ends on a saddle if it comes to rest at a fixed point with one unstable direction, on an unstable cycle if it
 * returns, Newton's method closes it, and one multiplier lies outside the unit circle. Whatever is neither when the
 * budget ends is undecided.
 *
 * @param together distance of the pair after bisection, relative to the distance of the two states at the beginning
 * @param apart distance at which it is brought together again, in the same units
 * @param budget number of time constants that the edge is followed
 */
public record EdgeTracking(double together, double apart, double budget) {
    /** 1e-9, 1e-5, 400. */
    public static final EdgeTracking DEFAULT = new EdgeTracking(1e-9, 1e-5, 400);

    /** Time constants after which the edge orbit is first examined; then after half as many more each time. */
    private static final double FIRST_LOOK = 8;

    private static final double STILL = 1e-3;
    private static final double NEAR = 0.1;
    private static final double UNITS_PER_SEGMENT = 4;
    /** Errors may grow by this factor along a segment of the guess: some of its digits are left. */
    private static final double LOG_STRETCH = 5;

    private static final int MOST_SEGMENTS = 64;

    /** @throws IllegalArgumentException unless 0 &lt; together &lt; apart &lt; 1 and the budget is positive */
    public EdgeTracking {
        if (!(together > 0) || !(apart > together) || !(apart < 1) || !(budget > 0)) {
            throw new IllegalArgumentException("Edge tracking needs 0 < together < apart < 1 and a budget above 0: "
                    + together + ", " + apart + ", " + budget);
        }
    }

    /**
     * Result of tracking an edge.
     *
     * @param state edge state
     * @param here attractor on one side
     * @param there attractor on the other side
     * @param tracked time that the edge was followed
     * @param growthPerSecond rate at which pairs part
     * @param pairSeparation distance of the last pair, whose states lead to different attractors, relative to the first
     * @param pairDistance distance of the last pair from the edge state, in the same units; NaN where undecided
     * @param orbits number of orbits that were followed to their attractors
     */
    public record Track(
            EdgeState state,
            int here,
            int there,
            Time tracked,
            double growthPerSecond,
            double pairSeparation,
            double pairDistance,
            int orbits) {}

    /**
     * The two states that {@link #on} brings together.
     *
     * @throws IllegalArgumentException if they lead to the same attractor, or it is not known where one leads
     */
    public EdgePair pair(EdgeFlow flow, Destinations destinations, Vector first, Vector second) {
        return new EdgePair(flow, destinations, first, second, together, apart);
    }

    /** The edge on which a pair lies. */
    public Track on(EdgeFlow flow, Destinations destinations, EdgePair pair) {
        return new Run(flow, destinations, pair).run();
    }

    private final class Run {
        private final EdgeFlow flow;
        private final Destinations destinations;
        private final EdgePair pair;
        private final List<Vector> orbit;
        private final double scale;
        private String seen = "nothing yet";
        private String advice = "allow a longer budget";

        Run(EdgeFlow flow, Destinations destinations, EdgePair pair) {
            this.flow = flow;
            this.destinations = destinations;
            this.pair = pair;
            orbit = pair.orbit();
            scale = pair.scale();
        }

        Track run() {
            double look = FIRST_LOOK;
            while (true) {
                Optional<EdgePair.Stop> stop = pair.advance();
                if (stop.isPresent()) {
                    return track(new EdgeState.Undecided(
                            stop.get().reason(), stop.get().advice()));
                }
                if (pair.units() >= look) {
                    Optional<EdgeState> found = look();
                    if (found.isPresent()) {
                        return track(found.get());
                    }
                    look = 1.5 * pair.units();
                }
                if (pair.units() >= budget) {
                    return track(new EdgeState.Undecided(seen, advice));
                }
            }
        }

        private Optional<EdgeState> look() {
            Vector end = orbit.getLast();
            double moved = 0;
            for (Vector state : orbit.subList(3 * orbit.size() / 4, orbit.size())) {
                moved = Math.max(moved, state.minus(end).norm());
            }
            return moved <= STILL * scale ? saddle(end) : cycle();
        }

        private Optional<EdgeState> saddle(Vector end) {
            Optional<Equilibrium> found = Equilibrium.ofFlow(flow.field(), end);
            if (found.isEmpty()) {
                seen = "the edge orbit hardly moves, but Newton's method finds no fixed point there";
                return Optional.empty();
            }
            Equilibrium point = found.get();
            double distance = point.state().minus(end).norm();
            seen = "the edge orbit hardly moves at a distance of " + MessageNumbers.few(distance / scale)
                    + " from a fixed point with " + point.unstableDirections() + " unstable directions";
            return distance <= 10 * STILL * scale && point.unstableDirections() == 1
                    ? Optional.of(new EdgeState.Saddle(point))
                    : Optional.empty();
        }

        private Optional<EdgeState> cycle() {
            Matrix late = Matrix.of(orbit.subList(orbit.size() / 4, orbit.size()).stream()
                    .map(Vector::toArray)
                    .toArray(double[][]::new));
            Optional<Recurrence> maybe = Recurrence.of(flow.field(), late);
            if (maybe.isEmpty()) {
                seen = "the edge orbit neither rests nor returns to where it was";
                return Optional.empty();
            }
            Recurrence recurrence = maybe.get();
            Time period = flow.unit().times(recurrence.steps() / flow.samplesPerUnit());
            ClosingResult result = flow.close(guess(late, recurrence.steps()), period);
            if (result instanceof ClosingResult.NotClosed open) {
                seen = "after " + period + " the edge orbit returns to within "
                        + MessageNumbers.few(recurrence.distance() / recurrence.spread())
                        + " of its size, but Newton's method closes no cycle there (" + open.reason() + ", residual "
                        + MessageNumbers.few(open.residual()) + " after " + open.iterations() + " steps)";
                advice = open.advice();
                return Optional.empty();
            }
            ClosedOrbit closed = ((ClosingResult.Closed) result).orbit();
            double distance = distance(late, closed.start());
            seen = "a cycle of period " + closed.period() + " with " + closed.unstableDirections()
                    + " unstable directions closes at a distance of "
                    + MessageNumbers.few(distance / recurrence.spread())
                    + " of the edge orbit's size";
            advice = "allow a longer budget";
            return closed.unstableDirections() == 1 && distance <= NEAR * recurrence.spread()
                    ? Optional.of(new EdgeState.Cycle(closed))
                    : Optional.empty();
        }

        /** States along the last period, as many as its growth asks for. */
        private Matrix guess(Matrix late, double steps) {
            double units = steps / flow.samplesPerUnit();
            double stretch = Math.max(0, pair.logGrowth() / pair.units()) * units;
            int segments = (int)
                    Math.clamp(Math.ceil(Math.max(units / UNITS_PER_SEGMENT, stretch / LOG_STRETCH)), 1, MOST_SEGMENTS);
            double first = late.rows() - 1 - steps;
            double[][] nodes = new double[segments][];
            for (int k = 0; k < segments; k++) {
                nodes[k] = between(late, first + steps * k / segments).toArray();
            }
            return Matrix.of(nodes);
        }

        private static Vector between(Matrix rows, double place) {
            int row = (int) Math.clamp(Math.floor(place), 0, rows.rows() - 2);
            double part = place - row;
            return rows.row(row).times(1 - part).plus(rows.row(row + 1).times(part));
        }

        private double distance(Matrix states, Vector x) {
            double least = Double.POSITIVE_INFINITY;
            for (int row = 0; row < states.rows(); row++) {
                least = Math.min(least, states.row(row).minus(x).norm());
            }
            return least;
        }

        private Track track(EdgeState state) {
            double distance = switch (state) {
                case EdgeState.Saddle s ->
                    s.point().state().minus(orbit.getLast()).norm();
                case EdgeState.Cycle c -> distanceFrom(c.orbit());
                case EdgeState.Undecided u -> Double.NaN;
            };
            return new Track(
                    state,
                    pair.here(),
                    pair.there(),
                    pair.tracked(),
                    pair.growthPerSecond(),
                    pair.separation(),
                    distance / scale,
                    destinations.followed());
        }

        /** Distance of the last state from the cycle: it is the nearest of those within a sample of a period. */
        private double distanceFrom(ClosedOrbit cycle) {
            int rows = (int) Math.ceil(cycle.period().in(flow.unit()) * flow.samplesPerUnit()) + 1;
            int from = Math.max(0, orbit.size() - rows);
            return orbit.subList(from, orbit.size()).stream()
                    .mapToDouble(x -> x.minus(cycle.start()).norm())
                    .min()
                    .orElse(Double.NaN);
        }
    }
}
