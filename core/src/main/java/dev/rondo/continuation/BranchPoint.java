package dev.rondo.continuation;

import dev.rondo.dynamics.solve.NewtonResult;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * A point of a branch.
 *
 * @param curve the equations that it solves, as they are described here
 * @param unknowns the solution, the parameter last
 * @param tangent the direction in which the walk goes on, of length 1 in the curve's scalar product
 * @param arclength from the first point, by chords
 * @param spectrum what decides stability
 * @param measure what a diagram shows
 * @param residual the largest |F_i|: the certificate
 */
public record BranchPoint(
        SolutionCurve curve,
        Vector unknowns,
        Vector tangent,
        double arclength,
        Spectrum spectrum,
        SolutionMeasure measure,
        double residual) {
    /** A solution of a curve, with its stability and measure. */
    public static BranchPoint of(
            SolutionCurve curve, NewtonResult.Solution solution, double[] tangent, double arclength) {
        double[] y = solution.unknowns().toArray();
        return new BranchPoint(
                curve,
                solution.unknowns(),
                Vector.of(tangent),
                arclength,
                curve.spectrum(y),
                curve.measure(y),
                solution.residual());
    }

    /** The value of the parameter. */
    public double parameter() {
        return unknowns.get(unknowns.size() - 1);
    }

    /** How fast the parameter changes along the branch. */
    public double parameterSlope() {
        return tangent.get(tangent.size() - 1);
    }

    /** The Euclidean norm of a fixed point's state; empty for a cycle. */
    public OptionalDouble norm() {
        return measure.period().isPresent()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Vector.of(Arrays.copyOf(unknowns.toArray(), unknowns.size() - 1))
                        .norm());
    }

    public boolean isStable() {
        return spectrum.isStable();
    }
}
