package dev.rondo.file;

import dev.rondo.analysis.Answer;
import dev.rondo.setting.Names;
import tools.jackson.databind.node.ObjectNode;

/**
 * Document of an answer, the same wherever it appears: what was asked, of what, about which system, the result, how
 * exact it is, and where it was computed.
 *
 * @param analysis the analysis' name
 * @param network analysed network: its file, or the recipe that makes it
 * @param about the system that the result is about: {@code map}, {@code flow} or {@code matrix} (W_rec alone)
 * @param result the answer, a record
 * @param certificate residuals and the like, a record
 * @param environment software and machine that computed the result
 */
public record ResultDocument(
        String analysis, Object network, String about, Record result, Record certificate, Environment environment) {

    /** The document of an answer. */
    public static ResultDocument of(String analysis, Object network, Answer<?> answer, Environment environment) {
        String about = answer.about().map(Names::kebab).orElse("matrix");
        return new ResultDocument(analysis, network, about, answer.result(), answer.certificate(), environment);
    }

    /** The document. */
    public ObjectNode json() {
        return (ObjectNode) ResultJson.of(this);
    }
}
