package dev.rondo.paper;

import dev.rondo.figure.Figure;
import java.util.List;

/** One result of a paper: how it is computed and drawn, and which claims it tests. */
public interface PaperFigure {
    /** A short name, unique in its paper. */
    String id();

    /** Title of the figure, in a few words. */
    String title();

    /** Computes the result, tests its claims and draws it. The same effort and seed give the same numbers. */
    Outcome make(PaperContext workshop);

    /**
     * A result.
     *
     * @param numbers everything that is drawn
     * @param claims claims that were tested
     * @param figure the drawing
     */
    record Outcome(Record numbers, List<Claim> claims, Figure figure) {
        public Outcome {
            claims = List.copyOf(claims);
        }
    }
}
