package dev.rondo.file.format;

import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.text.TextTable;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Numbers as text, a row to a line. Written are one matrix without a head, or matrices of one number of rows side by side
 * under the names of their columns: {@code t}, {@code x_0}, {@code x_1} and so on.
 */
final class TextFormat implements Format, Format.Writer {
    private static final List<String> ENDINGS = List.of(".csv", ".txt", ".tsv", ".dat");
    /** A line that begins with a number, or with an empty cell over a column of names. */
    private static final Pattern NUMBERS = Pattern.compile("[,;].+|[\"']?[+-]?\\.?\\d.*");

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0e-\\x1f]");

    @Override
    public String name() {
        return "text (CSV)";
    }

    @Override
    public List<String> endings() {
        return ENDINGS;
    }

    /** By the ending; without a known one, by numbers at the start, or an empty cell over a column of names. */
    @Override
    public boolean recognises(Head head) {
        return ENDINGS.stream().anyMatch(head::hasEnding)
                || (!CONTROL.matcher(head.text()).find() && beginsWithNumbers(head.text()));
    }

    /** True if the first line that is not empty and no comment has numbers. */
    private static boolean beginsWithNumbers(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("%"))
                .findFirst()
                .filter(line -> NUMBERS.matcher(line).matches())
                .isPresent();
    }

    @Override
    public ArrayContainer open(Path file) {
        TextTable table = TextTable.read(file);
        return new SingleArray(file, ArrayBundle.array(table.numbers()), table.remarks());
    }

    @Override
    public Optional<Writer> writer() {
        return Optional.of(this);
    }

    @Override
    public Capacity capacity() {
        return Capacity.TABLE;
    }

    @Override
    public void write(ArrayBundle bundle, OutputStream out) throws IOException {
        List<NpyArray> arrays = List.copyOf(bundle.arrays().values());
        int rows = arrays.getFirst().extent(0);
        if (arrays.stream().anyMatch(array -> array.dimensions() > 2 || array.extent(0) != rows)) {
            throw Refusal.misuse("a table has columns of one length: write arrays of other shapes as "
                    + Formats.endings(Capacity.ARRAYS));
        }
        if (arrays.size() > 1) {
            out.write((String.join(",", titles(bundle)) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        List<double[]> numbers = arrays.stream().map(NpyArray::toDoubles).toList();
        for (int i = 0; i < rows; i++) {
            StringJoiner line = new StringJoiner(",", "", "\n");
            for (double[] array : numbers) {
                int columns = array.length / rows;
                for (int j = i * columns; j < (i + 1) * columns; j++) {
                    line.add(Double.toString(array[j]));
                }
            }
            out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> titles(ArrayBundle bundle) {
        List<String> titles = new ArrayList<>();
        for (Map.Entry<String, NpyArray> entry : bundle.arrays().entrySet()) {
            NpyArray array = entry.getValue();
            if (array.dimensions() < 2) {
                titles.add(entry.getKey());
            }
            for (int j = 0; array.dimensions() == 2 && j < array.extent(1); j++) {
                titles.add(entry.getKey() + "_" + j);
            }
        }
        return titles;
    }
}
