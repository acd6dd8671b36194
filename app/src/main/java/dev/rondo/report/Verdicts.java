package dev.rondo.report;

import java.util.ArrayList;
import java.util.List;

/** Claims, each with what became of it and the value that was measured. */
public record Verdicts(List<Claim> claims) implements Block {
    /** Outcome of a claim. */
    public enum Outcome {
        HOLDS("\u2713", "holds"),
        FAILS("\u2717", "fails"),
        MARGINAL("\u223c", "holds marginally"),
        UNDECIDED("?", "undecided");

        private final String sign;
        private final String word;

        Outcome(String sign, String word) {
            this.sign = sign;
            this.word = word;
        }

        String sign() {
            return sign;
        }

        String word() {
            return word;
        }
    }

    /** A sentence, its outcome, and what was measured; all prose. */
    public record Claim(Outcome outcome, String sentence, String measured) {}

    public Verdicts {
        claims = List.copyOf(claims);
    }

    /** No claims yet. */
    public static Verdicts none() {
        return new Verdicts(List.of());
    }

    public Verdicts holds(String sentence, String measured) {
        return with(new Claim(Outcome.HOLDS, sentence, measured));
    }

    public Verdicts fails(String sentence, String measured) {
        return with(new Claim(Outcome.FAILS, sentence, measured));
    }

    public Verdicts undecided(String sentence, String measured) {
        return with(new Claim(Outcome.UNDECIDED, sentence, measured));
    }

    /** Copy with one more claim. */
    public Verdicts with(Claim claim) {
        List<Claim> all = new ArrayList<>(claims);
        all.add(claim);
        return new Verdicts(all);
    }
}
