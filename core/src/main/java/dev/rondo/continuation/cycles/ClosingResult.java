package dev.rondo.continuation.cycles;

/** What an attempt to close an orbit came to. */
public sealed interface ClosingResult {
    /** It closed. */
    record Closed(ClosedOrbit orbit) implements ClosingResult {}

    /**
     * It did not.
     *
     * @param reason why, as the end of a sentence
     * @param residual the smallest that was reached, relative to the largest |x|
     * @param iterations that were made
     * @param advice what to try
     */
    record NotClosed(String reason, double residual, int iterations, String advice) implements ClosingResult {}
}
