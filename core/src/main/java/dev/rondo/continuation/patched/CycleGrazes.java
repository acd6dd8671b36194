package dev.rondo.continuation.patched;

import dev.rondo.continuation.SolutionCurve;
import dev.rondo.continuation.SwitchingFunction;
import dev.rondo.continuation.cycles.Shooting;
import dev.rondo.dynamics.solve.Vectors;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Grazes of the exact orbits of a curve of cycles.
 *
 * @param arcs exact orbits
 * @param scale largest |x|, relative to which extrema are given
 */
public record CycleGrazes(ExactArcs arcs, double scale) {
    /**
     * Grazes along a curve.
     *
     * @throws IllegalArgumentException if its orbits are not exact
     */
    public static CycleGrazes of(SolutionCurve curve) {
        if (curve instanceof Shooting cycles && cycles.arcs() instanceof ExactArcs exact) {
            return new CycleGrazes(exact, cycles.scales().largest());
        }
        throw new IllegalArgumentException("Only exact cycles of piecewise-linear flows graze switching manifolds");
    }

    /**
     * The place where the orbit of a solution comes nearest to touching a unit's threshold.
     *
     * @throws IllegalArgumentException if the switching function is constant along the orbit
     */
    public Graze nearest(double[] y, int manifold) {
        return Graze.nearest(arcs.orbits(y), manifold);
    }

    /** This touch on the orbit of a neighbouring solution. */
    public Graze followed(double[] y, Graze graze) {
        return graze.followed(arcs.orbits(y));
    }

    /** The switching function at its extremum there, relative to the scale: 0 where the orbit grazes the threshold. */
    public double extremum(double[] y, Graze graze) {
        Orbits orbit = arcs.orbits(y);
        return orbit.complete() ? graze.extremum(orbit) / scale : Double.NaN;
    }

    /**
     * Functions that change their sign where orbits graze, between neighbouring points of a curve or surface of cycles.
     *
     * @param curve curve on which a point lies
     * @param solution unknowns of that curve
     * @param leaving derivative of the point along the chord at its start
     * @param arriving derivative of the point along the chord at its end
     */
    public static List<SwitchingFunction> between(
            Function<double[], SolutionCurve> curve,
            UnaryOperator<double[]> solution,
            double[] before,
            double[] after,
            double[] leaving,
            double[] arriving) {
        Function<double[], Orbits> orbit = y -> of(curve.apply(y)).arcs.orbits(solution.apply(y));
        return new Grazes(
                        orbit.apply(before),
                        orbit.apply(after),
                        orbit.apply(moved(before, Grazes.SHIFT, leaving)),
                        orbit.apply(moved(after, -Grazes.SHIFT, arriving)))
                .tests(orbit, of(curve.apply(before)).scale);
    }

    private static double[] moved(double[] y, double by, double[] direction) {
        double[] out = y.clone();
        Vectors.add(by, direction, out);
        return out;
    }
}
