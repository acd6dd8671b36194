package dev.rondo.file;

import tools.jackson.databind.JsonNode;

/**
 * What every analysis prints with {@code --json}: one document that says what was asked, of what, about which system, the
 * answer, how far it can be believed, and where it was computed.
 *
 * @param analysis the analysis' name
 * @param network what was analysed: its file, or the recipe that makes it
 * @param about which system the result is about
 * @param result the answer, a record
 * @param certificate residuals and the like, a record
 * @param environment where it was computed
 */
public record ResultDocument(
        String analysis, Object network, About about, Record result, Record certificate, Environment environment) {

    /** The systems that a result can be about: their fixed points agree, their cycles need not. */
    public enum About {
        /** The Euler map with its step. */
        MAP,
        /** The differential equation. */
        FLOW,
        /** The matrix W_rec alone. */
        MATRIX
    }

    /** The document. */
    public JsonNode json() {
        return ResultJson.of(this);
    }
}
