package dev.rondo.paper;

/**
 * A statement that a figure tests, its test and what is known about its outcome.
 *
 * @param sentence statement, with its conditions and its page
 * @param comparison test of the statement
 * @param origin source of the statement
 * @param reason known reason of a failure, or how to read the outcome; empty if nothing is known
 */
public record Claim(String sentence, Comparison comparison, Origin origin, String reason) {
    /** Source of a statement. */
    public enum Origin {
        /** The paper says so. */
        PAPER,
        /** The paper prints so by a slip: a sign, a unit, a factor. */
        MISPRINT,
        /** An addition of this reproduction, not a statement of the paper. */
        OURS
    }

    /** Outcome of a claim for the reproduction of a paper. */
    public enum Classification {
        /** A statement of the paper that holds, at least marginally. */
        REPRODUCES,
        /** A statement of the paper that fails, or that the draws at hand do not show. */
        DOES_NOT_REPRODUCE,
        /** A misprint of the paper, whatever its verdict. */
        MISPRINT,
        /** A statement that was added here, whatever its verdict. */
        OURS
    }

    /** @throws IllegalArgumentException if the sentence is blank */
    public Claim {
        if (sentence.isBlank()) {
            throw new IllegalArgumentException("A claim needs a sentence");
        }
    }

    /** A statement of the paper. */
    public Claim(String sentence, Comparison comparison) {
        this(sentence, comparison, Origin.PAPER, "");
    }

    /** Copy with the reason of its outcome. */
    public Claim because(String known) {
        return new Claim(sentence, comparison, origin, known);
    }

    /** Copy as a misprint of the paper. */
    public Claim misprint(String known) {
        return new Claim(sentence, comparison, Origin.MISPRINT, known);
    }

    /** Copy as an addition of this reproduction. */
    public Claim ours() {
        return new Claim(sentence, comparison, Origin.OURS, reason);
    }

    /**
     * Reason of the outcome, for people: of a misprint always, else where the claim does not hold plainly. Empty where
     * nothing is known.
     */
    public String explanation() {
        String known = verdict() == Verdict.HOLDS && origin != Origin.MISPRINT ? "" : reason;
        String remark = comparison.remark();
        if (known.isEmpty() || remark.isEmpty()) {
            return known + remark;
        }
        return remark + ". " + known;
    }

    /** Outcome of the test. */
    public Verdict verdict() {
        return comparison.verdict();
    }

    /** Outcome for the reproduction of the paper. */
    public Classification classification() {
        return switch (origin) {
            case MISPRINT -> Classification.MISPRINT;
            case OURS -> Classification.OURS;
            case PAPER ->
                switch (verdict()) {
                    case HOLDS, MARGINAL -> Classification.REPRODUCES;
                    case FAILS, UNDECIDED -> Classification.DOES_NOT_REPRODUCE;
                };
        };
    }
}
