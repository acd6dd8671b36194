package dev.rondo.continuation;

import dev.rondo.linalg.Vector;
import java.util.Optional;

/**
 * Whether a cycle that Newton's method closed is the attractor of the orbit that it was guessed from.
 *
 * @param cycle that was closed
 * @param distance between the cycle's start and the orbit's state, as a share of the orbit's size
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

    /** What there is, in words. */
    public String seen() {
        return "a cycle of period " + cycle.period() + " closes at a distance of " + Digits.few(distance)
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
