package dev.rondo.file.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.file.mat.Dimensions;
import dev.rondo.file.mat.MatArray;
import dev.rondo.file.mat.MatFile;
import dev.rondo.file.mat.MatWriter;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class FormatsTest {
    @TempDir
    Path folder;

    private static ArrayBundle random(SplittableRandom random) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        int count = random.nextInt(1, 5);
        for (int k = 0; k < count; k++) {
            int rows = random.nextInt(1, 6);
            int columns = random.nextInt(1, 6);
            boolean list = random.nextBoolean();
            double[] numbers =
                    random.doubles(list ? rows : rows * columns, -1, 1).toArray();
            arrays.put("a" + k, list ? NpyArray.owning(numbers, rows) : NpyArray.owning(numbers, rows, columns));
        }
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        meta.put("format", "test")
                .put("x", random.nextDouble())
                .put("yes", random.nextBoolean())
                .put("say", "ä \"b\"\n");
        meta.putObject("deep").putArray("er").add(1).add("two");
        return new ArrayBundle(arrays, meta);
    }

    private Path written(ArrayBundle bundle, String name) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            Formats.writer(file, "a test", Format.Capacity.ARRAYS).write(bundle, out);
        }
        return file;
    }

    /** One contract for every form that holds arrays, one of another class path among them. */
    @ParameterizedTest
    @ValueSource(strings = {".npz", ".mat", ".h5", ".hdf5", ".json", ".toy"})
    void whatIsWrittenIsReadBackUnderAnyName(String ending) throws IOException {
        SplittableRandom random = new SplittableRandom(23);
        for (int k = 0; k < 20; k++) {
            ArrayBundle bundle = random(random);
            Path file = written(bundle, "bundle" + ending);
            Path renamed = Files.move(file, folder.resolve("renamed-" + k));
            try (ArrayContainer container = Formats.open(renamed)) {
                for (Map.Entry<String, NpyArray> array : bundle.arrays().entrySet()) {
                    NpyArray read = container.array(array.getKey());
                    assertThat(read.toDoubles()).isEqualTo(array.getValue().toDoubles());
                    assertThat(read.extent(0)).isEqualTo(array.getValue().extent(0));
                }
                assertThat(Meta.parse(container.meta().orElseThrow(), "meta")).isEqualTo(bundle.meta());
            }
        }
    }

    /** Every entry that is listed can be read, and only those. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "study/v5.mat",
                "file/mat/scipy.mat",
                "file/mat/octave_v7.mat",
                "file/foreign/v73.mat",
                "study/plain.h5",
                "file/foreign/psychrnn.npz",
                "study/only.npz"
            })
    void everyEntryIsWhatItsListingSays(String name) {
        try (ArrayContainer container = Formats.open(Path.of("src/test/resources/dev/rondo", name))) {
            assertThat(container.entries()).isNotEmpty();
            for (Entry entry : container.entries()) {
                if (entry.isNumbers()) {
                    assertThat(Arrays.stream(container.array(entry.path()).shape())
                                    .boxed()
                                    .toList())
                            .isEqualTo(entry.shape());
                } else {
                    assertThat(container.texts(entry.path()).isPresent()).isEqualTo(entry.kind() == Entry.Kind.TEXT);
                    assertThatThrownBy(() -> container.array(entry.path()))
                            .isInstanceOf(Refusal.class)
                            .hasMessageStartingWith(container.file().toString());
                }
            }
        }
    }

    /** A file that this program wrote, cut off anywhere: refused, or, in text, another file. */
    @ParameterizedTest
    @ValueSource(strings = {".npz", ".mat", ".h5", ".json"})
    void aFileThatIsCutOffIsRefused(String ending) throws IOException {
        byte[] whole = Files.readAllBytes(written(random(new SplittableRandom(3)), "whole" + ending));
        Path file = folder.resolve("cut" + ending);
        int last = ending.equals(".json") ? whole.length - 2 : whole.length - 1; // a line feed at the end
        for (int length = last; length > 128; length -= Math.max(1, length / 60)) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Formats.open(file).close())
                    .describedAs("the first %d of %d bytes", length, whole.length)
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith(file.toString())
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("java.", "Exception"));
        }
    }

    /** Whatever is edited beside the document counts. */
    @Test
    void aValueThatStandsBesideTheDocumentWins() throws IOException {
        Path file = written(random(new SplittableRandom(1)), "n.mat");
        Map<String, MatArray> variables = new LinkedHashMap<>(MatFile.read(file));
        variables.put("x", MatArray.Numbers.of(Dimensions.of(1, 1), 7));
        variables.put("say", MatArray.Text.of("other"));
        try (OutputStream out = Files.newOutputStream(file)) {
            MatWriter.PLAIN.write(variables, out);
        }

        try (ArrayContainer container = Formats.open(file)) {
            ObjectNode meta = Meta.parse(container.meta().orElseThrow(), "meta");
            assertThat(meta.path("x").doubleValue()).isEqualTo(7);
            assertThat(meta.path("say").stringValue()).isEqualTo("other");
            assertThat(meta.path("deep").path("er").get(1).stringValue()).isEqualTo("two");
        }
    }

    static Stream<Arguments> recognised() {
        String pickle = "\u0080\u0004\u0095";
        String oldTorch = "\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019";
        return Stream.of(
                Arguments.of(
                        "a.pkl", pickle, "is a pickle of Python: no pickles are read, since reading one can run code"),
                Arguments.of("a", pickle, "np.savez('a.npz', **pickle.load(open('a', 'rb')))"),
                Arguments.of("b.pickle", "(dp0", "is a pickle of Python"),
                Arguments.of("c.pth", oldTorch, "is a PyTorch file, which holds a pickle"),
                Arguments.of(
                        "m.keras", "PK\u0003\u0004 metadata.json", "is a Keras archive: the weights in it are read"),
                Arguments.of("a.npz", "words", "is no NPZ archive: it does not begin as a ZIP file does"),
                Arguments.of("a.mat", "words", "as a MAT file, at byte 5: the header has 128 bytes"),
                Arguments.of("a.h5", "words", "as an HDF5 file, it has no superblock"),
                Arguments.of("a.json", "{\"a\":", "this is not JSON"),
                Arguments.of("lines", "\n".repeat(5000) + "words", "is no matrix file that is known here"),
                Arguments.of("notes", "words", "is no matrix file that is known here: NPY, NPZ, MAT"));
    }

    @ParameterizedTest
    @MethodSource("recognised")
    void whatIsNotReadIsNamedWithTheWayOut(String name, String content, String message) throws IOException {
        Path file = Files.write(folder.resolve(name), content.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Formats.open(file).close())
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message);
    }

    /** A table without an ending, or with one of its own, is known by what is in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.5 1\n2 3\n",
                "# W\n\n.5,1\n2,3\n",
                ",a,b\n0,0.5,1\n1,2,3\n",
                "\"0.5\";1\n2;3\n",
                "% W\n 0.5\t1\n2\t3"
            })
    void textIsKnownByItsNumbers(String text) throws IOException {
        for (String name : new String[] {"weights", "weights.asc", "W.mine"}) {
            try (ArrayContainer container = Formats.open(Files.writeString(folder.resolve(name), text))) {
                assertThat(container.array("").toDoubles()).containsExactly(0.5, 1, 2, 3);
            }
        }
    }

    @Test
    void whatAFormCannotHoldIsRefused() {
        assertThatThrownBy(() -> Formats.writer(Path.of("t.npy"), "a trajectory", Format.Capacity.TABLE))
                .hasMessageContaining("a trajectory is written as .npz, .h5, .mat, .json, .csv or .toy");
        assertThat(Formats.writer(Path.of("T.CSV"), "a matrix", Format.Capacity.MATRIX))
                .isInstanceOf(TextFormat.class);
    }
}
