package dev.rondo.continuation.locus;

import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import java.util.OptionalInt;

/**
 * Point of codimension two on a curve of special points.
 *
 * @param type type of the point
 * @param point point of the curve
 * @param interval values of the second parameter at the ends of the last bracket
 * @param converged true if the bracket shrank to the tolerance with every Newton iteration converging
 * @param unknown index of the other border collision's unknown (unit), where two meet
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
