package dev.rondo.cli.network;

import dev.rondo.analysis.surgery.NetworkChange;
import dev.rondo.cli.console.UserInput;
import dev.rondo.file.NetworkFile;
import java.util.List;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Options that change a network before it is used. */
public final class ChangeOptions {
    public static final String SCALE = "--scale";
    public static final String SILENCE = "--silence";

    @Option(
            names = SCALE,
            paramLabel = "NAME=FACTOR",
            split = ",",
            description =
                    "Multiply weights by a factor first: E_TO_E=0.93; E_TO_E, E_TO_I, I_TO_E, I_TO_I (joined by +),"
                            + " FROM_E, FROM_I, ALL.")
    private List<String> scale = List.of();

    @Option(
            names = SILENCE,
            paramLabel = "UNITS",
            split = ",",
            description = "Silence units first, from 0 on: 3,7-9; E:0-4 or I:2 counts excitatory or inhibitory ones.")
    private List<String> silence = List.of();

    public NetworkChange change() {
        return new NetworkChange(scale, silence);
    }

    /**
     * A network file after a change, which its provenance says.
     *
     * @throws dev.rondo.setting.Refusal if the change does not fit the network
     */
    public static NetworkFile changed(NetworkFile file, NetworkChange change) {
        if (change.isNone()) {
            return file;
        }
        String options =
                change.scale().isEmpty() ? SILENCE : change.silence().isEmpty() ? SCALE : SCALE + ", " + SILENCE;
        return new NetworkFile(
                UserInput.by(options, () -> change.of(file.network())), provenance(file.provenance(), change));
    }

    private static JsonNode provenance(JsonNode before, NetworkChange change) {
        ObjectNode provenance =
                before instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        return provenance.put("changed", change.words());
    }
}
