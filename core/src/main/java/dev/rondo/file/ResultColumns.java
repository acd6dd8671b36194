package dev.rondo.file;

import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpzWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Fields of a result as arrays, each under its path. A list of objects becomes one array for each of their keys; lists of
 * unequal length are padded with what is missing. Numbers that are missing are NaN in arrays and empty in tables.
 */
final class ResultColumns {
    private final SequencedMap<String, Column> columns = new LinkedHashMap<>();

    private ResultColumns() {}

    /** The fields of an object. */
    static ResultColumns of(JsonNode object) {
        ResultColumns columns = new ResultColumns();
        columns.add(object);
        return columns;
    }

    /** Adds the fields of another object. */
    void add(JsonNode object) {
        flatten("", object);
    }

    /**
     * One field.
     *
     * @param shape extents, outermost first; empty for a single value
     * @param values values in C order
     */
    private record Column(List<Integer> shape, List<JsonNode> values) {
        boolean isNumeric() {
            return values.stream().noneMatch(JsonNode::isString);
        }

        NpyArray array() {
            int[] extents = shape.stream().mapToInt(Integer::intValue).toArray();
            boolean whole = !values.isEmpty() && values.stream().allMatch(v -> v.isIntegralNumber() || v.isBoolean());
            return whole
                    ? NpyArray.of(
                            values.stream()
                                    .mapToLong(v -> v.isBoolean() ? (v.asBoolean() ? 1 : 0) : v.asLong())
                                    .toArray(),
                            extents)
                    : NpyArray.owning(
                            values.stream().mapToDouble(Column::number).toArray(), extents);
        }

        private static double number(JsonNode value) {
            return value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.isNumber() ? value.asDouble() : Double.NaN;
        }

        int rows() {
            return shape.isEmpty() ? 1 : shape.getFirst();
        }

        /** The number of columns of a table that it takes. */
        int width() {
            return shape.stream().skip(1).reduce(1, (a, b) -> a * b);
        }

        /** The titles of its columns in a table: {@code name}, or {@code name[j]}. */
        List<String> titles(String name) {
            return shape.size() < 2
                    ? List.of(name)
                    : IntStream.range(0, width())
                            .mapToObj(k -> name + "[" + index(k) + "]")
                            .toList();
        }

        private String index(int flat) {
            List<String> index = new ArrayList<>();
            int rest = flat;
            for (int d = shape.size() - 1; d >= 1; d--) {
                index.addFirst(Integer.toString(rest % shape.get(d)));
                rest /= shape.get(d);
            }
            return String.join(",", index);
        }

        List<String> cells(int row) {
            return IntStream.range(0, width())
                    .mapToObj(k -> row < rows() ? text(values.get(row * width() + k)) : "")
                    .toList();
        }

        private static String text(JsonNode value) {
            return value.isNull() ? "" : value.isString() ? quoted(value.asString()) : value.toString();
        }
    }

    /** Writes the numeric fields. */
    void writeTo(NpzWriter npz) throws IOException {
        for (var column : columns.entrySet()) {
            if (column.getValue().isNumeric()) {
                npz.array(column.getKey(), column.getValue().array());
            }
        }
    }

    /** All fields as one table, with a row of titles. */
    String csv() {
        StringBuilder text = new StringBuilder();
        text.append(columns.entrySet().stream()
                        .flatMap(c -> c.getValue().titles(c.getKey()).stream())
                        .map(ResultColumns::quoted)
                        .collect(Collectors.joining(",")))
                .append('\n');
        int rows = columns.values().stream().mapToInt(Column::rows).max().orElse(0);
        for (int row = 0; row < rows; row++) {
            int at = row;
            text.append(columns.values().stream()
                            .flatMap(c -> c.cells(at).stream())
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private void flatten(String name, JsonNode node) {
        if (node.isObject()) {
            node.properties().stream()
                    .filter(field -> !isReason(node, field.getKey()))
                    .forEach(field -> flatten(join(name, field.getKey()), field.getValue()));
        } else if (holdsObjects(node)) {
            keys(node).forEach(key -> flatten(join(name, key), each(node, key)));
        } else {
            columns.put(name, column(node));
        }
    }

    private static boolean isReason(JsonNode object, String key) {
        return key.endsWith(ResultJson.REASON)
                && object.has(key.substring(0, key.length() - ResultJson.REASON.length()));
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static boolean holdsObjects(JsonNode node) {
        return node.isArray() && node.valueStream().anyMatch(item -> item.isObject() || holdsObjects(item));
    }

    /** The keys of all objects in nested lists, in the order in which they appear. */
    private static Set<String> keys(JsonNode node) {
        Set<String> keys = new LinkedHashSet<>();
        node.valueStream().forEach(item -> {
            if (item.isObject()) {
                item.propertyNames().stream()
                        .filter(key -> !isReason(item, key))
                        .forEach(keys::add);
            } else if (item.isArray()) {
                keys.addAll(keys(item));
            }
        });
        return keys;
    }

    /** Nested lists with the value of a key in place of every object. */
    private static JsonNode each(JsonNode node, String key) {
        if (node.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            node.valueStream().forEach(item -> items.add(each(item, key)));
            return items;
        }
        return node.isObject() && node.has(key) ? node.get(key) : JsonNodeFactory.instance.nullNode();
    }

    private static Column column(JsonNode node) {
        List<Integer> shape = new ArrayList<>();
        measure(node, 0, shape);
        List<JsonNode> values = new ArrayList<>();
        collect(node, 0, shape, values);
        return new Column(shape, values);
    }

    private static void measure(JsonNode node, int depth, List<Integer> shape) {
        if (node.isArray()) {
            if (depth == shape.size()) {
                shape.add(0);
            }
            shape.set(depth, Math.max(shape.get(depth), node.size()));
            node.valueStream().forEach(item -> measure(item, depth + 1, shape));
        }
    }

    private static void collect(JsonNode node, int depth, List<Integer> shape, List<JsonNode> values) {
        if (depth == shape.size()) {
            values.add(node.isArray() ? JsonNodeFactory.instance.nullNode() : node);
            return;
        }
        for (int k = 0; k < shape.get(depth); k++) {
            JsonNode item = node.isArray() && k < node.size() ? node.get(k) : JsonNodeFactory.instance.nullNode();
            collect(item, depth + 1, shape, values);
        }
    }
}
