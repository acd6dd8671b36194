package dev.rondo.attractor.smooth;

import dev.rondo.continuation.cycles.ClosedOrbit;
import dev.rondo.continuation.equilibria.Equilibrium;
import dev.rondo.dynamics.Time;

/** What an orbit of a smooth flow ends on. */
public sealed interface SmoothOutcome {
    /**
     * A cycle that attracts.
     *
     * @param cycle it
     * @param settling how long the orbit had run when it was found
     * @param returnError how far from the cycle the orbit then was, relative to the cycle's size
     */
    record OnCycle(ClosedOrbit cycle, Time settling, double returnError) implements SmoothOutcome {}

    /**
     * A fixed point that attracts, at which the orbit has arrived.
     *
     * @param point it, with the eigenvalues of DF
     * @param distance of the orbit's end from it, relative to the largest |x| that the orbit has seen
     */
    record OnFixedPoint(Equilibrium point, double distance) implements SmoothOutcome {}

    /**
     * Nothing: the state grows without bound.
     *
     * @param followed for how long it was followed
     */
    record Growing(Time followed) implements SmoothOutcome {}

    /**
     * The budget ended before it was known.
     *
     * @param reason what was seen
     * @param advice what to try
     * @param followed how long the orbit was followed
     */
    record Undecided(String reason, String advice, Time followed) implements SmoothOutcome {}
}
