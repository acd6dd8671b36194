package dev.rondo.continuation;

import dev.rondo.dynamics.solve.NewtonResult;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Point of a branch.
 *
 * @param curve equations that the point solves, as they are described here
 * @param unknowns solution, the parameter last
 * @param tangent direction in which the run goes on, of length 1 in the curve's scalar product
 * @param arclength arclength from the first point, by chords
 * @param spectrum eigenvalues or multipliers, which decide stability
 * @param measure quantities that a diagram shows
 * @param residual largest |F_i|: the certificate
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

    /** Derivative of the parameter with respect to arclength along the branch. */
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
