package dev.rondo.file.format;

import dev.rondo.file.json.Json;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyTexts;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Arrays of a JSON document: lists of numbers, and lists of such lists of one length. */
final class JsonContainer implements ArrayContainer {
    private static final int DEEPEST = 32;

    private final Path file;
    private final ObjectNode document;
    private final Map<String, JsonNode> leaves = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    JsonContainer(Path file, ObjectNode document) {
        this.file = file;
        this.document = document;
        addAll("", document, 0);
    }

    private void addAll(String prefix, ObjectNode object, int depth) {
        object.forEachEntry((name, value) -> {
            String path = prefix + name;
            if (value instanceof ObjectNode inner && depth < DEEPEST) {
                addAll(path + "/", inner, depth + 1);
            } else if (value.isString() || isTexts(value)) {
                entries.add(Entry.text(path));
                leaves.put(path, value);
            } else if (value.isNumber() || isNumbers(value)) {
                entries.add(Entry.numbers(path, shape(value)));
                leaves.put(path, value);
            } else {
                entries.add(Entry.unread(path, "no array of numbers"));
            }
        });
    }

    /** True if a value is a list of numbers, or a list of such lists of one length; an empty list is. */
    private static boolean isNumbers(JsonNode value) {
        if (!value.isArray()) {
            return false;
        }
        if (isRow(value)) {
            return true;
        }
        int columns = value.get(0).size();
        return value.valueStream().allMatch(row -> row.isArray() && row.size() == columns && isRow(row));
    }

    private static boolean isTexts(JsonNode value) {
        return value.isArray() && !value.isEmpty() && value.valueStream().allMatch(JsonNode::isString);
    }

    private static boolean isRow(JsonNode list) {
        return list.valueStream().allMatch(JsonNode::isNumber);
    }

    private static int[] shape(JsonNode value) {
        if (!value.isArray()) {
            return new int[0];
        }
        return isRow(value)
                ? new int[] {value.size()}
                : new int[] {value.size(), value.get(0).size()};
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public NpyArray array(String path) {
        JsonNode value = leaves.get(require(path).path());
        if (value == null) {
            throw Refusal.misuse(file + " has no array " + path);
        }
        double[] numbers = !value.isArray()
                ? new double[] {value.doubleValue()}
                : value.valueStream()
                        .flatMap(row -> row.isArray() ? row.valueStream() : java.util.stream.Stream.of(row))
                        .mapToDouble(JsonNode::doubleValue)
                        .toArray();
        return NpyArray.owning(numbers, shape(value));
    }

    @Override
    public Optional<NpyTexts> texts(String path) {
        return find(path)
                .filter(entry -> entry.kind() == Entry.Kind.TEXT)
                .map(entry -> leaves.get(entry.path()))
                .map(value -> NpyTexts.of(
                        value.isArray()
                                ? value.valueStream().map(JsonNode::stringValue).toList()
                                : List.of(value.stringValue())));
    }

    /** All of the document but its arrays, if it says what format it is of. */
    @Override
    public Optional<String> meta() {
        if (!document.path("format").isString()) {
            return Optional.empty();
        }
        ObjectNode meta = document.deepCopy();
        for (Entry entry : entries) {
            if (entry.isNumbers() && !entry.shape().isEmpty()) {
                meta.remove(entry.path());
            }
        }
        return Optional.of(Json.text(meta));
    }

    @Override
    public void close() {
        // The file was read as a whole.
    }
}
