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
import java.util.stream.Stream;
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

    /** True if a value is a list of numbers, or of such lists of one shape; an empty list is. */
    private static boolean isNumbers(JsonNode value) {
        return value.isArray() && holds(value, shape(value), 0);
    }

    /** True if all lists have the extents of the first ones, and the innermost hold numbers. */
    private static boolean holds(JsonNode value, int[] shape, int dimension) {
        if (dimension == shape.length) {
            return value.isNumber();
        }
        return value.isArray()
                && value.size() == shape[dimension]
                && value.valueStream().allMatch(part -> holds(part, shape, dimension + 1));
    }

    private static boolean isTexts(JsonNode value) {
        return value.isArray() && !value.isEmpty() && value.valueStream().allMatch(JsonNode::isString);
    }

    /** Extents of the lists, by the first of each. */
    private static int[] shape(JsonNode value) {
        List<Integer> extents = new ArrayList<>();
        for (JsonNode at = value; at.isArray() && extents.size() < DEEPEST; at = at.get(0)) {
            extents.add(at.size());
            if (at.isEmpty()) {
                break;
            }
        }
        return extents.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Stream<JsonNode> flat(JsonNode value) {
        return value.isArray() ? value.valueStream().flatMap(JsonContainer::flat) : Stream.of(value);
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
        double[] numbers = flat(value).mapToDouble(JsonNode::doubleValue).toArray();
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
