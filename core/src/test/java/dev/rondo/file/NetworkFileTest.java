package dev.rondo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.file.foreign.Orientation;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpzWriter;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.AnyNetwork;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class NetworkFileTest {
    private static final String META = """
            {"format": "rondo-network", "version": 1, "tau_ms": 50, "dt_ms": 10, "activation": "relu", "baseline": 0.2}
            """;

    @TempDir
    Path folder;

    private static Path golden(String name) {
        return Path.of("src/test/resources/dev/rondo/study", name);
    }

    @Test
    void readsWhatNumpyWrote() {
        NetworkFile file = NetworkFile.read(golden("numpy_network.npz"));
        RateNetwork network = file.network();
        assertThat(network.recurrent()).isEqualTo(Matrix.of(new double[][] {
            {0, 0.5, -0.25}, {1.5, 0, -1e-3}, {0.125, 2, 0}
        }));
        assertThat(network.input()).isEqualTo(Matrix.of(new double[][] {{1}, {2}, {3}}));
        assertThat(network.readout()).isEqualTo(Matrix.of(new double[][] {{0, 1, 0}, {0.5, 0, 0}}));
        assertThat(network.bias()).isEqualTo(Vector.of(0, 0.1, 0));
        assertThat(network.readoutBias()).isEqualTo(Vector.zeros(2));
        assertThat(network.population()).isEqualTo(Population.ofSigns(1, 1, -1));
        assertThat(network.activation()).isEqualTo(Activation.RELU);
        assertThat(network.tau()).isEqualTo(Time.ms(50));
        assertThat(network.dt()).isEqualTo(Time.ms(10));
        assertThat(network.baseline()).isEqualTo(0.2);
        assertThat(network.noise()).isEqualTo(new NoiseModel(0.05, 0, Time.ms(100), true));
        assertThat(file.provenance()).hasToString("{\"trainer\":\"by hand\",\"epochs\":3}");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsWrittenIsReadBackToTheBit(long seed) throws IOException {
        NetworkFile file = random(seed);
        Path path = folder.resolve("net.npz");
        file.write(path, false);
        assertThat(NetworkFile.read(path)).isEqualTo(file);
        byte[] first = Files.readAllBytes(path);
        NetworkFile.read(path).write(path, true);
        assertThat(path).hasBinaryContent(first);
    }

    private static NetworkFile random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int excitatory = random.nextInt(1, 12);
        Population population = Population.of(excitatory, random.nextInt(1, 5));
        int n = population.size();
        Matrix w = Matrix.build(n, n, (i, j) -> i == j ? 0 : population.sign(j) * random.nextDouble());
        Activation[] activations = {Activation.RELU, Activation.SOFTPLUS, Activation.IDENTITY, Activation.TANH};
        RateNetwork network = new RateNetwork(
                w,
                Matrix.build(n, 2, (i, j) -> random.nextDouble(-1, 1)),
                Matrix.build(3, n, (i, j) -> random.nextDouble(-1, 1)),
                Vector.of(random.doubles(n).toArray()),
                Vector.of(random.doubles(3).toArray()),
                Vector.of(random.doubles(n).toArray()),
                population,
                activations[random.nextInt(activations.length)],
                Time.ms(random.nextDouble(50, 100)),
                Time.ms(random.nextDouble(1, 50)),
                random.nextDouble(),
                new NoiseModel(random.nextDouble(), random.nextDouble(), Time.ms(random.nextInt(1, 200)), false));
        JsonNode provenance =
                JsonNodeFactory.instance.objectNode().put("seed", (int) seed).put("note", "Größe");
        return new NetworkFile(network, provenance);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aNetworkOfAnyKindIsReadBackToTheBit(long seed) throws IOException {
        RateNetwork network = new AnyNetwork(seed).make(7);
        NetworkFile file = new NetworkFile(network, JsonNodeFactory.instance.objectNode());
        Path path = folder.resolve("net.npz");
        file.write(path, false);
        assertThat(NetworkFile.read(path)).isEqualTo(file);
    }

    /** A network file with one thing changed. */
    private Path file(Map<String, NpyArray> changes, String meta) throws IOException {
        Map<String, NpyArray> members = new TreeMap<>();
        members.put("W_rec", NpyArray.owning(new double[] {0, 1, -1, 1, 0, -1, 1, 1, 0}, 3, 3));
        members.put("W_in", NpyArray.owning(new double[3], 3, 1));
        members.put("W_out", NpyArray.owning(new double[3], 1, 3));
        members.put("bias", NpyArray.owning(new double[3], 3));
        members.put("x0", NpyArray.owning(new double[3], 3));
        members.put("signs", NpyArray.of(new long[] {1, 1, -1}, 3));
        members.putAll(changes);
        Path path = folder.resolve("net.npz");
        try (OutputStream out = Files.newOutputStream(path);
                NpzWriter npz = new NpzWriter(out)) {
            for (Map.Entry<String, NpyArray> member : members.entrySet()) {
                npz.array(member.getKey(), member.getValue());
            }
            npz.text("meta.json", meta);
        }
        return path;
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("W_rec", NpyArray.owning(new double[6], 2, 3), "W_rec is 3 x 3 for 3 units: it is 2 x 3"),
                arguments(
                        "W_rec",
                        NpyArray.owning(new double[9], 9),
                        "W_rec: it has rows and columns: its shape is (9,)"),
                arguments("W_rec", weights(2, Double.NaN), "Weights are finite: W_rec[0, 2] = NaN"),
                arguments("W_rec", weights(2, Double.NEGATIVE_INFINITY), "Weights are finite: W_rec[0, 2] = -Infinity"),
                arguments("W_rec", weights(0, 0.5), "A unit does not connect to itself: W_rec[0, 0] = 0.5"),
                arguments(
                        "W_rec",
                        weights(2, 0.031),
                        "Dale's principle: unit 2 is inhibitory, yet W_rec[post 0, pre 2] = +0.03100; a column of W_rec has"
                                + " one sign"),
                arguments("W_in", NpyArray.owning(new double[4], 4, 1), "W_in has one row per unit, 3: it is 4 x 1"),
                arguments("W_in", NpyArray.owning(new double[3], 3), "W_in: it has rows and columns"),
                arguments("W_out", NpyArray.owning(new double[4], 1, 4), "W_out has one column per unit: it is 1 x 4"),
                arguments("bias", NpyArray.owning(new double[2], 2), "bias has 3 entries: it has 2"),
                arguments("bias", NpyArray.owning(new double[3], 3, 1), "bias: it is one row of numbers"),
                arguments("x0", NpyArray.owning(new double[] {0, Double.NaN, 0}, 3), "Values are finite: x0[1] = NaN"),
                arguments("readout_bias", NpyArray.owning(new double[2], 2), "readout bias has 1 entries: it has 2"),
                arguments(
                        "signs", NpyArray.of(new long[] {1, 0, -1}, 3), "a unit is excitatory (+1) or inhibitory (-1)"),
                arguments("signs", NpyArray.owning(new double[0], 0), "A network has at least one unit"));
    }

    private static NpyArray weights(int place, double value) {
        double[] w = {0, 1, -1, 1, 0, -1, 1, 1, 0};
        w[place] = value;
        return NpyArray.owning(w, 3, 3);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void anArrayThatBreaksARuleIsRefused(String member, NpyArray array, String message) throws IOException {
        Path path = file(Map.of(member, array), META);
        assertThatThrownBy(() -> NetworkFile.read(path))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.MISUSE))
                .hasMessageStartingWith(path.toString())
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "dt_ms": 10 | "dt_ms": 60 | An Euler step is positive and at most tau: dt = 60.0 ms, tau = 50.0 ms
            "tau_ms": 50, | `` | tau_ms is given once, in meta.json for all units or as an array of one per unit: here it is given nowhere
            0.2 | 0.2, "constraints": ["dales"] | constraints are dale, no-autapses, connections, or none alone: there is no 'dales'
            0.2 | 0.2, "constraints": ["connections"] | net.npz has no member connections
            0.2 | 0.2, "inputs": ["a", "b"] | Every input has a name, or none has: there are 1, the names are [a, b]
            "relu" | "leaky-relu", "activation_parameters": {"slope": 2} | activation.slope is a number from 0 to 1: it is 2
            "dt_ms": 10 | "dt_ms": 0 | meta.json, line 1, column 66: dt_ms is a number of ms above 0: it is 0
            "dt_ms": 10 | "dt": 10 | meta.json, line 1, column 57: there is no setting dt: did you mean dt_ms?
            "relu" | "elu" | activation is one of relu, softplus, identity, tanh, sigmoid, leaky-relu, capped-relu, power-law: it is the text "elu"; did you mean relu?
            "relu" | 3 | activation is one of relu, softplus, identity, tanh, sigmoid, leaky-relu, capped-relu, power-law: it is 3
            0.2 | -1, "sigma_rec": -1 | sigma_rec is a number from 0: it is -1
            0.2 | NaN | meta.json, line 1, column 107: this is not JSON: Non-standard token 'NaN'
            "rondo-network" | "net" | the format of a network file is "rondo-network": here it is "net"
            "format": "rondo-network", | `` | the format of a network file is "rondo-network": here it is not said
            "version": 1 | "version": 2 | the version of a network file is 1: here it is 2
            """)
    void aMetaThatBreaksARuleIsRefused(String from, String to, String message) throws IOException {
        Path path = file(Map.of(), META.replace(from, to));
        assertThatThrownBy(() -> NetworkFile.read(path))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(path.toString())
                .hasMessageContaining(message);
    }

    @Test
    void aTransposedMatrixIsSaidAndNotGuessed() throws IOException {
        NpyArray transposed = NpyArray.owning(new double[] {0, 1, 1, 1, 0, 1, -1, -1, 0}, 3, 3);
        Path path = file(
                Map.of(
                        "W_rec", transposed,
                        "W_in", NpyArray.owning(new double[] {1, 2, 3}, 1, 3),
                        "W_out", NpyArray.owning(new double[3], 3, 1)),
                META);
        assertThatThrownBy(() -> NetworkFile.read(path))
                .hasMessage(
                        path + ": W_rec looks transposed: its rows have the signs of the units, its columns do not. It"
                                + " is W_rec[post, pre] here; if this file has W[pre, post], say --transpose");
        RateNetwork network = NetworkFile.read(path, Orientation.PRE_POST).network();
        assertThat(network.recurrent().get(0, 2)).isEqualTo(-1);
        assertThat(network.input()).isEqualTo(Matrix.of(new double[][] {{1}, {2}, {3}}));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> NetworkFile.read(golden("psychrnn.npz")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("it lacks bias, x0, meta.json (it has W_in, W_rec, W_out, b_rec, b_out,"
                        + " init_state). It looks like a file of PsychRNN");
        assertThatThrownBy(() -> NetworkFile.read(golden("W.npy")))
                .hasMessageContaining("it is a single array without a name");
    }

    @Test
    void aBareMatrixIsReadFromANetworkFile() {
        assertThat(MatrixFile.read(golden("numpy_network.npz")))
                .isEqualTo(
                        NetworkFile.read(golden("numpy_network.npz")).network().recurrent());
    }

    @Test
    void aTrajectoryIsReadBack() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        Matrix x = Matrix.build(7, 4, (i, j) -> random.nextDouble(-1, 1));
        Trajectory trajectory = new Trajectory(
                Vector.of(random.doubles(7).toArray()),
                x,
                x.map(Activation.RELU::rate),
                Matrix.build(7, 2, (i, j) -> random.nextDouble()),
                Matrix.zeros(7, 1));
        TrajectoryFile file = new TrajectoryFile(
                trajectory, JsonNodeFactory.instance.objectNode().put("noise", "off"));
        Path path = folder.resolve("traj.npz");
        file.write(path, false);
        assertThat(TrajectoryFile.read(path)).isEqualTo(file);
        assertThatThrownBy(() -> TrajectoryFile.read(golden("numpy_network.npz")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("a trajectory file is of the format rondo-trajectory, version 1");
        assertThatThrownBy(() -> TrajectoryFile.read(golden("several.npz")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("it lacks meta.json");
    }

    /** The file of the contract, remade like {@code ours.npz}: {@code check_ours.py} opens it with NumPy. */
    @Test
    void theBytesStayTheSame() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        random(1).writeTo(out);
        if (Files.notExists(golden("our_network.npz"))) {
            Files.write(golden("our_network.npz"), out.toByteArray());
        }
        assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(golden("our_network.npz")));
    }
}
