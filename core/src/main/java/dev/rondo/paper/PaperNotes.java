package dev.rondo.paper;

import java.util.List;

/** Notes on the reproduction of a paper: reasons for failing claims, and deviations from its text. */
public interface PaperNotes {
    /** Nothing is known beyond the verdicts. */
    PaperNotes NONE = new PaperNotes() {
        @Override
        public String why(Claim failing) {
            return "";
        }

        @Override
        public List<String> conditions() {
            return List.of();
        }
    };

    /** Known reason why a claim fails; empty if there is none. */
    String why(Claim failing);

    /** Deviations of the figures from the text that make the claims testable; one prose paragraph each. */
    List<String> conditions();
}
