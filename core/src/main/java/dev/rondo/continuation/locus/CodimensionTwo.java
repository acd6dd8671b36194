package dev.rondo.continuation.locus;

import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import java.util.OptionalInt;

/**
 * A point of codimension two on a curve of special points.
 *
 * @param type what it is
 * @param point where it is
 * @param interval the values of the second parameter at the ends of the last bracket
 * @param converged whether the bracket shrank to the tolerance with every Newton iteration converging
 * @param unknown where two border collisions meet, the other one's unknown (unit)
 */
public record CodimensionTwo(
        SpecialType type, LocusPoint point, SpecialPoint.Interval interval, boolean converged, OptionalInt unknown) {
    static CodimensionTwo of(SpecialPoint special, int direction) {
        return new CodimensionTwo(
                special.type(),
                LocusPoint.of(special.point(), direction),
                special.interval(),
                special.converged(),
                special.unknown());
    }
}
