package dev.rondo.continuation.locus;

import dev.rondo.continuation.PiecewiseCurve;
import dev.rondo.continuation.SolutionCurve;

/**
 * Solutions of a system with two parameters: for every value of the second a curve along the first. All curves describe
 * the same unknowns in the same way (one piece of a piecewise smooth system, one phase condition), so that together
 * they are smooth in the second parameter, too. Immutable.
 *
 * <p>Fixed points are {@code q -> FlowFixedPoints.of(family(q))} and the like.
 */
@FunctionalInterface
public interface SolutionSurface {
    /** The curve at a value of the second parameter. */
    SolutionCurve at(double second);

    /** The arclength over which differences of test functions are taken. */
    default double difference() {
        return 1e-5;
    }

    /** This surface as it is best described near a solution. */
    default SolutionSurface near(double[] y, double second) {
        return this;
    }

    /**
     * The piece on the other side of the switching manifold where the unknown is 0.
     *
     * @throws IllegalArgumentException if there is no such manifold
     */
    default SolutionSurface across(int unknown) {
        return second -> {
            if (at(second) instanceof PiecewiseCurve piece) {
                return piece.across(unknown);
            }
            throw new IllegalArgumentException("A smooth curve meets no switching manifolds: unknown " + unknown);
        };
    }
}
