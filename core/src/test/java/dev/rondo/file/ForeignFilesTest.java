package dev.rondo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.file.foreign.NameMap;
import dev.rondo.file.foreign.Taken;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyFile;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.Refusal;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One network as other programs save it (remade by {@code make_foreign.py} beside the files). */
class ForeignFilesTest {
    private static final Matrix W =
            Matrix.of(new double[][] {{0, 0.5, 1.25, -1}, {0.75, 0, 0.5, -2}, {1, 0.25, 0, -0.5}, {0.5, 1.5, 2, 0}});
    private static final Matrix W_IN = Matrix.of(new double[][] {{1}, {2}, {3}, {4}});
    private static final Matrix W_OUT = Matrix.of(new double[][] {{1, 2, 3, 0}, {4, 5, 6, 0}});
    private static final Vector BIAS = Vector.of(0.1, 0.2, 0.3, 0.4);
    private static final Vector READOUT_BIAS = Vector.of(-1, 1);
    private static final List<String> TIMES = List.of("tau_ms=80", "dt_ms=4");

    @TempDir
    Path folder;

    private static Path golden(String name) {
        return Path.of("src/test/resources/dev/rondo/file/foreign", name);
    }

    private static NetworkImport read(String name, String... map) {
        return NetworkImport.of(golden(name), NameMap.parse(List.of(map)), false);
    }

