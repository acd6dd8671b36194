package dev.rondo.continuation.cycles;

/** Result of an attempt to close an orbit. */
public sealed interface ClosingResult {
    /** Closed orbit. */
    record Closed(ClosedOrbit orbit) implements ClosingResult {}

    /**
     * Failure: the orbit did not close.
     *
     * @param reason reason, as the end of a sentence
     * @param residual smallest residual that was reached, relative to the largest |x|
     * @param iterations number of iterations made
     * @param advice remedy to try
     */
    record NotClosed(String reason, double residual, int iterations, String advice) implements ClosingResult {}
}
