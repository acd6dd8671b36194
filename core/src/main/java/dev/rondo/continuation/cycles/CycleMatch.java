package dev.rondo.continuation.cycles;

import dev.rondo.dynamics.solve.MessageNumbers;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Optional;

/**
 * Match of a cycle that Newton's method closed with the orbit that it was guessed from: whether the cycle is its
 * attractor.
 *
 * @param cycle closed cycle
 * @param distance distance between the cycle and the orbit's state, as a share of the orbit's size
 */
public record CycleMatch(ClosedOrbit cycle, double distance) {
    /** Distance below which an orbit is on an attractor. */
    private static final double NEAR = 0.1;

    /**
     * The match with an orbit.
     *
     * @param state state of the orbit that served as the guess of the cycle's start
     * @param spread size of the orbit
     */
    public static CycleMatch of(ClosedOrbit cycle, Vector state, double spread) {
        return new CycleMatch(cycle, cycle.start().minus(state).norm() / spread);
    }

    /**
     * The match with a state that the orbit reached later.
     *
     * @param turn states along one period of the cycle, one per row: straight lines join them
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

    /** Description of the match, in words. */
    public String seen() {
        return "a cycle of period " + MessageNumbers.few(cycle.period()) + " closes at a distance of "
                + MessageNumbers.few(distance)
                + " of the orbit's size, with a leading multiplier of modulus "
                + MessageNumbers.few(cycle.nontrivial().maxAbs());
    }

    /** Test that the orbit is at a cycle that repels its neighbours. */
    public boolean isAtUnstableCycle() {
        return !cycle.isStable() && distance <= NEAR;
    }

    /** The reason why the orbit cannot be said to be on the cycle yet, with what to do; empty if it can. */
    public Optional<String> objection() {
        if (!cycle.isStable()) {
            return Optional.of("the orbit lingers at an unstable cycle: follow it longer, or start elsewhere");
        }
        return distance > NEAR
                ? Optional.of("the orbit is still far from the cycle: allow a longer budget")
                : Optional.empty();
    }
}
