package dev.rondo.file.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.file.format.ArrayBundle;
import dev.rondo.file.format.ArrayContainer;
import dev.rondo.file.format.Format;
import dev.rondo.file.format.Formats;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** Random networks under random names, transposed at random, in every form: the same arrays come out. */
class DialectsTest {
    private static final List<Map<Role, String>> DIALECTS = List.of(
            Map.of(Role.W_REC, "W_rec", Role.W_IN, "W_in", Role.W_OUT, "W_out", Role.BIAS, "bias"),
            Map.of(Role.W_REC, "Wrec", Role.W_IN, "Win", Role.W_OUT, "Wout", Role.BIAS, "brec"),
            Map.of(Role.W_REC, "w_rec", Role.W_IN, "w_inp", Role.W_OUT, "w_out", Role.BIAS, "theta"),
            Map.of(Role.W_REC, "weight_hh_l0", Role.W_IN, "weight_ih_l0", Role.W_OUT, "fc_weight", Role.BIAS, "b_rec"),
            Map.of(Role.W_REC, "J", Role.W_IN, "w_input", Role.W_OUT, "readout_weights", Role.BIAS, "bias_rec"),
            Map.of(Role.W_REC, "W_hh", Role.W_IN, "W_xh", Role.W_OUT, "W_ho", Role.BIAS, "b_hh"));
    private static final List<String> ENDINGS = List.of(".npz", ".mat", ".h5", ".json");

    @TempDir
    Path folder;

    private Path file(Map<String, Matrix> arrays, String ending) throws IOException {
        Map<String, NpyArray> all = new LinkedHashMap<>();
        arrays.forEach((name, matrix) -> all.put(name, ArrayBundle.array(matrix)));
        Path file = folder.resolve("network" + ending);
        try (OutputStream out = Files.newOutputStream(file)) {
            Formats.writer(file, "arrays", Format.Capacity.ARRAYS)
                    .write(new ArrayBundle(all, JsonNodeFactory.instance.objectNode()), out);
        }
        return file;
    }

    private static ForeignArrays read(Path file, NameMap map, boolean transpose) {
        try (ArrayContainer container = Formats.open(file)) {
            return ForeignReader.read(container, map, transpose);
        }
    }

    @Test
    void anyNetworkComesOutAsItWent() throws IOException {
        SplittableRandom random = new SplittableRandom(41);
        for (int k = 0; k < 200; k++) {
            int n = random.nextInt(2, 9);
            Matrix w = Matrix.build(n, n, (i, j) -> i == j ? 0 : (j == 0 ? -1 : 1) * random.nextDouble(0.1, 1));
            Matrix in = Matrix.build(n, n == 3 ? 2 : 3, (i, j) -> random.nextDouble(-1, 1));
            Matrix out = Matrix.build(n + 1, n, (i, j) -> random.nextDouble(-1, 1));
            Matrix bias = Matrix.build(n, 1, (i, j) -> random.nextDouble());
            Map<Role, String> names = DIALECTS.get(k % DIALECTS.size());
            boolean all = random.nextBoolean();
            boolean inputTurned = in.rows() != in.columns() && random.nextBoolean();
            boolean outputTurned = random.nextBoolean();
            Map<String, Matrix> arrays = new LinkedHashMap<>();
            arrays.put(name(names, Role.W_REC), all ? w.transpose() : w);
            arrays.put(name(names, Role.W_IN), turned(in, in.isSquare() ? all : inputTurned));
            arrays.put(name(names, Role.W_OUT), turned(out, outputTurned));
            arrays.put(name(names, Role.BIAS), random.nextBoolean() ? bias : bias.transpose());
            arrays.put("nothing", Matrix.zeros(2, 5));

            Path file = file(arrays, ENDINGS.get(random.nextInt(ENDINGS.size())));
            ForeignArrays found = read(file, NameMap.NONE, all);

            assertThat(found.matrix(Role.W_REC)).hasValue(w);
            assertThat(found.matrix(Role.W_IN)).hasValue(in);
            assertThat(found.matrix(Role.W_OUT)).hasValue(out);
            assertThat(found.vector(Role.BIAS)).hasValue(Vector.of(bias.toRowMajor()));
            assertThat(found.ignored()).containsExactly("nothing (2 x 5)");
        }
    }

    private static String name(Map<Role, String> names, Role role) {
        return names.getOrDefault(role, role.key());
    }

    private static Matrix turned(Matrix matrix, boolean turned) {
        return turned ? matrix.transpose() : matrix;
    }

    /** Dale's principle tells a transposed matrix, which is refused and never turned in silence. */
    @Test
    void aTransposedMatrixIsRefusedUnlessSaid() throws IOException {
        SplittableRandom random = new SplittableRandom(43);
        for (int n = 3; n < 12; n++) {
            Matrix w = Matrix.build(n, n, (i, j) -> i == j ? 0 : (j == 0 ? -1 : 1) * random.nextDouble(0.1, 1));
            Path file = file(Map.of("w_rec", w.transpose()), ".npz");

            assertThatThrownBy(() -> read(file, NameMap.NONE, false))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("W_rec looks transposed");
            assertThat(read(file, NameMap.NONE, true).matrix(Role.W_REC)).hasValue(w);
            assertThat(read(file, NameMap.parse(List.of("W_rec=w_rec.T")), false)
                            .matrix(Role.W_REC))
                    .hasValue(w);
        }
    }
}
