package dev.rondo.file;

import tools.jackson.databind.JsonNode;

/**
 * What every analysis prints with {@code --json}: one document that says what was asked, of what, about which system, the
 * answer, how far it can be believed, and where it was computed.
 *
 * @param analysis the analysis' name
 * @param network what was analysed: its file, or the recipe that makes it
 * @param about the system that the result is about: {@code map}, {@code flow} or {@code matrix} (W_rec alone)
 * @param result the answer, a record
 * @param certificate residuals and the like, a record
 * @param environment where it was computed
 */
public record ResultDocument(
        String analysis, Object network, String about, Record result, Record certificate, Environment environment) {

    /** The document. */
    public JsonNode json() {
        return ResultJson.of(this);
    }
}
