package dev.rondo.analysis.rest;

import dev.rondo.attractor.ClosedCurve;
import dev.rondo.attractor.Orbit;
import dev.rondo.attractor.WeightedAverage;
import dev.rondo.attractor.edge.ClosedMapOrbit;
import dev.rondo.attractor.edge.EdgeMap;
import dev.rondo.attractor.edge.EdgePair;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.solve.MessageNumbers;
import dev.rondo.linalg.Vector;
import java.util.List;
import java.util.Optional;

/**
 * Attractor within the edge between two basins of a map. If it repeats itself after k steps, Newton's method has to
 * close a k-cycle there, with one multiplier outside the unit circle; if not, the return test has to find the same closed
 * curve in two successive parts of the orbit. Whatever is neither when the budget ends is undecided.
 *
 * @param budget time constants that the edge is followed
 */
record MapEdge(double budget) {
    /** Of the pair: close enough for a return test, some digits above rounding. */
    static final double TOGETHER = 1e-12;

    static final double APART = 1e-8;

    private static final double FIRST_LOOK = 8;
    private static final int MOST_ORDER = 64;
    private static final double REPEATS = 1e-4;
    private static final double SAME = 1e-3;
    private static final int FEWEST_STATES = 400;

    /** Kind of attractor. */
    sealed interface Seen {
        /** A cycle of whole steps. */
        record Closed(ClosedMapOrbit orbit) implements Seen {}

        /**
         * An invariant curve.
         *
         * @param test its period and how well the orbit returns
         * @param mean of every state
         * @param std of every state
         * @param state on it
         */
        record Curve(ClosedCurve test, Vector mean, Vector std, Vector state) implements Seen {}

        /**
         * Neither was confirmed.
         *
         * @param reason what was seen
         * @param advice what to try
         */
        record Open(String reason, String advice) implements Seen {}
    }

    /** Follows a pair until it is known what it is on. */
    Seen on(EdgeMap map, EdgePair pair) {
        double look = FIRST_LOOK;
        Seen seen = new Seen.Open("the edge was too short to tell", "allow a longer budget");
        while (pair.units() < budget) {
            Optional<EdgePair.Stop> stop = pair.advance();
            if (stop.isPresent()) {
                return new Seen.Open(stop.get().reason(), stop.get().advice());
            }
            if (pair.units() >= look) {
                seen = look(map, pair);
                if (!(seen instanceof Seen.Open)) {
                    return seen;
                }
                look = 1.5 * pair.units();
            }
        }
        return seen;
    }

    private static Seen look(EdgeMap map, EdgePair pair) {
        List<Vector> orbit = pair.orbit();
        List<Vector> late = orbit.subList(orbit.size() / 4, orbit.size());
        Optional<Integer> order = order(late, pair.scale());
        return order.isPresent() ? closed(map, late.getLast(), order.get(), pair.scale()) : curve(map, late);
    }

    /** After how many steps the last half of these states repeats itself. */
    private static Optional<Integer> order(List<Vector> states, double scale) {
        int first = states.size() / 2;
        for (int k = 1; k <= Math.min(MOST_ORDER, first); k++) {
            double gap = 0;
            for (int t = first; t < states.size(); t++) {
                gap = Math.max(gap, states.get(t).minus(states.get(t - k)).norm());
            }
            if (gap <= REPEATS * scale) {
                return Optional.of(k);
            }
        }
        return Optional.empty();
    }

    private static Seen closed(EdgeMap map, Vector end, int order, double scale) {
        String what = order == 1 ? "hardly moves" : "repeats itself after " + order + " steps";
        Optional<ClosedMapOrbit> found = ClosedMapOrbit.near(map.map(), end, order);
        if (found.isEmpty()) {
            return new Seen.Open(
                    "the edge orbit " + what + ", but Newton's method closes nothing there", "allow a longer budget");
        }
        ClosedMapOrbit orbit = found.get();
        double distance = orbit.distance(end);
        return orbit.unstableDirections() == 1 && distance <= 100 * REPEATS * scale
                ? new Seen.Closed(orbit)
                : new Seen.Open(
                        "the edge orbit " + what + " at a distance of " + MessageNumbers.few(distance / scale)
                                + " from a cycle of that order with " + orbit.unstableDirections()
                                + " unstable directions",
                        "allow a longer budget");
    }

    private static Seen curve(EdgeMap map, List<Vector> late) {
        Seen.Open neither = new Seen.Open(
                "the edge orbit neither repeats itself within " + MOST_ORDER
                        + " steps nor runs along a closed curve in both halves of its last part",
                "allow a longer budget; it may be chaotic");
        if (late.size() < FEWEST_STATES) {
            return neither;
        }
        Orbit all = orbit(map, late);
        Orbit before = all.part(0, all.rows() / 2);
        Orbit after = all.part(all.rows() / 2, all.rows());
        Optional<ClosedCurve> first = ClosedCurve.of(before);
        Optional<ClosedCurve> second = ClosedCurve.of(after);
        if (first.isEmpty() || second.isEmpty()) {
            return neither;
        }
        double periods = Math.abs(first.get().period() / second.get().period() - 1);
        double sizes = Math.abs(before.size() / after.size() - 1);
        if (periods > SAME || sizes > SAME) {
            return new Seen.Open(
                    "the edge orbit runs along closed curves that differ: their periods by the part "
                            + MessageNumbers.few(periods) + ", their sizes by " + MessageNumbers.few(sizes),
                    "allow a longer budget");
        }
        double[] weights = WeightedAverage.weights(after.rows());
        double[] mean = after.mean(weights);
        return new Seen.Curve(second.get(), Vector.of(mean), Vector.of(after.deviation(mean, weights)), late.getLast());
    }

    private static Orbit orbit(EdgeMap map, List<Vector> states) {
        return Orbit.of(
                states.stream().map(Vector::toArray).toArray(double[][]::new),
                map.map().step());
    }

    /** The time of one turn. */
    static Time period(Seen.Curve curve, EdgeMap map) {
        return map.map().step().times(curve.test().period());
    }
}
