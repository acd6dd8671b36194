package dev.rondo.continuation.locus;

import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.Criticality;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A point of a curve of special points.
 *
 * @param first the first parameter p
 * @param second the second parameter q
 * @param solution the unknowns of the solution: a state, or the nodes of an orbit and its period
 * @param arclength from the special point at which the curve was entered, negative on one side of it
 * @param period of a cycle, or with which cycles are born at a Hopf point
 * @param amplitude of a cycle, the root of the summed variances; 0 for a fixed point
 * @param unstable the number of unstable directions besides the critical ones; at a border collision of a fixed point, where
 *     the spectrum jumps, on the side on which the unit is silent
 * @param unstableActive at a border collision of a fixed point: on the side on which the unit is active
 * @param criticality whether what is born is stable; at a border collision of a fixed point, whether that goes on or turns
 *     back
 * @param residual the largest residual of all equations, the test function among them: the certificate
 * @param test the value of the test function
 */
public record LocusPoint(
        double first,
        double second,
        Vector solution,
        double arclength,
        Optional<Time> period,
        double amplitude,
        int unstable,
        OptionalInt unstableActive,
        Optional<Criticality> criticality,
        double residual,
        double test) {
    /** A point of a walk.
     *
     * @param direction +1 or -1, of the walk
     */
    static LocusPoint of(BranchPoint point, int direction) {
        if (!(point.curve() instanceof LocusEquations equations)) {
            throw new IllegalArgumentException("A point of a curve of special points solves its equations");
        }
        double[] y = point.unknowns().toArray();
        return new LocusPoint(
                LocusEquations.first(y),
                LocusEquations.second(y),
                Vector.of(Arrays.copyOf(y, y.length - 2)),
                direction * point.arclength(),
                point.measure().period(),
                point.measure().amplitude(),
                equations.unstable(y),
                equations.unstableAbove(y),
                equations.criticality(y),
                point.residual(),
                equations.testValue(y));
    }
}
