package dev.rondo.paper;

import java.util.List;

/** What is to be said once a paper has been made again: why claims fail, and what was done otherwise than its text says. */
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

    /** What is known of the reason why a claim fails; empty if nothing is. */
    String why(Claim failing);

    /** What the figures do otherwise than the text, so that there is something to test; one prose paragraph each. */
    List<String> conditions();
}
