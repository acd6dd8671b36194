package dev.rondo.file.format;

import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.json.Json;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyTexts;
import dev.rondo.setting.Memory;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON: matrices are lists of rows, and stand beside what is said about them. */
final class JsonFormat implements Format, Format.Writer {
    private static final long MOST_BYTES = 1L << 29;
    private static final Pattern OBJECT = Pattern.compile("(?s)^(\u00ef\u00bb\u00bf)?\\s*\\{\\s*[\"}].*");

    @Override
    public String name() {
        return "JSON";
    }

    @Override
    public List<String> endings() {
        return List.of(".json");
    }

    @Override
    public boolean recognises(Head head) {
        return OBJECT.matcher(head.text()).matches() || head.hasEnding(".json");
    }

    @Override
    public ArrayContainer open(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw Refusal.misuse(file + ": a JSON file has at most " + Memory.text(MOST_BYTES) + ", got "
                        + Memory.text(Files.size(file)) + ": save arrays with np.savez (NPZ)");
            }
            return new JsonContainer(file, Meta.parse(Files.readString(file), file.toString()));
        } catch (CharacterCodingException e) {
            throw Refusal.misuse(file + " is not text in UTF-8", e);
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        }
    }

    @Override
    public Optional<Writer> writer() {
        return Optional.of(this);
    }

    @Override
    public Capacity capacity() {
        return Capacity.ARRAYS;
    }

    @Override
    public void write(ArrayBundle bundle, OutputStream out) throws IOException {
        ObjectNode document = bundle.meta().deepCopy();
        bundle.arrays().forEach((name, array) -> document.set(name, node(array)));
        bundle.texts().forEach((name, texts) -> document.set(name, texts(texts)));
        out.write(Json.text(document).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode node(NpyArray array) {
        double[] numbers = array.toDoubles();
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                throw Refusal.misuse("JSON has no number " + number + ": write it as .npz");
            }
        }
        boolean whole = array.type().isWhole();
        return nested(numbers, array.shape(), 0, 0, whole);
    }

    /** Lists within lists: the part of an array that begins at an entry, from a dimension on. */
    private static JsonNode nested(double[] numbers, int[] shape, int dimension, int start, boolean whole) {
        if (dimension == shape.length) {
            return number(numbers[start], whole);
        }
        int stride = 1;
        for (int d = dimension + 1; d < shape.length; d++) {
            stride *= shape[d];
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int k = 0; k < shape[dimension]; k++) {
            list.add(nested(numbers, shape, dimension + 1, start + k * stride, whole));
        }
        return list;
    }

    private static ArrayNode texts(NpyTexts texts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.values().forEach(list::add);
        return list;
    }

    private static JsonNode number(double number, boolean whole) {
        return whole ? JsonNodeFactory.instance.numberNode((long) number) : JsonNodeFactory.instance.numberNode(number);
    }
}
