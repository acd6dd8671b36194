package dev.rondo.setting.yaml;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Value without a fixed shape (provenance, notes), kept as JSON. */
final class FreeJson {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private FreeJson() {}

    static JsonNode of(Node node) {
        return switch (node) {
            case Node.Items items -> {
                ArrayNode array = MAKE.arrayNode();
                items.items().forEach(item -> array.add(of(item)));
                yield array;
            }
            case Node.Fields fields -> {
                ObjectNode object = MAKE.objectNode();
                fields.entries().forEach(e -> object.set(e.key(), of(e.value())));
                yield object;
            }
            case Node.Leaf leaf -> leaf(leaf);
        };
    }

    private static JsonNode leaf(Node.Leaf leaf) {
        if (leaf.isEmpty()) {
            return MAKE.nullNode();
        }
        if (leaf.quoted()) {
            return MAKE.stringNode(leaf.text());
        }
        if (leaf.text().equals("true") || leaf.text().equals("false")) {
            return MAKE.booleanNode(leaf.text().equals("true"));
        }
        boolean fraction = leaf.text().matches(".*[.eE].*");
        if (!fraction && Numbers.whole(leaf.text()).isPresent()) {
            return Numbers.json(Numbers.whole(leaf.text()).getAsLong());
        }
        return Numbers.real(leaf.text()).isPresent()
                ? MAKE.numberNode(Numbers.real(leaf.text()).getAsDouble())
                : MAKE.stringNode(leaf.text());
    }
}
