package dev.rondo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.file.foreign.NameMap;
import dev.rondo.file.format.ArrayBundle;
import dev.rondo.file.format.Format;
import dev.rondo.file.format.Formats;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.Constraints;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** Random arrays of networks that break the rules of excitatory-inhibitory networks, in every form: imported as they are. */
class AnyImportTest {
    private static final List<String> TIMES = List.of("tau_ms=50", "dt_ms=5");

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(97);

    private RateNetwork imported(Map<String, Matrix> arrays, String ending, List<String> settings) throws IOException {
        Map<String, NpyArray> all = new LinkedHashMap<>();
        arrays.forEach((name, matrix) -> all.put(name, ArrayBundle.array(matrix)));
        Path file = folder.resolve("network" + ending);
        try (OutputStream out = Files.newOutputStream(file)) {
            Formats.writer(file, "arrays", Format.Capacity.ARRAYS)
                    .write(new ArrayBundle(all, JsonNodeFactory.instance.objectNode()), out);
        }
        return NetworkImport.of(file, NameMap.NONE, false).network(settings).network();
    }

    /** Columns of both signs: the first row and column tell that no orientation has one sign throughout. */
    private Matrix mixed(int n, boolean autapses) {
        return Matrix.build(n, n, (i, j) -> {
            double v = random.nextDouble(0.1, 1);
            return i == j ? (autapses ? v : 0) : (i + j) % 2 == 0 || i == 0 ? v : -v;
        });
    }

    /** Columns of one sign, the last inhibitory. */
    private Matrix signed(int n, boolean autapses) {
        return Matrix.build(
                n, n, (i, j) -> i == j && !autapses ? 0 : random.nextDouble(0.1, 1) * (j == n - 1 ? -1 : 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {".npz", ".mat", ".h5", ".json"})
    void mixedSignsAndAutapsesAreNoFault(String ending) throws IOException {
        for (int k = 0; k < 5; k++) {
            int n = random.nextInt(4, 20);
            Matrix w = mixed(n, k % 2 == 0);

            RateNetwork network = imported(Map.of("W_rec", w), ending, TIMES);

            assertThat(network.recurrent()).isEqualTo(w);
            assertThat(network.signs()).isEmpty();
            assertThat(network.constraints()).isEqualTo(new Constraints(false, k % 2 != 0, Optional.empty()));
            assertThat(network.inputs()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".npz", ".mat", ".h5", ".json"})
    void rulesThatHoldAreDeclared(String ending) throws IOException {
        for (int k = 0; k < 5; k++) {
            int n = random.nextInt(2, 20);
            Matrix w = signed(n, k % 2 == 0);

            RateNetwork network = imported(Map.of("w_rec", w), ending, TIMES);

            assertThat(network.recurrent()).isEqualTo(w);
            assertThat(network.population()).isEqualTo(Population.of(n - 1, 1));
            assertThat(network.constraints()).isEqualTo(new Constraints(true, k % 2 != 0, Optional.empty()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".npz", ".mat", ".h5", ".json"})
    void timeConstantsOfUnitsAreRead(String ending) throws IOException {
        for (int k = 0; k < 5; k++) {
            int n = random.nextInt(3, 12);
            Matrix ms = Matrix.build(n, 1, (i, j) -> random.nextInt(10, 200));
            Matrix seconds = Matrix.build(n, 1, (i, j) -> ms.get(i, 0) / 1000);
            Matrix w = mixed(n, true);
            RateNetwork named = imported(Map.of("W_rec", w, "tau_ms", ms), ending, List.of("dt_ms=5"));
            RateNetwork inSeconds = imported(Map.of("W_rec", w, "tau", seconds), ending, List.of("dt_ms=5"));

            for (int i = 0; i < n; i++) {
                assertThat(named.timeConstants().of(i)).isEqualTo(Time.ms(ms.get(i, 0)));
                assertThat(inSeconds.timeConstants().of(i).ms()).isEqualTo(ms.get(i, 0), within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".npz", ".mat", ".h5", ".json"})
    void aReadoutOfTheExcitatoryUnitsIsFilledUp(String ending) throws IOException {
        for (int k = 0; k < 5; k++) {
            int n = random.nextInt(3, 12);
            Matrix readout = Matrix.build(2, n - 1, (i, j) -> random.nextDouble(-1, 1));

            RateNetwork network = imported(Map.of("W_rec", signed(n, false), "W_out", readout), ending, TIMES);

            assertThat(network.readout()).isEqualTo(Matrix.build(2, n, (i, j) -> j == n - 1 ? 0 : readout.get(i, j)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"relu", "softplus", "identity", "tanh", "sigmoid", "leaky-relu", "capped-relu", "power-law"})
    void everyActivationIsSetByItsName(String name) throws IOException {
        RateNetwork network = imported(
                Map.of("W_rec", mixed(5, true)), ".npz", List.of("tau_ms=50", "dt_ms=5", "activation=" + name));

        assertThat(network.activation().key()).isEqualTo(name);
        assertThat(Activation.KINDS).contains(network.activation());
    }

    @ParameterizedTest
    @ValueSource(strings = {".npz", ".mat", ".h5", ".json"})
    void thetaIsTheBias(String ending) throws IOException {
        for (int k = 0; k < 5; k++) {
            int n = random.nextInt(3, 12);
            Matrix theta = Matrix.build(n, 1, (i, j) -> random.nextDouble(-1, 1));

            RateNetwork network = imported(Map.of("W", mixed(n, true), "theta", theta), ending, TIMES);

            assertThat(network.bias()).isEqualTo(Vector.of(theta.toRowMajor()));
        }
    }
}
