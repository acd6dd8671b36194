package dev.rondo.continuation.patched;

/** Result of an attempt to close an orbit. */
public sealed interface CycleOutcome {
    /** Closed orbit. */
    record Closed(PatchedCycle cycle) implements CycleOutcome {}

    /**
     * Failure: the orbit did not close.
     *
     * @param reason reason of the failure
     * @param residual smallest residual that was reached, relative to the largest |x|
     * @param iterations number of iterations made
     * @param advice remedy to try
     */
    record NotClosed(Reason reason, double residual, int iterations, String advice) implements CycleOutcome {}

    /** Reason why an orbit did not close. */
    enum Reason {
        /** Newton's method ended at a fixed point, which every period closes. */
        FIXED_POINT,
        /** Newton's matrix is singular: the orbit is not isolated, or two cycles meet here. */
        SINGULAR,
        /** The residual stopped falling before it was small. */
        DID_NOT_CONVERGE,
        /** The path left every bound. */
        ESCAPED,
        /** The path crossed more switching manifolds than the budget allows. */
        TOO_MANY_CROSSINGS
    }
}
