package dev.rondo.file.format;

import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyTexts;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Arrays by name, in order, and what is to be said about them: what is written to a file.
 *
 * @param arrays the arrays
 * @param texts lists of texts by name
 * @param meta a JSON object; empty where there is nothing to say
 * @param document name of the JSON object in the file
 */
public record ArrayBundle(Map<String, NpyArray> arrays, Map<String, NpyTexts> texts, ObjectNode meta, String document) {
    /** @throws IllegalArgumentException if a name stands for numbers and for texts, or texts are not one list */
    public ArrayBundle {
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        for (Map.Entry<String, NpyTexts> text : texts.entrySet()) {
            if (arrays.containsKey(text.getKey()) || text.getValue().shape().size() != 1) {
                throw new IllegalArgumentException("Texts are lists under a name of their own: " + text.getKey()
                        + " of shape " + text.getValue().shape());
            }
        }
    }

    /** Arrays of numbers alone. */
    public ArrayBundle(Map<String, NpyArray> arrays, ObjectNode meta, String document) {
        this(arrays, Map.of(), meta, document);
    }

    /** Arrays and texts that speak for themselves. */
    public static ArrayBundle of(Map<String, NpyArray> arrays, Map<String, NpyTexts> texts) {
        return new ArrayBundle(arrays, texts, JsonNodeFactory.instance.objectNode(), ArrayContainer.META);
    }

    /** Arrays whose description is {@code meta.json}. */
    public ArrayBundle(Map<String, NpyArray> arrays, ObjectNode meta) {
        this(arrays, meta, ArrayContainer.META);
    }

    /** One matrix under a name. */
    public static ArrayBundle of(String name, Matrix matrix, JsonNode meta) {
        return new ArrayBundle(Map.of(name, array(matrix)), objectOf(meta));
    }

    private static ObjectNode objectOf(JsonNode node) {
        return node instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    public static NpyArray array(Matrix matrix) {
        return NpyArray.owning(matrix.toRowMajor(), matrix.rows(), matrix.columns());
    }

    public static NpyArray array(Vector vector) {
        return NpyArray.owning(vector.toArray(), vector.size());
    }
}
