package dev.rondo.setting.yaml;

import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a shape as a JSON Schema (draft 2020-12), for editors and for other programs. */
final class SchemaWriter {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private SchemaWriter() {}

    static ObjectNode write(Shape shape, String title) {
        ObjectNode schema = MAKE.objectNode().put("$schema", DRAFT).put("title", title);
        schema.setAll(of(shape));
        return schema;
    }

    private static ObjectNode of(Shape shape) {
        return switch (shape) {
            case Shape.Whole whole -> whole(whole);
            case Shape.Real real -> bounded(MAKE.objectNode().put("type", "number"), real.bounds());
            case Shape.Flag flag -> MAKE.objectNode().put("type", "boolean");
            case Shape.Text text -> MAKE.objectNode().put("type", "string");
            case Shape.Word word -> {
                ObjectNode schema = MAKE.objectNode();
                word.constants().keySet().forEach(schema.putArray("enum")::add);
                yield schema;
            }
            case Shape.Items items -> {
                ObjectNode schema = MAKE.objectNode().put("type", "array");
                schema.set("items", of(items.item()));
                yield schema;
            }
            case Shape.Mapping mapping ->
                MAKE.objectNode().put("type", "object").set("additionalProperties", of(mapping.value()));
            case Shape.Own own -> {
                ObjectNode schema = MAKE.objectNode().put("description", own.expectation());
                own.notation().jsonTypes().forEach(schema.putArray("type")::add);
                yield schema;
            }
            case Shape.Maybe maybe -> {
                ObjectNode schema = MAKE.objectNode();
                schema.putArray("anyOf")
                        .add(of(maybe.content()))
                        .add(MAKE.objectNode().put("type", "null"));
                yield schema;
            }
            case Shape.Group group -> group(group);
            case Shape.Choice choice -> choice(choice);
            case Shape.Anything any -> MAKE.objectNode();
        };
    }

    private static ObjectNode whole(Shape.Whole whole) {
        ObjectNode schema = MAKE.objectNode().put("type", "integer");
        if (whole.min() != Long.MIN_VALUE) {
            schema.put("minimum", whole.min());
        }
        if (whole.max() != Long.MAX_VALUE) {
            schema.put("maximum", whole.max());
        }
        return schema;
    }

    private static ObjectNode bounded(ObjectNode schema, Bounds bounds) {
        if (bounds.excludeZero()) {
            schema.put("exclusiveMinimum", 0);
        } else if (bounds.min() != Double.NEGATIVE_INFINITY) {
            schema.set("minimum", Numbers.json(bounds.min()));
        }
        if (bounds.max() != Double.POSITIVE_INFINITY) {
            schema.set("maximum", Numbers.json(bounds.max()));
        }
        return schema;
    }

    private static ObjectNode group(Shape.Group group) {
        ObjectNode schema = MAKE.objectNode().put("type", "object");
        if (!group.meaning().isEmpty()) {
            schema.put("description", group.meaning());
        }
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = MAKE.arrayNode();
        for (Shape.Field field : group.fields()) {
            properties.set(field.key(), field(field));
            if (!field.isOptional()) {
                required.add(field.key());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode field(Shape.Field field) {
        String elsewhere = field.elsewhere().isEmpty()
                ? ""
                : "; by default "
                        + field.elsewhere().stream().map(DefaultWhere::toString).collect(Collectors.joining(", "));
        ObjectNode schema = MAKE.objectNode().put("description", field.meaning() + elsewhere);
        if (!field.unit().isEmpty()) {
            schema.put("x-unit", field.unit());
        }
        field.fallback().ifPresent(fallback -> schema.set("default", FreeJson.of(fallback)));
        of(field.shape()).properties().forEach(e -> {
            if (!e.getKey().equals("description")) {
                schema.set(e.getKey(), e.getValue());
            }
        });
        return schema;
    }

    /** A group with its kind, or the kind alone, all else at its default. */
    private static ObjectNode choice(Shape.Choice choice) {
        ObjectNode schema = MAKE.objectNode();
        ArrayNode forms = schema.putArray("oneOf");
        ArrayNode alone = MAKE.arrayNode();
        for (Map.Entry<String, Shape.Group> kind : choice.kinds().entrySet()) {
            forms.add(kind(kind.getKey(), kind.getValue(), choice));
            if (kind.getValue().isOptional()) {
                alone.add(kind.getKey());
            }
        }
        if (!alone.isEmpty()) {
            forms.addObject().set("enum", alone);
        }
        return schema;
    }

    private static ObjectNode kind(String kind, Shape.Group group, Shape.Choice choice) {
        ObjectNode schema = group(group);
        ObjectNode properties = MAKE.objectNode();
        properties.putObject(choice.key()).put("const", kind);
        properties.setAll((ObjectNode) schema.get("properties"));
        schema.set("properties", properties);
        if (!choice.defaultKind().equals(java.util.Optional.of(kind))) {
            ArrayNode required = MAKE.arrayNode().add(choice.key());
            if (schema.get("required") instanceof ArrayNode others) {
                required.addAll(others);
            }
            schema.set("required", required);
        }
        return schema;
    }
}
