package dev.rondo.cli.network;

import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.json;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.cli.Commands.Ran;
import dev.rondo.cli.NetworkFiles;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.TrajectoryFile;
import dev.rondo.file.format.ArrayContainer;
import dev.rondo.file.format.Formats;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Networks and matrices of other programs at the command line: read, or told what they are. */
class ForeignNetworksTest {
    private static final List<String> TIMES = List.of("--set", "tau_ms=50", "--set", "dt_ms=10");

    @TempDir
    Path folder;

    private static Path file(String name) {
        return Path.of("src/test/resources/dev/rondo/cli/cases", name);
    }

    private RateNetwork imported(String name, Object... words) {
        Path network = folder.resolve("n.npz");
        Ran ran = rondo("import", file(name), network, TIMES, List.of(words));
        assertThat(ran.code()).describedAs(ran.err()).isZero();
        return NetworkFile.read(network).network();
    }

    @ParameterizedTest
    @CsvSource({
        "mixed_signs.npz, 3, 1, 1",
        "autapses.npz, 3, 1, 1",
        "no_input_matrix.npz, 3, 0, 1",
        "struct_v5.mat, 4, 1, 2",
        "struct_v73.mat, 4, 1, 2",
        "sparse_v73.mat, 4, 1, 2",
        "sparse_csr.npz, 4, 0, 0",
        "nested_groups.h5, 4, 1, 2",
        "noin.npz, 30, 0, 4",
        "noout.npz, 30, 1, 0"
    })
    void networksAreImported(String name, int units, int inputs, int readouts) {
        RateNetwork network = imported(name);

        assertThat(network.units()).isEqualTo(units);
        assertThat(network.inputs()).isEqualTo(inputs);
        assertThat(network.readouts()).isEqualTo(readouts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        mixed_signs.npz | without signs, column signs mixed in 3 of 3 units | no-autapses | mixed in 3 of 3 units | 0
        autapses.npz | 2 excitatory, 1 inhibitory, 3 autapses | dale | one sign in each of 3 columns | 3
        """)
    void rulesAreDeclaredWhereTheyHold(String name, String says, String rules, String signs, int autapses) {
        Path network = folder.resolve("n.npz");

        Ran ran = rondo("import", file(name), network, TIMES);
        JsonNode shown = json(rondo("show", network, "--json"));

        assertThat(ran.out()).contains("3 units (" + says + "), 1 inputs, 1 readouts; constraints: " + rules);
        assertThat(shown.path("column_signs").asString()).isEqualTo(signs);
        assertThat(shown.path("autapses").asInt()).isEqualTo(autapses);
        assertThat(shown.path("constraints").get(0).asString()).isEqualTo(rules);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        mixed_signs.npz | dale | Dale's principle: unit 0 is inhibitory, yet W_rec[post 2, pre 0] = +1.00000
        autapses.npz | dale,no-autapses | A unit does not connect to itself: W_rec[0, 0] = 0.5
        autapses.npz | symmetric | --constraints must be some of dale, no-autapses, connections, or none alone, got 'symmetric'
        """)
    void aRuleThatIsAskedForIsChecked(String name, String rules, String says) {
        assertRefused(rondo("import", file(name), folder.resolve("n.npz"), TIMES, "--constraints", rules), 2, says);
    }

    @Test
    void everyUnitHasItsTimeConstant() {
        Path network = folder.resolve("n.npz");

        assertThat(rondo("import", file("tau_per_unit.npz"), network, "--set", "dt_ms=5")
                        .code())
                .isZero();

        assertThat(NetworkFile.read(network).network().timeConstants().ms()).isEqualTo(Vector.of(10, 50, 100));
        assertRefused(
                rondo("import", file("tau_per_unit.npz"), network, "--force", TIMES),
                2,
                "says a tau for each unit, [10.0, 50.0, 100.0], --set says tau_ms = 50: leave out --set tau_ms");
    }

    /** A threshold-linear network: the same fixed point, in y = W r + b. */
    @Test
    void aNetworkOfRatesIsReadInItsStates() {
        Path network = folder.resolve("n.npz");

        Ran ran = rondo("import", file("autapses.npz"), network, TIMES, "--form", "r", "--set", "baseline=1");

        assertThat(ran.code()).describedAs(ran.err()).isZero();
        assertThat(ran.err()).contains("states are y = W r + W_in u + b", "readouts and reports read");
        NetworkFile read = NetworkFile.read(network);
        RateNetwork asStates = NetworkFile.read(rates()).network();
        assertThat(read.network().input()).isEqualTo(asStates.input());
        assertThat(read.network().readout()).isEqualTo(asStates.readout());
        assertThat(read.network().initialRates()).contains(asStates.initialState());
        assertThat(read.provenance().path("form").asString()).startsWith("r: ");
        assertRefused(
                rondo("import", file("tau_per_unit.npz"), network, "--force", "--set", "dt_ms=5", "--form", "r"),
                2,
                "only where all units have one time constant");
    }

    private Path rates() {
        Path network = folder.resolve("rates.npz");
        rondo("import", file("autapses.npz"), network, TIMES);
        return network;
    }

    @Test
    void whatHappensToInputsBelowZeroIsSaid() {
        Path network = folder.resolve("n.npz");

        assertThat(rondo("import", file("autapses.npz"), network, TIMES).err())
                .contains("inputs below 0 stay below 0; where the program clips them at 0, as pycog does, give --set"
                        + " rectify_input=true");
        assertThat(NetworkFile.read(network).network().noise().rectifyInput()).isFalse();
        assertThat(rondo("import", file("autapses.npz"), network, TIMES, "--force", "--set", "rectify_input=true")
                        .err())
                .doesNotContain("inputs below 0");
        assertThat(NetworkFile.read(network).network().noise().rectifyInput()).isTrue();
    }

    @Test
    void aReadoutOfTheExcitatoryUnitsGetsZerosForTheOthers() {
        assertThat(imported("readout_of_e_only.npz").readout()).isEqualTo(Matrix.of(new double[][] {{1, 1, 0}}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"struct_v5.mat", "struct_v73.mat", "sparse_v73.mat", "sparse_csr.npz"})
    void matricesAreFoundInStructsAndSparseForms(String name) {
        JsonNode result =
                json(rondo("analyze", "amplification", file(name), "--json")).path("result");

        // numpy.linalg.eigvals(W).real.max()
        assertThat(result.path("spectral_abscissa").asDouble()).isBetween(1.0318710, 1.0318712);
    }

    @ParameterizedTest
    @ValueSource(strings = {"net.W_rec", "net/W_rec", "net/W_rec.T"})
    void aFieldOfAStructIsNamedByItsPath(String path) {
        JsonNode result = json(rondo("analyze", "amplification", file("struct_v5.mat"), "--member", path, "--json"))
                .path("result");

        assertThat(result.path("spectral_abscissa").asDouble()).isBetween(1.0318710, 1.0318712);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        hdf5_2_0_chunked.h5 | was written for HDF5 2.0, and files for HDF5 1 are read
        nested_groups.h5 | simple_rnn_cell/recurrent_kernel:0 (4 x 4). A recurrent kernel of Keras is W[pre, post], transposed
        state_dict.pt | is a PyTorch file, which holds a pickle: no pickles are read
        state_dict.pt | In Python: import torch, numpy as np; np.savez('state_dict.npz'
        m5t10.mat | is damaged or cut off: as a MAT file, at byte 128: the element declares 344 bytes, 104 are left
        dimsneg.mat | is damaged or cut off: as a MAT file, at byte 136: dimensions must be >= 0, got -6 x -6
        t15.h5 | says that it ends at byte 12550, it has 9412 bytes
        matrix_decimal_comma.csv | line 1: numbers have a decimal point; these seem to have a decimal comma
        c-nul.csv | line 1: a matrix holds numbers alone: the 2. entry is '2\uFFFD'
        """)
    void whatIsNoMatrixIsToldWhatItIs(String name, String says) {
        assertRefused(
                rondo("analyze", "amplification", file(name)), 2, file(name).toString(), says);
        assertRefused(rondo("show", file(name)), 2, file(name).toString(), says);
    }

    @Test
    void aHeaderOfPandasIsNotTheFirstSample() {
        Path input = file("input_integer_header.csv");
        Path network = NetworkFiles.good(folder);

        assertRefused(
                rondo("simulate", network, "--input", input, "--out", folder.resolve("t.npz")),
                2,
                input + ", line 1: '0' may be the names of columns, as pandas writes them, or numbers");
    }

    @Test
    void anExplanationWritesNothing() {
        Ran ran = rondo("import", file("nested_groups.h5"), TIMES, "--explain");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains(
                        "W_rec = model_weights/rnn/rnn/simple_rnn_cell/recurrent_kernel:0.T (4 x 4): Keras has W[pre,"
                                + " post]; in the file 1 of 4 columns and 4 of 4 rows have one sign",
                        "network: 4 units (3 excitatory, 1 inhibitory), 1 inputs, 2 readouts");
        assertThat(folder).isEmptyDirectory();
        JsonNode explained = json(rondo("import", file("struct_v5.mat"), TIMES, "--explain", "--json"));
        assertThat(explained.path("taken").get(0).path("array").asString()).isEqualTo("net/W_rec");
    }

    @Test
    void anExplanationSaysWhyANetworkWouldBeRefused() {
        Ran ran = rondo("import", file("struct_v5.mat"), "--explain");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).contains("W_rec = net/W_rec", "network: refused: ", "tau_ms must be given");
    }

    @Test
    void aMapNamesWhatIsNotKnown() {
        Path network = folder.resolve("n.npz");
        assertRefused(
                rondo("import", file("struct_v5.mat"), network, TIMES, "--map", "W=net/W_rec"),
                2,
                "--map must be ROLE=PATH,..., where ROLE is one of W_rec, W_in");
        assertThat(rondo("import", file("struct_v5.mat"), network, TIMES, "--map", "W_rec=net.W_rec,W_out=net.W_in.T")
                        .code())
                .isZero();
        assertThat(NetworkFile.read(network).network().readouts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {".h5", ".mat", ".json", ".npz"})
    void aNetworkGoesOutAndComesBack(String ending) throws IOException {
        for (String name : List.of("noin.npz", "noout.npz")) {
            Path out = folder.resolve(name + ending);
            Path back = folder.resolve("back.npz");

            assertThat(rondo("export", file(name), out).code()).isZero();
            assertThat(rondo("import", out, back, "--force").code()).isZero();

            assertThat(NetworkFile.read(back)).isEqualTo(NetworkFile.read(file(name)));
            Files.delete(back);
        }
    }

    @Test
    void anExportHasTheNamesOfPyTorch() {
        Path out = folder.resolve("torch.npz");
        Ran ran = rondo("export", NetworkFiles.good(folder), out, "--names", "pytorch");

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("nn.RNN steps with dt = tau: this network has dt/tau = 0.2");
        try (ArrayContainer container = Formats.open(out)) {
            assertThat(container.entries())
                    .extracting("path")
                    .contains("weight_hh_l0", "weight_ih_l0", "bias_ih_l0", "bias_hh_l0", "fc.weight", "fc.bias");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".npz", ".mat", ".h5", ".json"})
    void aSimulationIsWrittenInTheFormOfTheEnding(String ending) {
        Path network = NetworkFiles.good(folder);
        Path npz = folder.resolve("reference.npz");
        Path out = folder.resolve("t" + ending);
        rondo("simulate", network, "--steps", "20", "--out", npz);

        assertThat(rondo("simulate", network, "--steps", "20", "--out", out).code())
                .isZero();

        assertThat(Formats.of(out).endings()).contains(ending);
        assertThat(TrajectoryFile.read(out)).isEqualTo(TrajectoryFile.read(npz));
    }

    @Test
    void aSimulationAsTextIsATable() throws IOException {
        Path network = NetworkFiles.good(folder);
        Path out = folder.resolve("t.csv");

        assertThat(rondo("simulate", network, "--steps", "20", "--out", out).code())
                .isZero();

        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(21);
        assertThat(lines.getFirst()).startsWith("t,x_0,x_1,").endsWith(",z_2,u_0");
        assertThat(lines.get(1).split(",")).hasSize(1 + 10 + 10 + 3 + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.png", "t", "t.npy"})
    void aSimulationWithoutAFormIsRefusedBeforeItBegins(String name) {
        Path out = folder.resolve(name);

        assertRefused(
                rondo("simulate", NetworkFiles.good(folder), "--steps", "20", "--out", out),
                2,
                out + ": a trajectory is written as .npz, .h5, .mat, .json");
        assertThat(out).doesNotExist();
    }
}
