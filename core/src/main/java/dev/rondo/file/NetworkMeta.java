package dev.rondo.file;

import dev.rondo.dynamics.Time;
import dev.rondo.file.json.Json;
import dev.rondo.network.Activation;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.Setting;
import dev.rondo.setting.yaml.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Content of {@code meta.json} in a network file: all of a network that is no array. */
record NetworkMeta(
        @Setting(meaning = "What kind of file this is.") String format,
        @Setting(meaning = "The version of that format.") int version,

        @Setting(
                meaning =
                        "The time constant of the units; where it differs among them there is an array tau_ms instead.",
                unit = "ms",
                min = Double.MIN_VALUE)
        Optional<Time> tau,

        @Setting(meaning = "The Euler step.", unit = "ms", min = Double.MIN_VALUE)
        Time dt,

        @Setting(meaning = "phi, which makes a rate of a state.")
        Activation activation,

        @Setting(meaning = "The tonic input; where it differs among the inputs there is an array baseline instead.")
        Optional<Double> baseline,

        @Setting(meaning = "Scale of the recurrent noise.", byDefault = "0", min = 0)
        double sigmaRec,

        @Setting(meaning = "Scale of the input noise.", byDefault = "0", min = 0)
        double sigmaIn,

        @Setting(meaning = "Time constant of the input noise.", byDefault = "100", unit = "ms", min = Double.MIN_VALUE)
        Time tauIn,

        @Setting(meaning = "Whether a noisy input is clipped at 0.", byDefault = "true")
        boolean rectifyInput,

        @Setting(
                meaning =
                        "Rules that W_rec obeys: dale, no-autapses, connections, or none; if nothing is said the first two where"
                                + " there are signs.")
        Optional<List<String>> constraints,

        @Setting(meaning = "The names of the inputs.") Optional<List<String>> inputs,
        @Setting(meaning = "The names of the readouts.") Optional<List<String>> readouts,

        @Setting(meaning = "The names of the groups of units; the array group has the index of each unit's group.")
        Optional<List<String>> groups,

        @Setting(meaning = "Where the network comes from; notes of your own belong here.", byDefault = "{}")
        JsonNode provenance) {
    private static final String ACTIVATION = "activation";
    static final String PARAMETERS = "activation_parameters";
    private static final String KIND = "kind";

    /**
     * Reads it. In the file the activation is a plain string, its parameters stand apart: {@code "activation":
     * "leaky-relu", "activation_parameters": {"slope": 0.1}}.
     *
     * @throws Refusal if something is wrong in it
     */
    static NetworkMeta read(String text, String where) {
        // Without parameters as it was written, so that messages tell the place.
        String document = Json.parse(text, where) instanceof ObjectNode meta && meta.has(PARAMETERS)
                ? joined(meta).toString()
                : text;
        return Settings.read(NetworkMeta.class, document, where, List.of());
    }

    /** A document in which the parameters stand with their activation, as settings have them. */
    static ObjectNode joined(ObjectNode meta) {
        if (meta.get(PARAMETERS) instanceof ObjectNode parameters && meta.get(ACTIVATION) instanceof StringNode kind) {
            ObjectNode activation = parameters.deepCopy();
            activation.set(KIND, kind);
            ObjectNode whole = meta.deepCopy();
            whole.remove(PARAMETERS);
            whole.set(ACTIVATION, activation);
            return whole;
        }
        return meta;
    }

    /** JSON document that {@link #read} reads. */
    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : Settings.toJson(this).properties()) {
            json.set(entry.getKey(), entry.getValue());
            if (entry.getKey().equals(ACTIVATION) && entry.getValue() instanceof ObjectNode whole) {
                ObjectNode parameters = whole.deepCopy();
                json.set(ACTIVATION, parameters.remove(KIND));
                json.set(PARAMETERS, parameters);
            }
        }
        return json;
    }
}
