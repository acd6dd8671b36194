package dev.rondo.file.mat;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.setting.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of any kind are read back as written; files cut off or changed are refused, or read as something else. */
class MatRoundTripTest {
    private static final int FILES = 60;

    static Stream<MatWriter> writers() {
        return Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                .flatMap(order -> Stream.of(new MatWriter(order, false), new MatWriter(order, true)));
    }

    @ParameterizedTest
    @MethodSource("writers")
    void whatIsWrittenIsReadBack(MatWriter writer) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        for (int k = 0; k < FILES; k++) {
            Map<String, MatArray> variables = variables(random);

            Map<String, MatArray> read = read(bytes(writer, variables));

            assertThat(read.keySet()).containsExactlyElementsOf(variables.keySet());
            variables.forEach((name, value) ->
                    assertThat(described(requireNonNull(read.get(name), name))).isEqualTo(described(value)));
        }
    }

    @ParameterizedTest
    @MethodSource("writers")
    void aFileThatIsCutOffAnywhereIsRefused(MatWriter writer) throws IOException {
        byte[] whole = bytes(writer, variables(new SplittableRandom(11)));
        List<Integer> ends = ends(whole, writer.order());
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (ends.contains(length)) {
                assertThat(read(cut)).isNotNull(); // whole variables, fewer of them
            } else {
                assertThatThrownBy(() -> read(cut))
                        .isInstanceOf(Refusal.class)
                        .hasMessageStartingWith("m.mat is damaged or cut off: as a MAT file, at byte ");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("writers")
    void aFileWithOtherBytesIsReadOrRefused(MatWriter writer) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        byte[] whole = bytes(writer, variables(random));
        int refused = 0;
        for (int k = 0; k < 400; k++) {
            byte[] bytes = whole.clone();
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                bytes[random.nextInt(124, bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(read(bytes)).isNotNull();
            } catch (Refusal e) {
                refused++;
                assertThat(e).hasMessageStartingWith("m.mat is damaged or cut off: as a MAT file, at byte ");
            }
        }
        assertThat(refused).isBetween(50, 400);
    }

    /** Where variables end. */
    private static List<Integer> ends(byte[] file, ByteOrder order) {
        List<Integer> ends = new ArrayList<>();
        for (int at = 128; at < file.length; ) {
            ends.add(at);
            at += 8 + java.nio.ByteBuffer.wrap(file).order(order).getInt(at + 4);
        }
        return ends;
    }

    private static Map<String, MatArray> read(byte[] file) throws IOException {
        return MatFile.read(new ByteArrayInputStream(file), file.length, "m.mat");
    }

    private static byte[] bytes(MatWriter writer, Map<String, MatArray> variables) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(variables, out);
        return out.toByteArray();
    }

    private static Map<String, MatArray> variables(SplittableRandom random) {
        Map<String, MatArray> variables = new LinkedHashMap<>();
        for (int k = 0; k < 6; k++) {
            variables.put("variable_" + k, value(random, 0));
        }
        return variables;
    }

    private static MatArray value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth < 3 ? 7 : 5)) {
            case 0 -> MatArray.Numbers.of(random.nextBoolean());
            case 1 -> MatArray.Text.of("π and more letters".substring(0, random.nextInt(19)));
            case 2 -> sparse(random);
            case 3 -> {
                Dimensions dimensions = Dimensions.of(random.nextInt(4), random.nextInt(4), random.nextInt(1, 3));
                StoredNumbers imaginary = StoredNumbers.of(doubles(random, dimensions.size()));
                yield new MatArray.Numbers(
                        dimensions,
                        ArrayClass.DOUBLE,
                        false,
                        StoredNumbers.of(doubles(random, dimensions.size())),
                        random.nextBoolean() ? Optional.of(imaginary) : Optional.empty());
            }
            case 4 -> {
                Dimensions dimensions = Dimensions.of(random.nextInt(5), random.nextInt(5));
                yield MatArray.Numbers.of(dimensions, doubles(random, dimensions.size()));
            }
            case 5 -> {
                Dimensions dimensions = Dimensions.of(random.nextInt(3), random.nextInt(3));
                yield new MatArray.Cell(dimensions, values(random, dimensions.size(), depth + 1));
            }
            default -> {
                Dimensions dimensions = Dimensions.of(1, random.nextInt(1, 3));
                Map<String, List<MatArray>> fields = new LinkedHashMap<>();
                for (int k = random.nextInt(4); k > 0; k--) {
                    fields.put(
                            "field_" + k + "x".repeat(random.nextInt(40)),
                            values(random, dimensions.size(), depth + 1));
                }
                yield new MatArray.Struct(dimensions, fields);
            }
        };
    }

    private static List<MatArray> values(SplittableRandom random, int count, int depth) {
        return Stream.generate(() -> value(random, depth)).limit(count).toList();
    }

    private static MatArray sparse(SplittableRandom random) {
        int rows = random.nextInt(1, 5);
        int columns = random.nextInt(1, 5);
        int[] starts = new int[columns + 1];
        List<Integer> indices = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                if (random.nextBoolean()) {
                    indices.add(i);
                }
            }
            starts[j + 1] = indices.size();
        }
        int[] rowIndices = indices.stream().mapToInt(Integer::intValue).toArray();
        return MatArray.Sparse.of(rows, columns, rowIndices, starts, doubles(random, rowIndices.length));
    }

    private static double[] doubles(SplittableRandom random, int count) {
        double[] special = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, Math.PI};
        return random.doubles(count, -1, 1)
                .map(v -> random.nextInt(4) == 0 ? special[random.nextInt(special.length)] : v)
                .toArray();
    }

    /** A value as text: class, extents and all that is in it, to the bit. */
    private static String described(MatArray value) {
        String what = switch (value) {
            case MatArray.Numbers full ->
                full.type() + " " + full.logical() + bits(full.real())
                        + full.imaginary().map(MatRoundTripTest::bits);
            case MatArray.Sparse sparse ->
                "sparse " + bits(sparse.rowIndices()) + bits(sparse.columnStarts()) + bits(sparse.real());
            case MatArray.Text text -> "text " + text.rows();
            case MatArray.Cell cell ->
                "cell " + cell.cells().stream().map(MatRoundTripTest::described).toList();
            case MatArray.Struct struct -> {
                StringBuilder fields = new StringBuilder("struct ");
                struct.fields()
                        .forEach((name, values) -> fields.append(name)
                                .append(values.stream()
                                        .map(MatRoundTripTest::described)
                                        .toList()));
                yield fields.toString();
            }
            case MatArray.Unread unread -> "unread " + unread.type();
        };
        return value.dimensions().text() + " " + what;
    }

    private static String bits(StoredNumbers numbers) {
        return Arrays.toString(Arrays.stream(numbers.toDoubles())
                .mapToLong(Double::doubleToLongBits)
                .toArray());
    }
}
