package dev.rondo.analysis;

import dev.rondo.attractor.About;
import java.util.Optional;

/**
 * Answer of an analysis.
 *
 * @param result values of the analysis
 * @param certificate residuals, error estimates and the like: measures of the accuracy of the result
 * @param about map or flow, the system described by the result; empty for the matrix alone
 * @param seeAlso analysis, with options, that answers what this one leaves open; empty for none
 * @param <R> the record of the result
 */
public record Answer<R extends Record>(R result, Record certificate, Optional<About> about, Optional<SeeAlso> seeAlso) {

    /**
     * A pointer to another analysis.
     *
     * @param arguments command-line arguments after the file's name, such as {@code --about flow}
     * @param analysis name of the other analysis
     * @param gives information that it adds, as a clause
     */
    public record SeeAlso(String analysis, String arguments, String gives) {}

    /** An answer about a matrix. */
    public static <R extends Record> Answer<R> ofMatrix(R result, Record certificate) {
        return new Answer<>(result, certificate, Optional.empty(), Optional.empty());
    }

    /** An answer about the Euler map or the flow. */
    public static <R extends Record> Answer<R> about(About system, R result, Record certificate) {
        return new Answer<>(result, certificate, Optional.of(system), Optional.empty());
    }

    /** Copy of this answer with a pointer to another analysis. */
    public Answer<R> seeAlso(String analysis, String arguments, String gives) {
        return new Answer<>(result, certificate, about, Optional.of(new SeeAlso(analysis, arguments, gives)));
    }
}
