package dev.rondo.paper;

/** Outcome of a claim. */
public enum Verdict {
    /** The measurement agrees with the claim. */
    HOLDS,
    /** The measurement agrees with the claim, by less than the margin within which the bound itself is arbitrary. */
    MARGINAL,
    /** The measurement contradicts the claim, or there is nothing of the kind that the claim is about. */
    FAILS,
    /** The measurement cannot tell: too few draws, or too much noise. */
    UNDECIDED
}
