package dev.rondo.attractor.patched;

import dev.rondo.continuation.patched.PatchedCycle;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.OptionalDouble;

/** What an orbit of a piecewise-linear flow ends on. */
public sealed interface FlowOutcome {
    /**
     * A cycle that attracts.
     *
     * @param cycle it
     * @param settling how long the orbit had run when it was found
     * @param returnError how far from the cycle the orbit then crossed the section, relative to the cycle's size
     */
    record OnCycle(PatchedCycle cycle, Time settling, double returnError) implements FlowOutcome {}

    /**
     * A fixed point that attracts: the orbit stays in its region, where the field is linear.
     *
     * @param state x
     * @param region the open gates
     * @param eigenvalues of A, per second
     * @param residual |F(x)|/rate, relative to |x|
     */
    record OnFixedPoint(Vector state, ActiveSet region, ComplexVector eigenvalues, double residual)
            implements FlowOutcome {}

    /**
     * A fixed point of a line, ring or plane of them: the orbit stays in its region, where the field is linear and A has the
     * eigenvalue 0 to rounding.
     *
     * @param state x, at which the orbit ends
     * @param directions an orthonormal basis of the null space of A, d x N
     * @param eigenvalues of A, per second
     * @param residual |F(x)|/rate, relative to |x|
     */
    record OnFixedPointSet(Vector state, Matrix directions, ComplexVector eigenvalues, double residual)
            implements FlowOutcome {}

    /**
     * A homogeneous field's cone of orbits.
     *
     * @param orbit the projective cycle or ray
     */
    record OnCone(ProjectiveOrbit orbit) implements FlowOutcome {}

    /**
     * Nothing: the state grows without bound.
     *
     * @param growthPerSecond d log|x|/dt at the end; 0 where it grows linearly
     * @param speedPerSecond the largest |dx_i/dt| where it grows linearly
     */
    record Growing(double growthPerSecond, OptionalDouble speedPerSecond) implements FlowOutcome {}

    /**
     * The budget ended before it was known.
     *
     * @param reason what was seen
     * @param advice what to try
     * @param followed how long the orbit was followed
     */
    record Undecided(String reason, String advice, Time followed) implements FlowOutcome {}
}
