package dev.rondo.setting.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Writes settings as a user would: every key with a comment that gives its meaning, unit, bounds and default. */
final class YamlWriter {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*");
    private static final Pattern RESERVED = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");
    private static final int WIDTH = 100;
    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    static String write(JsonNode settings, Shape.Group group) {
        YamlWriter writer = new YamlWriter();
        if (!group.meaning().isEmpty()) {
            writer.comment(group.meaning(), "");
        }
        writer.group(settings, group, "");
        return writer.out.toString();
    }

    private void group(JsonNode settings, Shape.Group group, String indent) {
        for (Shape.Field field : group.fields()) {
            comment(about(field), indent);
            JsonNode value = settings.get(field.key());
            if (value == null) {
                out.append(indent).append("# ").append(field.key()).append(":\n");
            } else {
                field(field.key(), value, field.shape(), indent);
            }
        }
    }

    private void field(String key, JsonNode value, Shape shape, String indent) {
        switch (shape) {
            case Shape.Group group -> {
                out.append(indent).append(key).append(group.fields().isEmpty() ? ": {}\n" : ":\n");
                group(value, group, indent + STEP);
            }
            case Shape.Choice choice -> choice(key, value, choice, indent);
            case Shape.Maybe maybe -> field(key, value, maybe.content(), indent);
            default -> line(key, value, indent);
        }
    }

    /** A kind without settings stands alone. */
    private void choice(String key, JsonNode value, Shape.Choice choice, String indent) {
        if (value.isString()) {
            line(key, value, indent);
            return;
        }
        String kind = value.get(choice.key()).asString();
        out.append(indent).append(key).append(":\n");
        comment(choice.group(kind).meaning(), indent + STEP);
        line(choice.key(), value.get(choice.key()), indent + STEP);
        group(value, choice.group(kind), indent + STEP);
    }

    private void line(String key, JsonNode value, String indent) {
        out.append(indent).append(key).append(": ").append(inline(value)).append('\n');
    }

    /** A value on one line, in YAML's flow style. */
    private static String inline(JsonNode value) {
        if (value.isString()) {
            String text = value.asString();
            return PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches() ? text : value.toString();
        }
        if (value.isArray()) {
            return "["
                    + String.join(
                            ", ", value.valueStream().map(YamlWriter::inline).toList()) + "]";
        }
        if (value.isObject()) {
            List<String> entries = new ArrayList<>();
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                entries.add(entry.getKey() + ": " + inline(entry.getValue()));
            }
            return "{" + String.join(", ", entries) + "}";
        }
        return value.isNumber() ? Numbers.text(value) : value.toString();
    }

    private static String about(Shape.Field field) {
        SettingLine line = SettingLine.of("", field);
        List<String> notes = new ArrayList<>();
        if (!line.form().isEmpty()) {
            notes.add(line.form());
        }
        if (!line.byDefault().isEmpty()) {
            notes.add("default " + line.byDefault());
        }
        return field.meaning() + (notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")");
    }

    private void comment(String text, String indent) {
        StringBuilder line = new StringBuilder(indent + "#");
        for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
            if (line.length() + word.length() >= WIDTH) {
                out.append(line).append('\n');
                line = new StringBuilder(indent + "#");
            }
            line.append(' ').append(word);
        }
        if (!text.isEmpty()) {
            out.append(line).append('\n');
        }
    }
}