    private static void assertIsTheNetwork(NetworkImport found) {
        RateNetwork network = found.network(TIMES).network();
        assertThat(network.recurrent()).isEqualTo(W);
        assertThat(network.input()).isEqualTo(W_IN);
        assertThat(network.readout()).isEqualTo(W_OUT);
        assertThat(network.bias().minus(BIAS).norm()).isLessThan(1e-16);
        assertThat(network.readoutBias()).isEqualTo(READOUT_BIAS);
        assertThat(network.population().inhibitory()).isEqualTo(1);
        assertThat(network.tau()).isEqualTo(Time.ms(80));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pycog.npz",
                "psychrnn.npz",
                "torch.npz",
                "neurogym.npz",
                "lower_case.npz",
                "one_transposed.npz",
                "keras2.h5",
                "keras3.weights.h5",
                "struct.mat",
                "sparse.mat",
                "v73.mat"
            })
    void aNetworkIsKnownByTheNamesOfItsProgram(String name) {
        assertIsTheNetwork(read(name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        cells.mat | W_rec=weights{1},W_in=weights{2},W_out=weights{3}
        v73.mat | W_rec=weights{1},W_in=weights{2},W_out=weights{3}
        v73.mat | W_rec=net.W_rec,W_in=net/W_in,W_out=net.W_out
        torch.npz | W_rec=rnn.weight_hh_l0,W_out=fc.weight
        lower_case.npz | W_rec=w_rec,W_in=w_inp.T
        keras2.h5 | W_rec=model_weights/rnn/rnn/simple_rnn_cell/recurrent_kernel:0.T
        one_transposed.npz | W_out=W_out.T
        """)
    void aNetworkIsReadAsItsMapSays(String name, String map) {
        assertIsTheNetwork(read(name, map));
    }

    @Test
    void aFolderOfArraysIsANetwork() throws Exception {
        Map<String, Matrix> arrays = Map.of("W_rec", W, "W_in", W_IN, "W_out", W_OUT);
        for (Map.Entry<String, Matrix> array : arrays.entrySet()) {
            write(
                    array.getKey(),
                    array.getValue().toRowMajor(),
                    array.getValue().rows(),
                    array.getValue().columns());
        }
        write("b_rec", BIAS.toArray(), 4);
        write("b_out", READOUT_BIAS.toArray(), 2);
        Files.writeString(folder.resolve("notes.txt"), "not an array");

        assertIsTheNetwork(NetworkImport.of(folder, NameMap.NONE, false));
    }

    private void write(String name, double[] numbers, int... shape) throws Exception {
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".npy"))) {
            NpyFile.write(out, NpyArray.owning(numbers, shape));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sparse_csr.npz", "sparse_csc.npz", "sparse_coo.npz", "lzf.h5"})
    void aSparseOrPackedMatrixAloneIsANetworkWithoutInputs(String name) {
        RateNetwork network = read(name).network(TIMES).network();

        assertThat(network.recurrent()).isEqualTo(W);
        assertThat(network.inputs()).isZero();
        assertThat(network.readouts()).isZero();
        assertThat(MatrixFile.read(golden(name))).isEqualTo(W);
    }

    @Test
    void whatIsTakenForWhatIsSaidWithItsReason() {
        NetworkImport found = read("psychrnn.npz");

        assertThat(found.taken().getFirst().line())
                .isEqualTo("W_rec = W_rec (4 x 4): in the file 4 of 4 columns and 1 of 4 rows have one sign");
        assertThat(found.ignored())
                .containsExactlyInAnyOrder(
                        "dale_rec (4 x 4)",
                        "dale_out (4 x 4)",
                        "input_connectivity (4 x 1)",
                        "rec_connectivity (4 x 4)",
                        "output_connectivity (2 x 4)",
                        "dale_ratio (one number)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keras2.h5", "keras3.weights.h5"})
    void aKernelOfKerasIsTransposedAndSaidSo(String name) {
        Taken recurrent = read(name).taken().getFirst();

        assertThat(recurrent.transposed()).isTrue();
        assertThat(recurrent.line()).contains(".T (4 x 4): Keras has W[pre, post]");
        assertThat(read(name).notes(TIMES)).anySatisfy(note -> assertThat(note).contains("dt_ms = tau_ms"));
    }

    @Test
    void onlyTheMatrixThatNeedsItIsTransposed() {
        assertThat(read("one_transposed.npz").taken())
                .filteredOn(Taken::transposed)
                .extracting(Taken::line)
                .containsExactly("W_out = W_out.T (4 x 2): by its name; transposed, since its rows are the 4 units");
    }

    @Test
    void valuesBesideTheArraysAreRead() {
        RateNetwork network = read("with_values.npz").network(List.of()).network();

        assertThat(network.tau()).isEqualTo(Time.ms(80));
        assertThat(network.dt()).isEqualTo(Time.ms(4));
        assertThat(network.activation()).isEqualTo(Activation.TANH);
        assertThat(network.baseline()).isEqualTo(0.25);
        assertThat(network.noise().rectifyInput()).isFalse();
        assertThat(read("v73.mat").network(List.of("dt_ms=4")).network().noise().rectifyInput())
                .isFalse();
        assertThat(read("lzf.h5").network(List.of()).network().activation()).isEqualTo(Activation.SOFTPLUS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        tau_without_unit.npz | dt_ms=20 | 100
        tau_without_unit.npz | tau_ms=100 | 100
        tau_is_one.npz | tau_ms=1000 | 1000
        tau_is_one.npz | tau_ms=1 | 1
        """)
    void aTimeWithoutAUnitIsReadAsItsSizeOrTheUserSays(String name, String set, double ms) {
        RateNetwork network = read(name).network(List.of(set)).network();

        assertThat(network.tau().ms()).isEqualTo(ms);
        assertThat(network.alpha()).isCloseTo(name.contains("one") ? 0.02 : 0.2, within(1e-15));
        assertThat(read(name).notes(TIMES)).anySatisfy(note -> assertThat(note).contains("has no unit in the file"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        two_candidates.npz | `` | several arrays may be W_rec: w_rec (4 x 4), Wrec (4 x 4). Say which: --map W_rec=w_rec
        torch_two_layers.npz | `` | has several recurrent layers (rnn.weight_hh_l1)
        torch_lstm.npz | `` | 16 x 4 has the four gates of an LSTM
        sparse_bsr.npz | `` | sparse matrices of the formats csr, csc and coo are read, got 'bsr'
        cells.mat | `` | has no array W_rec or Wrec: it has weights{1} (4 x 4), weights{2} (4 x 1), weights{3} (2 x 4)
        pycog.npz | W_rec=Wrek | has no member Wrek: it has Win, Wrec, Wout
        pycog.npz | nonsense | --map must be ROLE=PATH,..., where ROLE is one of W_rec, W_in
        pycog.npz | W_rec=a,W_rec=b | --map gives W_rec twice
        pycog.npz | x0=Wrec | x0: it is one row of numbers: it is 4 x 4
        struct.mat | W_in=net/phi | numbers are needed: this is text
        """)
    void whatIsUnclearIsRefusedWithTheWayOut(String name, String map, String message) {
        assertThatThrownBy(() -> read(name, map).network(TIMES))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        with_values.npz | tau_ms=50 | says tau_ms = 80.0, --set says 50
        with_values.npz | activation=relu | says activation = tanh, --set says relu
        with_values.npz | rectify_input=true | says rectify_input = false, --set says true
        tau_without_unit.npz | tau_ms=50 | says tau_ms = 100.0, --set says 50
        tau_is_one.npz | dt_ms=1 | says tau = 1.0 without a unit: say which it is, --set tau_ms=1.0 or --set tau_ms=1000.0
        """)
    void aUserAndAFileThatDisagreeAreRefused(String name, String set, String message) {
        assertThatThrownBy(() -> read(name).network(List.of(set)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(golden(name).toString())
                .hasMessageContaining(message);
    }
}
