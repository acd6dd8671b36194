package dev.rondo.continuation;

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
        double nearest = Double.POSITIVE_INFINITY;
        double spread = 0;
        Vector from = turn.row(turn.rows() - 1);
        for (int row = 0; row < turn.rows(); row++) {
            Vector to = turn.row(row);
            nearest = Math.min(nearest, distance(from, to, state));
            spread = Math.max(spread, to.minus(state).norm());
            from = to;
        }
        return new CycleMatch(cycle, nearest / spread);
    }

    /** From a point to the line between two others. */
    private static double distance(Vector from, Vector to, Vector point) {
        Vector line = to.minus(from);
        Vector way = point.minus(from);
        double square = line.dot(line);
        double part = square == 0 ? 0 : Math.clamp(way.dot(line) / square, 0, 1);
        return way.minus(line.times(part)).norm();
    }

    /** What there is, in words. */
    public String seen() {
        return "a cycle of period " + Digits.few(cycle.period()) + " closes at a distance of " + Digits.few(distance)
                + " of the orbit's size, with a leading multiplier of modulus "
                + Digits.few(cycle.nontrivial().maxAbs());
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
