package dev.rondo.continuation.locus;

import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.Criticality;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Point of a curve of special points.
 *
 * @param first first parameter p
 * @param second second parameter q
 * @param solution unknowns of the solution: a state, or the nodes of an orbit and its period
 * @param arclength arclength from the special point at which the curve was entered, negative on one side of it
 * @param period period of a cycle, or at a Hopf point of the cycles in the limit of vanishing amplitude
 * @param amplitude amplitude of a cycle, the root of the summed variances; 0 for a fixed point
 * @param unstable number of unstable directions besides the critical ones; at a border collision of a fixed point,
 *     where the spectrum jumps, on the side on which the unit is inactive
 * @param unstableActive number of unstable directions on the side on which the unit is active, at a border collision of
 *     a fixed point
 * @param criticality stability of the solutions that branch off; at a border collision of a fixed point, whether that
 *     goes on or turns back
 * @param residual largest residual of all equations, the test function among them: the certificate
 * @param test value of the test function
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
    /**
     * Point of a continuation run.
     *
     * @param direction direction of the run, +1 or -1
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
