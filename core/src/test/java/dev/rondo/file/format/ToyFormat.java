package dev.rondo.file.format;

import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyTexts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A form of one's own: lines {@code name:rows x columns:numbers}, and what is said about them behind {@code meta:}. It is
 * announced in {@code META-INF/services}, and nowhere else.
 */
public final class ToyFormat implements Format, Format.Writer {
    @Override
    public String name() {
        return "TOY";
    }

    @Override
    public List<String> endings() {
        return List.of(".toy");
    }

    @Override
    public boolean recognises(Head head) {
        return head.text().startsWith("TOY\n");
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
        StringBuilder text = new StringBuilder("TOY\n");
        bundle.arrays()
                .forEach((name, array) -> text.append(name)
                        .append(':')
                        .append(IntStream.of(array.shape())
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining("x")))
                        .append(':')
                        .append(Arrays.toString(array.toDoubles()).replaceAll("[\\[\\] ]", ""))
                        .append('\n'));
        bundle.texts()
                .forEach((name, texts) -> text.append("text:")
                        .append(name)
                        .append(':')
                        .append(String.join(",", texts.values()))
                        .append('\n'));
        text.append("meta:").append(bundle.meta()).append('\n');
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public ArrayContainer open(Path file) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        Map<String, NpyTexts> texts = new LinkedHashMap<>();
        String meta = "";
        try {
            for (String line :
                    Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
                if (line.startsWith("meta:")) {
                    meta = line.substring("meta:".length());
                } else if (line.startsWith("text:")) {
                    String[] parts = line.split(":", -1);
                    texts.put(parts[1], NpyTexts.of(List.of(parts[2].split(",", -1))));
                } else {
                    String[] parts = line.split(":", -1);
                    arrays.put(parts[0], NpyArray.owning(numbers(parts[2]), shape(parts[1])));
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new Toy(file, arrays, texts, meta);
    }

    private static int[] shape(String text) {
        return Arrays.stream(text.split("x")).mapToInt(Integer::parseInt).toArray();
    }

    private static double[] numbers(String text) {
        return text.isEmpty()
                ? new double[0]
                : Arrays.stream(text.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    private record Toy(Path file, Map<String, NpyArray> arrays, Map<String, NpyTexts> lists, String said)
            implements ArrayContainer {
        @Override
        public List<Entry> entries() {
            return arrays.entrySet().stream()
                    .map(array -> Entry.numbers(array.getKey(), array.getValue().shape()))
                    .toList();
        }

        @Override
        public NpyArray array(String path) {
            return Optional.ofNullable(arrays.get(path)).orElseThrow();
        }

        @Override
        public Optional<NpyTexts> texts(String path) {
            return Optional.ofNullable(lists.get(path));
        }

        @Override
        public Optional<String> meta() {
            return Optional.of(said);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
