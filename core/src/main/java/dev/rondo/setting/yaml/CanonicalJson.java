package dev.rondo.setting.yaml;

import dev.rondo.setting.Names;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one JSON form of a record of settings: every setting, in the order of the record, {@code kind} first, or the kind alone where it has no settings; whole numbers
 * without a fraction, others by the shortest decimal that reads back; nothing for an {@link Optional} that is empty.
 */
final class CanonicalJson {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private CanonicalJson() {}

    static JsonNode of(Object value, Shape shape) {
        return switch (shape) {
            case Shape.Whole whole -> Numbers.json(((Number) value).longValue());
            case Shape.Real real -> Numbers.json(real.unit().number(value));
            case Shape.Flag flag -> MAKE.booleanNode((Boolean) value);
            case Shape.Text text -> MAKE.stringNode((String) value);
            case Shape.Word word -> MAKE.stringNode(Names.kebab((Enum<?>) value));
            case Shape.Items items -> {
                ArrayNode array = MAKE.arrayNode();
                ((List<?>) value).forEach(item -> array.add(of(item, items.item())));
                yield array;
            }
            case Shape.Mapping mapping -> {
                ObjectNode object = MAKE.objectNode();
                ((Map<?, ?>) value).forEach((name, item) -> object.set((String) name, of(item, mapping.value())));
                yield object;
            }
            case Shape.Own own -> own.notation().write(value);
            case Shape.Maybe maybe ->
                ((Optional<?>) value)
                        .map(content -> of(content, maybe.content()))
                        .orElseGet(MAKE::nullNode);
            case Shape.Group group -> fill(MAKE.objectNode(), value, group);
            case Shape.Choice choice -> {
                String kind = choice.kindOf(value);
                if (choice.group(kind).fields().isEmpty()) {
                    yield MAKE.stringNode(kind);
                }
                ObjectNode object = MAKE.objectNode().put(choice.key(), kind);
                yield fill(object, value, choice.group(kind));
            }
            case Shape.Anything any -> (JsonNode) value;
        };
    }

    private static ObjectNode fill(ObjectNode object, Object record, Shape.Group group) {
        for (Shape.Field field : group.fields()) {
            JsonNode value = of(component(record, field), field.shape());
            if (!value.isNull()) {
                object.set(field.key(), value);
            }
        }
        return object;
    }

    private static Object component(Object record, Shape.Field field) {
        try {
            Method accessor = field.component().getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException("the component " + field.component() + " cannot be read", e);
        }
    }
}
