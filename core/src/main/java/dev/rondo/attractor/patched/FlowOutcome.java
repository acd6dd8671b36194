package dev.rondo.attractor.patched;

import dev.rondo.continuation.patched.PatchedCycle;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.OptionalDouble;

/** Attractor on which an orbit of a piecewise-linear flow ends, or its growth, or an open verdict. */
public sealed interface FlowOutcome {
    /**
     * A cycle that attracts.
     *
     * @param cycle attracting cycle
     * @param settling time that the orbit had run when the cycle was found
     * @param returnError distance from the cycle at which the orbit then crossed the section, relative to the cycle's
     *     size
     */
    record OnCycle(PatchedCycle cycle, Time settling, double returnError) implements FlowOutcome {}

    /**
     * A fixed point that attracts: the orbit stays in its region, where the field is linear.
     *
     * @param state fixed point x
     * @param region active units
     * @param eigenvalues eigenvalues of A, per second
     * @param residual residual |F(x)|/rate, relative to |x|
     */
    record OnFixedPoint(Vector state, ActiveSet region, ComplexVector eigenvalues, double residual)
            implements FlowOutcome {}

    /**
     * A fixed point of a line, ring or plane of them: the orbit stays in its region, where the field is linear and A
     * has the eigenvalue 0 to rounding.
     *
     * @param state fixed point x at which the orbit ends
     * @param directions orthonormal basis of the null space of A, d x N
     * @param eigenvalues eigenvalues of A, per second
     * @param residual residual |F(x)|/rate, relative to |x|
     */
    record OnFixedPointSet(Vector state, Matrix directions, ComplexVector eigenvalues, double residual)
            implements FlowOutcome {}

    /**
     * Projective orbit of a homogeneous field.
     *
     * @param orbit projective cycle or ray
     */
    record OnCone(ProjectiveOrbit orbit) implements FlowOutcome {}

    /**
     * No attractor: the state grows without bound.
     *
     * @param growthPerSecond growth rate d log|x|/dt at the end; 0 where it grows linearly
     * @param speedPerSecond largest |dx_i/dt| where it grows linearly
     */
    record Growing(double growthPerSecond, OptionalDouble speedPerSecond) implements FlowOutcome {}

    /**
     * Undecided: the budget ended before the attractor was known.
     *
     * @param reason observations, in words
     * @param advice remedy to try
     * @param followed time that the orbit was followed
     */
    record Undecided(String reason, String advice, Time followed) implements FlowOutcome {}
}
