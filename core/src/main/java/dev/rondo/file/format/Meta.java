package dev.rondo.file.format;

import dev.rondo.file.json.Json;
import dev.rondo.setting.Refusal;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Metadata of arrays: one JSON document, and its simple values beside it where a form has a place for them. */
final class Meta {
    private Meta() {}

    /** Reads the document.
     *
     * @param where the place, for messages
     * @throws Refusal if it is no JSON object
     */
    static ObjectNode parse(String text, String where) {
        if (Json.parse(text, where) instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.misuse(where + ": a JSON object is needed, { ... }");
    }

    /** The simple values of a document: numbers, truth values and strings at its top. */
    static Map<String, JsonNode> simple(ObjectNode meta) {
        Map<String, JsonNode> simple = new java.util.LinkedHashMap<>();
        meta.forEachEntry((name, value) -> {
            if (value.isNumber() || value.isBoolean() || value.isString()) {
                simple.put(name, value);
            }
        });
        return simple;
    }

    /** The document with the simple values that stand beside it in the container: who edits a file edits those. */
    static String withValuesBeside(String text, String where, ArrayContainer container) {
        ObjectNode meta = parse(text, where);
        ObjectNode merged = meta.deepCopy();
        simple(meta)
                .forEach((name, value) -> beside(name, value, container).ifPresent(other -> merged.set(name, other)));
        return merged.equals(meta) ? text : Json.text(merged);
    }

    private static Optional<JsonNode> beside(String name, JsonNode value, ArrayContainer container) {
        if (value.isString()) {
            return container.text(name).map(JsonNodeFactory.instance::stringNode);
        }
        return container
                .find(name)
                .filter(entry -> entry.path().equals(name) && entry.isScalar())
                .map(entry -> container.array(name).toDoubles()[0])
                .filter(number -> number != (value.isBoolean() ? (value.booleanValue() ? 1 : 0) : value.doubleValue()))
                .map(number -> value.isBoolean()
                        ? JsonNodeFactory.instance.booleanNode(number != 0)
                        : JsonNodeFactory.instance.numberNode(number));
    }
}
