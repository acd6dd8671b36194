package dev.rondo.continuation.cycles;

import dev.rondo.dynamics.solve.MessageNumbers;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Optional;

/**
 * Whether a cycle that Newton's method closed is the attractor of the orbit that it was guessed from.
 *
 * @param cycle that was closed
 * @param distance between the cycle and the orbit's state, as a share of the orbit's size
 */
public record CycleMatch(ClosedOrbit cycle, double distance) {
    /** An orbit on an attractor is nearer than this. */
    private static final double NEAR = 0.1;

    /**
     * The match with an orbit.
     *
     * @param state of the orbit that the cycle's start was guessed as
     * @param spread the orbit's size
     */
    public static CycleMatch of(ClosedOrbit cycle, Vector state, double spread) {
        return new CycleMatch(cycle, cycle.start().minus(state).norm() / spread);
    }

    /**
     * The match with a state that the orbit reached later.
     *
     * @param turn states along one turn of the cycle, one per row: straight lines join them
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static CycleMatch along(ClosedOrbit cycle, Matrix turn, Vector state) {
        if (turn.rows() < 2) {
            throw new IllegalArgumentException("A turn of a cycle has two states at least: " + turn.rows());
        }
        double spread = 0;
        for (int row = 0; row < turn.rows(); row++) {
            spread = Math.max(spread, turn.row(row).minus(state).norm());
        }
        return new CycleMatch(cycle, Polygon.distance(turn.toRows(), state.toArray()) / spread);
    }

    /** What there is, in words. */
    public String seen() {
        return "a cycle of period " + MessageNumbers.few(cycle.period()) + " closes at a distance of "
                + MessageNumbers.few(distance)
                + " of the orbit's size, with a leading multiplier of modulus "
                + MessageNumbers.few(cycle.nontrivial().maxAbs());
    }

    /** Whether the orbit is at a cycle that repels its neighbours. */
    public boolean isAtUnstableCycle() {
        return !cycle.isStable() && distance <= NEAR;
    }

    /** Why the orbit cannot be said to be on the cycle yet, with what to do; empty if it can. */
    public Optional<String> objection() {
        if (!cycle.isStable()) {
            return Optional.of("the orbit lingers at an unstable cycle: follow it longer, or start elsewhere");
        }
        return distance > NEAR
                ? Optional.of("the orbit is still far from the cycle: allow a longer budget")
                : Optional.empty();
    }
}
