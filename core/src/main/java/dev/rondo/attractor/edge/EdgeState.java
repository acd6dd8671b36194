package dev.rondo.attractor.edge;

import dev.rondo.continuation.cycles.ClosedOrbit;
import dev.rondo.continuation.equilibria.Equilibrium;

/** What an orbit on the edge between two basins ends on. */
public sealed interface EdgeState {
    /** A fixed point with one unstable direction. */
    record Saddle(Equilibrium point) implements EdgeState {}

    /** A cycle with one multiplier outside the unit circle. */
    record Cycle(ClosedOrbit orbit) implements EdgeState {}

    /**
     * Neither was confirmed.
     *
     * @param reason what was seen
     * @param advice what to try
     */
    record Undecided(String reason, String advice) implements EdgeState {}
}
