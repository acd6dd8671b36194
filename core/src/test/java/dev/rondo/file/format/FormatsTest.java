package dev.rondo.file.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.file.mat.Dimensions;
import dev.rondo.file.mat.MatArray;
import dev.rondo.file.mat.MatFile;
import dev.rondo.file.mat.MatWriter;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyTexts;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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
            int[] shape = random.ints(random.nextInt(1, 5), 1, 6).toArray();
            int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            arrays.put("a" + k, NpyArray.owning(random.doubles(size, -1, 1).toArray(), shape));
        }
        Map<String, NpyTexts> texts = new LinkedHashMap<>();
        for (int k = random.nextInt(3); k > 0; k--) {
            List<String> values = random.ints(random.nextInt(1, 4), 0, 1000)
                    .mapToObj(i -> "left".substring(0, i % 4) + i)
                    .toList();
            texts.put("t" + k, NpyTexts.of(values));
        }
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        meta.put("format", "test")
                .put("x", random.nextDouble())
                .put("yes", random.nextBoolean())
                .put("say", "ä \"b\"\n");
        meta.putObject("deep").putArray("er").add(1).add("two");
        return new ArrayBundle(arrays, texts, meta, ArrayContainer.META);
    }

    /** Extents; of a list one column where a form has no lists, and without the ones at the end, which MATLAB does not count. */
    private static List<Integer> shapeOf(NpyArray array, ArrayContainer container) {
        List<Integer> shape =
                new ArrayList<>(Arrays.stream(array.shape()).boxed().toList());
        if (container.storesListsAsMatrices()) {
            while (shape.size() < 2) {
                shape.add(1);
            }
            while (shape.size() > 2 && shape.getLast() == 1) {
                shape.removeLast();
            }
        }
        return shape;
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
                    assertThat(shapeOf(read, container)).isEqualTo(shapeOf(array.getValue(), container));
                }
                bundle.texts()
                        .forEach((name, texts) -> assertThat(
                                        container.texts(name).orElseThrow().values())
                                .isEqualTo(texts.values()));
                // In JSON, lists of texts stand beside what is said, and may be part of it.
                ObjectNode said = Meta.parse(container.meta().orElseThrow(), "meta");
                bundle.texts().keySet().forEach(said::remove);
                assertThat(said).isEqualTo(bundle.meta());
            }
        }
    }

    /** A run is named by its folder; a folder of arrays is one, too. */
    @Test
    void aFolderWithANetworkIsThatNetwork() throws IOException {
        NpyArray array = NpyArray.owning(new double[] {1, 2, 3}, 3);
        ArrayBundle bundle = ArrayBundle.of(Map.of("a0", array), Map.of());
        Path run = Files.createDirectory(folder.resolve("run"));
        Files.move(written(bundle, "network.npz"), run.resolve("network.npz"));
        try (ArrayContainer container = Formats.open(run)) {
            assertThat(container.array("a0").toDoubles()).isEqualTo(array.toDoubles());
        }
        assertThatThrownBy(() -> Formats.open(Files.createDirectory(folder.resolve("empty"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("empty is a folder without network.npz and without .npy files");
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

    /** True if a MAT file ends after a whole variable: each has a tag of type and number of bytes. */
    private static boolean isBetweenVariables(byte[] whole, int length) {
        ByteBuffer tags = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        int at = 128;
        while (at < length) {
            at += 8 + tags.getInt(at + 4);
        }
        return at == length;
    }

    /** A file that this program wrote, cut off anywhere: refused, or, in text, another file. */
    @ParameterizedTest
    @ValueSource(strings = {".npz", ".mat", ".h5", ".json"})
    void aFileThatIsCutOffIsRefused(String ending) throws IOException {
        byte[] whole = Files.readAllBytes(written(random(new SplittableRandom(3)), "whole" + ending));
        Path file = folder.resolve("cut" + ending);
        int last = ending.equals(".json") ? whole.length - 2 : whole.length - 1; // a line feed at the end
        for (int length = last; length > 128; length -= Math.max(1, length / 60)) {
            if (ending.equals(".mat") && isBetweenVariables(whole, length)) {
                continue; // a whole file with fewer variables
            }
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
