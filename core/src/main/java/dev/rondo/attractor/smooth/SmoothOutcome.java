package dev.rondo.attractor.smooth;

import dev.rondo.continuation.cycles.ClosedOrbit;
import dev.rondo.continuation.equilibria.Equilibrium;
import dev.rondo.dynamics.Time;

/** Attractor on which an orbit of a smooth flow ends, or its growth, or an open verdict. */
public sealed interface SmoothOutcome {
    /**
     * A cycle that attracts.
     *
     * @param cycle attracting cycle
     * @param settling time that the orbit had run when the cycle was found
     * @param returnError distance of the orbit from the cycle then, relative to the cycle's size
     */
    record OnCycle(ClosedOrbit cycle, Time settling, double returnError) implements SmoothOutcome {}

    /**
     * A fixed point that attracts, at which the orbit has arrived.
     *
     * @param point fixed point, with the eigenvalues of DF
     * @param distance distance of the orbit's end from it, relative to the largest |x| that the orbit has seen
     */
    record OnFixedPoint(Equilibrium point, double distance) implements SmoothOutcome {}

    /**
     * No attractor: the state grows without bound.
     *
     * @param followed time that the orbit was followed
     */
    record Growing(Time followed) implements SmoothOutcome {}

    /**
     * Undecided: the budget ended before the attractor was known.
     *
     * @param reason observations, in words
     * @param advice remedy to try
     * @param followed time that the orbit was followed
     */
    record Undecided(String reason, String advice, Time followed) implements SmoothOutcome {}
}
