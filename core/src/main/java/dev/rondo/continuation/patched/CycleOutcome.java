package dev.rondo.continuation.patched;

/** What an attempt to close an orbit came to. */
public sealed interface CycleOutcome {
    /** It closed. */
    record Closed(PatchedCycle cycle) implements CycleOutcome {}

    /**
     * It did not.
     *
     * @param reason why
     * @param residual the smallest that was reached, relative to the largest |x|
     * @param iterations that were made
     * @param advice what to try
     */
    record NotClosed(Reason reason, double residual, int iterations, String advice) implements CycleOutcome {}

    /** Why an orbit did not close. */
    enum Reason {
        /** Newton's method ended at a fixed point, which every period closes. */
        FIXED_POINT,
        /** Newton's matrix is singular: the orbit is not isolated, or two cycles meet here. */
        SINGULAR,
        /** The residual stopped falling before it was small. */
        DID_NOT_CONVERGE,
        /** The path left every bound. */
        ESCAPED,
        /** The path crossed more boundaries than the budget allows. */
        TOO_MANY_CROSSINGS
    }
}
