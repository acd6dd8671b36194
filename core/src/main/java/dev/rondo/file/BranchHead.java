package dev.rondo.file;

import dev.rondo.analysis.branch.NetworkBranch;
import dev.rondo.attractor.About;
import dev.rondo.setting.MissingBecause;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Head of the document of a branch, or of the curves that begin on it: network, system and parameter.
 *
 * @param analysis {@code continue}
 * @param network the network's file
 * @param about the map or the flow
 * @param of fixed points or cycles
 * @param parameter name of the continuation parameter
 * @param parameterUnit unit of the continuation parameter
 * @param from first value of the continuation parameter
 * @param to final value of the continuation parameter
 * @param changed change of the network before the run, in words
 */
public record BranchHead(
        String analysis,
        String network,

        About about,
        NetworkBranch.Of of,
        String parameter,

        @MissingBecause("a factor, or in the units of the input")
        Optional<String> parameterUnit,

        double from,
        double to,

        @MissingBecause("the network is as its file has it") Optional<String> changed) {
    /** The head of a branch.
     *
     * @param network its file
     */
    public static BranchHead of(String network, NetworkBranch request) {
        return of(network, Optional.empty(), request);
    }

    /** The head of a branch of a network that was changed. */
    public static BranchHead of(String network, Optional<String> changed, NetworkBranch request) {
        return new BranchHead(
                "continue",
                network,
                request.about(),
                request.of(),
                request.parameter().key(),
                request.parameter().unit(),
                request.from(),
                request.to(),
                changed);
    }

    /** The whole document: this head, what was found, where it was computed.
     *
     * @param found a {@link BranchDocument} or a {@link LocusDocument}
     */
    public JsonNode json(Record found, Environment environment) {
        ObjectNode document = (ObjectNode) ResultJson.of(this);
        if (changed.isEmpty()) {
            document.remove(List.of("changed", "changed_reason"));
        }
        document.setAll((ObjectNode) ResultJson.of(found));
        document.set("environment", ResultJson.of(environment));
        return document;
    }
}
