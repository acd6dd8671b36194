package dev.rondo.analysis.rest;

import dev.rondo.analysis.rest.Edge.Answer;
import dev.rondo.analysis.rest.Edge.Certificate;
import dev.rondo.analysis.rest.Edge.Result;
import dev.rondo.analysis.rest.Edge.Side;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.edge.ClosedMapOrbit;
import dev.rondo.attractor.edge.Destinations;
import dev.rondo.attractor.edge.EdgeMap;
import dev.rondo.attractor.edge.EdgePair;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;
import java.util.List;
import java.util.Optional;

/**
 * Result on an edge of a map, as the answer of {@link Edge}.
 *
 * @param map whose edge it is
 * @param pair that was followed
 * @param destinations of orbits
 * @param between the attractors
 */
record MapEdgeAnswer(EdgeMap map, EdgePair pair, Destinations destinations, List<Side> between) {
    Answer of(MapEdge.Seen seen) {
        return switch (seen) {
            case MapEdge.Seen.Closed c -> closed(c.orbit());
            case MapEdge.Seen.Curve c -> curve(c);
            case MapEdge.Seen.Open o ->
                new Answer(Edge.open(o.reason(), o.advice(), between), certificate(Optional.empty(), Optional.empty()));
        };
    }

    private Answer closed(ClosedMapOrbit orbit) {
        int order = orbit.order();
        boolean point = order == 1;
        Vector std = std(orbit.points());
        Result result = new Result(
                point ? AttractorKind.FIXED_POINT : AttractorKind.LIMIT_CYCLE,
                (point
                                ? "the edge orbit comes to rest at a fixed point of the map"
                                : "the edge orbit repeats itself after " + order + " steps")
                        + ": Newton's method confirms it, one multiplier lies outside the unit circle, and states on"
                        + " its two sides lead to the two attractors",
                Optional.empty(),
                between,
                point ? Optional.empty() : Optional.of(map.map().step().times(order)),
                std.norm(),
                std,
                orbit.multipliers().stream().toList(),
                List.of(),
                Optional.of(orbit.unstableDirections()),
                orbit.points().getFirst(),
                point ? Optional.empty() : Optional.of(order),
                Optional.empty());
        double distance = orbit.distance(pair.orbit().getLast()) / pair.scale();
        return new Answer(result, certificate(Optional.of(orbit.residual()), Optional.of(distance)));
    }

    private Answer curve(MapEdge.Seen.Curve curve) {
        Time period = MapEdge.period(curve, map);
        Result result = new Result(
                AttractorKind.LIMIT_CYCLE,
                "the edge orbit runs along a closed curve, the same in two successive parts of it, and states on its"
                        + " two sides lead to the two attractors",
                Optional.empty(),
                between,
                Optional.of(period),
                curve.std().norm(),
                curve.std(),
                List.of(),
                List.of(),
                Optional.empty(),
                curve.state(),
                Optional.empty(),
                Optional.of(map.map().step().in(period)));
        return new Answer(result, certificate(Optional.of(curve.test().recurrenceError()), Optional.empty()));
    }

    private Certificate certificate(Optional<Double> residual, Optional<Double> distance) {
        return new Certificate(
                residual,
                Optional.empty(),
                Optional.of(pair.separation()),
                distance,
                Optional.of(pair.growthPerSecond()).filter(Double::isFinite),
                pair.tracked(),
                destinations.followed());
    }

    private static Vector std(List<Vector> points) {
        int n = points.getFirst().size();
        Vector mean = Vector.zeros(n);
        for (Vector p : points) {
            mean = mean.plus(p.times(1.0 / points.size()));
        }
        double[] square = new double[n];
        for (Vector p : points) {
            for (int i = 0; i < n; i++) {
                double d = p.get(i) - mean.get(i);
                square[i] += d * d / points.size();
            }
        }
        for (int i = 0; i < n; i++) {
            square[i] = Math.sqrt(square[i]);
        }
        return Vector.owning(square);
    }
}
