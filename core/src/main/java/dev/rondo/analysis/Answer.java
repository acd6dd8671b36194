package dev.rondo.analysis;

import dev.rondo.attractor.About;
import java.util.Optional;

/**
 * Answer of an analysis.
 *
 * @param result what was found
 * @param certificate residuals, error estimates and the like: how exact the result is
 * @param about the system that the result is about; empty for the matrix alone
 * @param seeAlso the analysis, with options, that answers what this one leaves open, and what it gives; empty for none
 * @param <R> the record of the result
 */
public record Answer<R extends Record>(R result, Record certificate, Optional<About> about, Optional<SeeAlso> seeAlso) {

    /**
     * A pointer to another analysis.
     *
     * @param arguments the words after the file's name, such as {@code --about flow}
     * @param analysis its name
     * @param gives what it adds, as a clause
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

    /** With a pointer to another analysis. */
    public Answer<R> seeAlso(String analysis, String arguments, String gives) {
        return new Answer<>(result, certificate, about, Optional.of(new SeeAlso(analysis, arguments, gives)));
    }
}
