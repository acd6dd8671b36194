package dev.rondo.file.mat;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as SciPy and Octave write them (remade by {@code make_mat.py} and {@code make_mat.m} beside them). */
class MatFileTest {
    private static final double[] W = {0, 1.5, 0.125, 0.5, 0, 2, -0.25, -1e-3, 0};

    @TempDir
    Path folder;

    private static Path golden(String name) {
        return Path.of("src/test/resources/dev/rondo/file/mat", name);
    }

    private static MatArray.Numbers numbers(Map<String, MatArray> file, String name) {
        return member(file, name, MatArray.Numbers.class);
    }

    private static <T> T member(Map<String, MatArray> file, String name, Class<T> type) {
        return type.cast(requireNonNull(file.get(name), name));
    }

    private static <T> T field(MatArray.Struct struct, String name, Class<T> type) {
        return type.cast(requireNonNull(struct.fields().get(name), name).getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"scipy.mat", "scipy_packed.mat", "octave_v6.mat", "octave_v7.mat"})
    void numbersOfEveryClassAreRead(String name) {
        Map<String, MatArray> file = MatFile.read(golden(name));

        assertThat(numbers(file, "W").dimensions()).isEqualTo(Dimensions.of(3, 3));
        assertThat(numbers(file, "W").real().toDoubles()).containsExactly(W);
        assertThat(numbers(file, "W_single").real().toDoubles())
                .containsExactly(0, 1.5, 0.125, 0.5, 0, 2, -0.25, (float) -1e-3, 0);
        assertThat(numbers(file, "i8").real().toDoubles()).containsExactly(-128, 127);
        assertThat(numbers(file, "u8").real().toDoubles()).containsExactly(0, 255);
        assertThat(numbers(file, "i16").real().toDoubles()).containsExactly(-32768, 32767);
        assertThat(numbers(file, "u16").real().toDoubles()).containsExactly(0, 65535);
        assertThat(numbers(file, "i32").real().toDoubles()).containsExactly(Integer.MIN_VALUE, Integer.MAX_VALUE);
        assertThat(numbers(file, "u32").real().toDoubles()).containsExactly(0, 4294967295.0);
        assertThat(numbers(file, "i64").real().toDoubles()).containsExactly(-0x1p53, 0x1p53);
        assertThat(numbers(file, "u64").real().toDoubles()).containsExactly(0, 0x1p63);
        assertThat(numbers(file, "yes").logical()).isTrue();
        assertThat(numbers(file, "yes").real().toDoubles()).containsExactly(1, 0, 1);
        assertThat(numbers(file, "z").real().toDoubles()).containsExactly(1, -0.0);
        assertThat(numbers(file, "z").imaginary().orElseThrow().toDoubles()).containsExactly(2, -3);
        assertThat(numbers(file, "empty").dimensions()).isEqualTo(Dimensions.of(0, 3));
        assertThat(numbers(file, "cube").dimensions()).isEqualTo(Dimensions.of(2, 3, 4));
        assertThat(numbers(file, "cube").real().toDoubles())
                .startsWith(0, 12, 4, 16)
                .endsWith(11, 23);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scipy.mat", "scipy_packed.mat", "octave_v6.mat", "octave_v7.mat"})
    void textStructsCellsAndSparseMatricesAreRead(String name) {
        Map<String, MatArray> file = MatFile.read(golden(name));

        assertThat(member(file, "text", MatArray.Text.class).text()).isEqualTo("tau in ms");
        assertThat(member(file, "lines", MatArray.Text.class).rows()).containsExactly("abc", "de ");

        MatArray.Sparse sparse = member(file, "s", MatArray.Sparse.class);
        assertThat(sparse.columnStarts().toDoubles()).containsExactly(0, 2, 4, 6);
        assertThat(sparse.rowIndices().toDoubles()).containsExactly(1, 2, 0, 2, 0, 1);
        assertThat(sparse.real().toDoubles()).containsExactly(1.5, 0.125, 0.5, 2, -0.25, -1e-3);
        assertThat(member(file, "s_z", MatArray.Sparse.class)
                        .imaginary()
                        .orElseThrow()
                        .toDoubles())
                .containsExactly(1.5, 0.125, 0.5, 2, -0.25, -1e-3);

        MatArray.Struct net = member(file, "net", MatArray.Struct.class);
        MatArray.Struct meta = field(net, "meta", MatArray.Struct.class);
        assertThat(net.fields().keySet()).containsExactly("W_rec", "meta");
        assertThat(field(net, "W_rec", MatArray.Numbers.class).real().toDoubles())
                .containsExactly(W);
        assertThat(field(meta, "phi", MatArray.Text.class).text()).isEqualTo("relu");

        MatArray.Struct person = member(file, "person", MatArray.Struct.class);
        assertThat(person.dimensions()).isEqualTo(Dimensions.of(1, 2));
        assertThat(person.fields().get("name"))
                .map(value -> ((MatArray.Text) value).text())
                .containsExactly("Ada", "Bo");

        List<MatArray> cells = member(file, "c", MatArray.Cell.class).cells();
        assertThat(((MatArray.Numbers) cells.get(0)).real().toDoubles()).containsExactly(W);
        assertThat(((MatArray.Cell) cells.get(2)).cells()).hasSize(1);
    }

    @Test
    void theOtherByteOrderIsRead() {
        Map<String, MatArray> file = MatFile.read(golden("big_endian.mat"));

        assertThat(numbers(file, "V").real().toDoubles()).containsExactly(0, 3, 1, 4, 2, 5);
        assertThat(numbers(file, "ab").real().toDoubles()).containsExactly(-7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scipy.mat", "scipy_packed.mat", "octave_v6.mat", "octave_v7.mat", "big_endian.mat"})
    void aFileIsRecognisedByItsHeader(String name) throws IOException {
        byte[] head = Files.readAllBytes(golden(name));
        assertThat(MatFile.recognises(head)).isTrue();
        head[0] = ' ';
        assertThat(MatFile.recognises(head)).isTrue();
        assertThat(MatFile.recognises(new byte[200])).isFalse();
    }

    /** Flags, extents and lengths that make no sense, in a file of one 2 x 2 matrix. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            126 | 58 | at byte 124: version 0x0100 and the letters MI or IM belong here
            128 | 13 | at byte 128: a variable belongs here, not an element of type 13
            132 | 255 | at byte 128: the element declares 255 bytes, 80 are left
            144 | 99 | at byte 136: there is no array class 99
            160 | -2 | at byte 136: dimensions must be >= 0, got -2 x 2
            160 | 2147483647 | at byte 136: an array has at most 2^31 - 1 entries, got 2147483647 x 2
            160 | 3 | at byte 136: an array of 3 x 2 has 6 entries, got 4
            176 | 14 | at byte 176: numbers belong here, not 32 bytes of MATRIX
            176 | 77 | at byte 176: there is no element type 77
            180 | 31 | at byte 176: numbers belong here, not 31 bytes of DOUBLE
            180 | -8 | at byte 176: the element declares 4294967288 bytes, 32 are left
            """)
    void whatMakesNoSenseIsRefusedWithItsPlace(int at, int number, String message) throws IOException {
        Path file = folder.resolve("m.mat");
        try (var out = Files.newOutputStream(file)) {
            MatWriter.PLAIN.write(Map.of("m", MatArray.Numbers.of(Dimensions.of(2, 2), 1, 2, 3, 4)), out);
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int k = 0; k < (at == 126 ? 1 : 4); k++) {
            bytes[at + k] = (byte) (number >> (8 * k));
        }
        Files.write(file, bytes);

        assertThatThrownBy(() -> MatFile.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(file + " is damaged or cut off: as a MAT file, at byte ")
                .hasMessageContaining(message);
    }

    @Test
    void anElementThatUnpacksToFarMoreThanTheFileIsRefused() throws IOException {
        Path file = folder.resolve("zeros.mat");
        try (var out = Files.newOutputStream(file)) {
            new MatWriter(java.nio.ByteOrder.LITTLE_ENDIAN, true)
                    .write(Map.of("m", MatArray.Numbers.of(Dimensions.of(3000, 3000), new double[9_000_000])), out);
        }
        assertThatThrownBy(() -> MatFile.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("would unpack to 68.7 MiB");
    }
}
