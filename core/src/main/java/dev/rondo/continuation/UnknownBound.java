package dev.rondo.continuation;

/**
 * A bound at which a walk ends.
 *
 * @param unknown of which one
 * @param bound the last value allowed
 * @param side +1 if the unknown stays below the bound, -1 if above
 * @param ending why the walk has ended there
 */
public record UnknownBound(int unknown, double bound, int side, Ending ending) {
    /** Whether a value lies on the bound or beyond it. */
    boolean isReached(double value) {
        return side * (value - bound) >= 0;
    }
}
