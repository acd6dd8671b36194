package dev.rondo.setting.yaml;

import dev.rondo.setting.Notation;
import dev.rondo.setting.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/**
 * Settings that the value of another setting brings along, such as the units of a network that is read from a file: put
 * among what the user wrote, where the user says nothing.
 */
final class BroughtSettings {
    private BroughtSettings() {}

    /** What the user wrote with what it brings along. A value that is wrong brings nothing: who binds it says why. */
    static Node into(Node node, Shape shape) {
        if (!(node instanceof Node.Fields written) || !(shape instanceof Shape.Group group)) {
            return node;
        }
        Node.Fields whole = written;
        for (Shape.Field field : group.fields()) {
            Optional<Node> value = whole.get(field.key());
            if (value.isEmpty()) {
                continue;
            }
            Optional<Notation<Object>> notation = notation(field.shape());
            if (notation.isPresent()) {
                whole = with(whole, value.get().place(), brought(value.get(), notation.get()), group);
            } else if (field.shape() instanceof Shape.Group) {
                Node inner = into(value.get(), field.shape());
                whole = whole.with(new Node.Entry(field.key(), inner.place(), inner));
            }
        }
        return whole;
    }

    private static Optional<Notation<Object>> notation(Shape shape) {
        return switch (shape) {
            case Shape.Own own -> Optional.of(own.notation());
            case Shape.Maybe maybe -> notation(maybe.content());
            default -> Optional.empty();
        };
    }

    private static SequencedMap<String, JsonNode> brought(Node node, Notation<Object> notation) {
        if (node instanceof Node.Leaf leaf && leaf.isEmpty()) {
            return new LinkedHashMap<>();
        }
        try {
            return notation.brings(notation.read(FreeJson.of(node), node.place()));
        } catch (IllegalArgumentException wrong) {
            return new LinkedHashMap<>();
        }
    }

    private static Node.Fields with(
            Node.Fields written, Place place, SequencedMap<String, JsonNode> brought, Shape.Group group) {
        Node.Fields whole = written;
        for (Map.Entry<String, JsonNode> setting : brought.entrySet()) {
            if (group.field(setting.getKey()).isPresent()
                    && whole.get(setting.getKey()).isEmpty()) {
                Node value = Overrides.placed(YamlReader.read(setting.getValue().toString(), place.toString()), place);
                whole = whole.with(new Node.Entry(setting.getKey(), place, value));
            }
        }
        return whole;
    }
}
