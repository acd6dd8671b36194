package dev.rondo.attractor.edge;

import dev.rondo.continuation.cycles.ClosedOrbit;
import dev.rondo.continuation.equilibria.Equilibrium;

/** Edge state: the invariant set on which an orbit on the edge between two basins ends. */
public sealed interface EdgeState {
    /** A fixed point with one unstable direction. */
    record Saddle(Equilibrium point) implements EdgeState {}

    /** A cycle with one multiplier outside the unit circle. */
    record Cycle(ClosedOrbit orbit) implements EdgeState {}

    /**
     * Undecided: neither a saddle nor a cycle was confirmed.
     *
     * @param reason observations, in words
     * @param advice remedy to try
     */
    record Undecided(String reason, String advice) implements EdgeState {}
}
