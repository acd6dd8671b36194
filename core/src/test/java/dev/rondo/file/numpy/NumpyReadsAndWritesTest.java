package dev.rondo.file.numpy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files as NumPy writes them (remade by {@code make_golden.py} beside them), and ours as NumPy reads them ({@code
 * ours.npz}, written by the test when it is missing; {@code check_ours.py} opens it with NumPy).
 */
class NumpyReadsAndWritesTest {
    @TempDir
    Path folder;

    static Path golden(String name) {
        return Path.of("src/test/resources/dev/rondo/study/numpy", name);
    }

    static Stream<Arguments> ramps() {
        List<String> types = List.of("f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8");
        return types.stream()
                .flatMap(type -> Stream.of("little", "big")
                        .flatMap(end -> Stream.of("C", "F")
                                .flatMap(order -> Stream.of("0d", "1d", "2d", "3d", "empty")
                                        .map(name -> Arguments.of(name, end, type, order)))));
    }

    @ParameterizedTest
    @MethodSource("ramps")
    void readsEveryTypeByteOrderAndLayout(String name, String end, String type, String order) {
        int[] shape = switch (name) {
            case "0d" -> new int[0];
            case "1d" -> new int[] {5};
            case "2d" -> new int[] {2, 3};
            case "3d" -> new int[] {2, 3, 4};
            default -> new int[] {0, 3};
        };
        try (NpzFile file = NpzFile.open(golden("deflated.npz"))) {
            NpyArray array = file.array(name + "_" + end + "_" + type + "_" + order);
            assertThat(array.shape()).isEqualTo(shape);
            assertThat(array.type().key()).isEqualTo(type);
            double scale = type.startsWith("f") ? 0.25 : 1;
            int size = IntStream.of(shape).reduce(1, (a, b) -> a * b);
            assertThat(array.toDoubles())
                    .isEqualTo(
                            IntStream.range(0, size).mapToDouble(k -> k * scale).toArray());
            if (!type.startsWith("f")) {
                assertThat(array.toLongs())
                        .isEqualTo(IntStream.range(0, size).asLongStream().toArray());
            }
        }
    }

    @Test
    void readsTheEdgesOfTheTypes() {
        try (NpzFile file = NpzFile.open(golden("deflated.npz"))) {
            assertThat(file.array("bool").toLongs()).containsExactly(1, 0, 1);
            assertThat(file.array("extremes_i8").toLongs()).containsExactly(Long.MIN_VALUE, Long.MAX_VALUE);
            assertThat(file.array("extremes_u8").toDoubles()).containsExactly(0, 0x1p64);
            assertThat(file.array("special").toDoubles())
                    .containsExactly(
                            Double.NaN,
                            Double.POSITIVE_INFINITY,
                            Double.NEGATIVE_INFINITY,
                            -0.0,
                            Double.MIN_VALUE,
                            Double.MAX_VALUE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"version1.npy", "version2.npy", "version3.npy"})
    void readsEveryVersionOfTheFormat(String name) {
        NpyArray array = NpyFile.read(golden(name));
        assertThat(array.shape()).containsExactly(2, 3);
        assertThat(array.toDoubles()).containsExactly(0, 0.25, 0.5, 0.75, 1, 1.25);
    }

    @Test
    void readsAnArchiveWrittenThroughAPipe() {
        try (NpzFile file = NpzFile.open(golden("piped.npz"))) {
            assertThat(file.arrayNames()).containsExactly("W_rec");
            assertThat(file.array("W_rec").extent(1)).isEqualTo(3);
            assertThat(file.text("meta.json")).contains("{\"format\": \"rondo-network\"}");
            assertThat(file.text("absent.json")).isEmpty();
        }
    }

    @Test
    void writesTheBytesThatNumpyWrites() throws IOException {
        NpyArray ramp = NpyFile.read(golden("version1.npy"));
        assertThat(bytes(ramp)).isEqualTo(Files.readAllBytes(golden("version1.npy")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsWrittenIsReadBack(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int[] shape = random.ints(random.nextInt(4), 0, 40).toArray();
        int size = IntStream.of(shape).reduce(1, (a, b) -> a * b);
        double[] doubles = random.doubles(size, -1e3, 1e3).toArray();
        long[] longs = random.longs(size).toArray();
        float[] floats = new float[size];
        for (int k = 0; k < size; k++) {
            floats[k] = (float) doubles[k];
        }
        NpyArray floating = readBack(NpyArray.owning(doubles, shape));
        assertThat(floating.shape()).isEqualTo(shape);
        assertThat(floating.toDoubles()).isEqualTo(doubles);
        assertThat(readBack(NpyArray.of(longs, shape)).toLongs()).isEqualTo(longs);
        NpyArray single = readBack(NpyArray.of(floats, shape));
        assertThat(single.type()).isEqualTo(NpyType.F4);
        assertThat(single.toDoubles()).isEqualTo(NpyArray.of(floats, shape).toDoubles());
    }

    @Test
    void anArchiveHasOneFormOnly() throws IOException {
        byte[] bytes = ours();
        assertThat(bytes).isEqualTo(ours());
        // To remake: delete the file, run this test, then check_ours.py beside it.
        if (Files.notExists(golden("ours.npz"))) {
            Files.write(golden("ours.npz"), bytes);
        }
        assertThat(bytes).isEqualTo(Files.readAllBytes(golden("ours.npz")));
    }

    @Test
    void anArchiveIsReadBack() throws IOException {
        Path file = Files.write(folder.resolve("ours.npz"), ours());
        try (NpzFile npz = NpzFile.open(file)) {
            assertThat(npz.arrayNames()).containsExactly("W_rec", "t", "signs", "tau");
            assertThat(npz.array("signs").toLongs()).containsExactly(1, 1, -1);
            assertThat(npz.array("tau").dimensions()).isZero();
            assertThat(npz.text("meta.json")).contains("{\"name\": \"Größe ✓\"}");
        }
    }

    private static byte[] ours() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (NpzWriter npz = new NpzWriter(out)) {
            npz.array("W_rec", NpyArray.owning(new double[] {0, 0.5, -0.25, 1e-300, 0, -1.0 / 3}, 2, 3))
                    .array("t", NpyArray.of(new float[] {0, 0.01f}, 2))
                    .array("signs", NpyArray.of(new long[] {1, 1, -1}, 3))
                    .array("tau", NpyArray.owning(new double[] {50}))
                    .text("meta.json", "{\"name\": \"Größe ✓\"}");
        }
        return out.toByteArray();
    }

    private static NpyArray readBack(NpyArray array) throws IOException {
        byte[] bytes = bytes(array);
        return NpyFile.read(new ByteArrayInputStream(bytes), bytes.length, "memory");
    }

    static byte[] bytes(NpyArray array) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NpyFile.write(out, array);
        return out.toByteArray();
    }
}
