package dev.rondo.attractor.patched;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.Crossing;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.dynamics.piecewise.Piece;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Returns of a path to the switching manifold that it crosses most briskly: a section that the flow provides.
 *
 * @param state state at the last crossing
 * @param stay time that the path then stayed in one region
 * @param period time since the earlier crossing nearest to it
 * @param distance distance between the two
 * @param spread largest distance of any crossing of this manifold from the last
 */
record Returns(Vector state, Time stay, Time period, double distance, double spread) {
    /** Returns within this part of the spread, or twice the least distance, count as one period. */
    private static final double NEAR = 0.02;

    /** The returns of a path; of directions instead of states if the field is homogeneous. */
    static Optional<Returns> of(PatchedPath path, boolean directions) {
        Map<Integer, List<Integer>> events = new HashMap<>();
        Map<Integer, Double> slowest = new HashMap<>();
        List<Crossing> crossings = path.crossings();
        for (int k = 0; k < crossings.size() && k + 1 < path.pieces().size(); k++) {
            Crossing c = crossings.get(k);
            int key = 2 * c.manifold() + (c.opens() ? 1 : 0);
            events.computeIfAbsent(key, none -> new ArrayList<>()).add(k);
            double speed =
                    directions ? c.speed() / path.pieces().get(k + 1).state().norm() : c.speed();
            slowest.merge(key, speed, Math::min);
        }
        return events.entrySet().stream()
                .filter(e -> e.getValue().size() >= 2)
                .max((a, b) ->
                        Double.compare(slowest.getOrDefault(a.getKey(), 0.0), slowest.getOrDefault(b.getKey(), 0.0)))
                .map(e -> along(path, e.getValue(), directions));
    }

    private static Returns along(PatchedPath path, List<Integer> events, boolean directions) {
        int last = events.getLast();
        Vector state = point(path, last, directions);
        int turns = events.size() - 1;
        double[] distances = new double[turns];
        double least = Double.POSITIVE_INFINITY;
        double spread = 0;
        for (int k = 0; k < turns; k++) {
            distances[k] = point(path, events.get(turns - 1 - k), directions)
                    .minus(state)
                    .norm();
            least = Math.min(least, distances[k]);
        }
        for (int k = 0; k < path.pieces().size(); k++) {
            spread = Math.max(
                    spread, pieceState(path, k, directions).minus(state).norm());
        }
        int turn = 0;
        while (distances[turn] > Math.max(NEAR * spread, 2 * least)) {
            turn++;
        }
        Time period = path.crossings()
                .get(last)
                .time()
                .minus(path.crossings().get(events.get(turns - 1 - turn)).time());
        Piece next = path.pieces().get(last + 1);
        return new Returns(next.state(), next.duration(), period, distances[turn], spread);
    }

    private static Vector point(PatchedPath path, int crossing, boolean directions) {
        return pieceState(path, crossing + 1, directions);
    }

    private static Vector pieceState(PatchedPath path, int piece, boolean directions) {
        Vector state = path.pieces().get(piece).state();
        return directions ? state.times(1 / state.norm()) : state;
    }
}
