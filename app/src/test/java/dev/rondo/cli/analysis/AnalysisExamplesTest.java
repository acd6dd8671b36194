package dev.rondo.cli.analysis;

import static dev.rondo.cli.Commands.json;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.catalogue.Catalogue;
import dev.rondo.cli.Commands;
import dev.rondo.dynamics.Time;
import dev.rondo.file.MatrixExport;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.json.Json;
import dev.rondo.file.numpy.NpzFile;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.run.Study;
import dev.rondo.setting.yaml.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The examples of all help pages, run as they stand; and an analysis from the class path. */
class AnalysisExamplesTest {
    private static final Set<String> OUTPUTS = Set.of("--figure", "--out");

    @TempDir
    Path folder;

    static Stream<Card> cards() {
        return Catalogue.all().stream().map(Analysis::card);
    }

    @BeforeEach
    void write() {
        RateNetwork network = new RateNetwork(
                Matrix.of(new double[][] {{0, 4.13, -5.176}, {2.344, 0, -4.529}, {0.468, 0.829, 0}}),
                Matrix.of(new double[][] {{0.5}, {0.2}, {0}}),
                Matrix.of(new double[][] {{1, 0, 0}, {0, 1, 0}}),
                Vector.of(8.004, 4.732, 0.557),
                Vector.zeros(2),
                Vector.of(1, 2, 0.5),
                Population.of(2, 1),
                Activation.RELU,
                Time.ms(50),
                Time.ms(10),
                0,
                new NoiseModel(0.05, 0, Time.ms(100), true));
        ObjectNode learned = JsonNodeFactory.instance.objectNode();
        learned.set("study", Settings.toJson(Settings.defaults(Study.class)));
        new NetworkFile(network, learned).write(folder.resolve("network.npz"), false);
        new NetworkFile(network, JsonNodeFactory.instance.objectNode()).write(folder.resolve("imported.npz"), false);
        Matrix w = Matrix.of(new double[][] {{0, 3, -1, 0.2}, {0, 0.3, 2, 1}, {0.1, -0.2, 0, -1}, {0.1, 0, 0, -0.4}});
        MatrixExport.write(w, JsonNodeFactory.instance.objectNode(), folder.resolve("W.npy"), false);
    }

    @ParameterizedTest
    @MethodSource("cards")
    void examplesRunAsTheyStand(Card card) {
        for (Card.Example example : card.examples()) {
            List<String> words = List.of(example.command().split(" "));
            Object[] arguments = words.stream().skip(1).map(this::here).toArray();
            Commands.Ran ran = rondo(arguments);
            assertThat(ran.err()).as(example.command()).isEmpty();
            assertThat(ran.code()).isZero();
            assertThat(ran.out()).isNotBlank();
            for (int k = 0; k < words.size(); k++) {
                if (OUTPUTS.contains(words.get(k))) {
                    assertThat(folder.resolve(words.get(k + 1))).isNotEmptyFile();
                }
            }
        }
    }

    /** A word with a file's name in place of the file's. */
    private Object here(String word) {
        return word.matches("\\w+\\.(npz|npy|svg|png|pdf|csv|json)") ? folder.resolve(word) : word;
    }

    @Test
    void anAnalysisFromTheClassPathIsOneOfAll() {
        Path matrix = folder.resolve("W.npy");
        String name = "toy-column-sums";
        assertThat(rondo("analyze").out().lines().filter(line -> line.startsWith(name)))
                .hasSize(1);
        assertThat(rondo("analyze", name, "--help").out())
                .contains("--set power=1", "column_sums", "rondo analyze toy-column-sums W.npy");
        JsonNode document = json(rondo("analyze", name, matrix, "--set", "power=2", "--json"));
        assertThat(document.path("about").asString()).isEqualTo("matrix");
        assertThat(document.path("result").path("column_sums")).hasSize(4);
        assertThat(json(rondo("schema", name))
                        .path("properties")
                        .path("power")
                        .path("minimum")
                        .asInt())
                .isEqualTo(1);
        Path figure = folder.resolve("sums.svg");
        Path table = folder.resolve("sums.npz");
        assertThat(rondo("analyze", name, matrix, "--figure", figure, "--out", table)
                        .code())
                .isZero();
        assertThat(figure).content().contains("<title", "Column sums");
        try (NpzFile npz = NpzFile.open(table)) {
            assertThat(npz.array("column_sums").toDoubles())
                    .usingComparatorWithPrecision(1e-15)
                    .containsExactly(0.2, 3.1, 1.0, -0.2);
        }
    }

    @Test
    void theListIsAHeaderAndALinePerAnalysis() {
        List<String> lines = rondo("analyze").out().lines().toList();
        assertThat(lines).hasSize(1 + Catalogue.names().size());
        assertThat(lines.getFirst()).startsWith("analysis");
        for (int k = 1; k < lines.size(); k++) {
            assertThat(lines.get(k)).startsWith(Catalogue.names().get(k - 1) + " ");
        }
    }

    @Test
    void theFirstLineSaysWhatTheAnswerIsAbout() {
        Path network = folder.resolve("network.npz");
        assertThat(rondo("analyze", "spectrum", network).out()).startsWith("spectrum of the matrix\n");
        assertThat(rondo("analyze", "pca", network).out())
                .startsWith("pca of the map (Euler steps of 10.0 ms), with 1.0 s of condition 'decay'\n");
        assertThat(rondo("analyze", "limit-cycle", network, "--about", "flow", "--stimulus", "pulse", "--under", "0.5")
                        .out())
                .startsWith("limit-cycle of the flow, after 1.0 s of stimulus 'pulse', under the constant input 0.5\n");
    }

    @Test
    void aNetworkWithoutATaskPlaysNothing() {
        Path network = folder.resolve("imported.npz");
        assertThat(rondo("analyze", "steady-state", network).out())
                .startsWith("steady-state of the map (Euler steps of 10.0 ms), no stimulus, from x0");
        assertThat(rondo("analyze", "pca", network).err()).contains("names no task", "--stimulus");
        assertThat(rondo("analyze", "steady-state", network, "--condition", "decay")
                        .err())
                .contains("names no task", "no condition 'decay'");
        assertThat(rondo("simulate", network, "--out", folder.resolve("run.npz"))
                        .err())
                .contains("give --steps, --stimulus or --input");
    }

    @Test
    void conditionsOfTheTaskAreChosenByName() {
        Path network = folder.resolve("network.npz");
        assertThat(rondo("analyze", "pca", network, "--condition", "decay").out())
                .startsWith("pca of the map (Euler steps of 10.0 ms), with 1.0 s of condition 'decay'\n");
        assertThat(rondo("analyze", "pca", network, "--condition", "deca").err())
                .contains("--condition must be one of 'decay', got 'deca'");
        assertThat(rondo("analyze", "pca", network, "--condition", "decay", "--stimulus", "pulse")
                        .err())
                .contains("--stimulus pulse and --condition decay");
    }

    @Test
    void theMapNamesTheCommandForTheCycleOfTheFlow() {
        Path network = folder.resolve("network.npz");
        String line = rondo("analyze", "limit-cycle", network, "--stimulus", "pulse")
                .out()
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(line).contains("rondo analyze limit-cycle " + network + " --about flow --stimulus pulse");
        JsonNode flow =
                json(rondo("analyze", "limit-cycle", network, "--about", "flow", "--stimulus", "pulse", "--json"));
        assertThat(flow.path("result").path("multipliers")).hasSize(3);
    }

    @Test
    void theOrbitOfACycleIsWrittenInEveryForm() throws Exception {
        Path network = folder.resolve("network.npz");
        Path npz = folder.resolve("orbit.npz");
        Path document = folder.resolve("orbit.json");
        assertThat(rondo("analyze", "limit-cycle", network, "--about", "flow", "--out", npz, "--out", document)
                        .code())
                .isZero();
        JsonNode arrays = Json.parse(Files.readString(document), "orbit.json").path("arrays");
        try (NpzFile orbit = NpzFile.open(npz)) {
            double[] t = orbit.array("t").toDoubles();
            double[] x = orbit.array("x").toDoubles();
            double period = orbit.array("period_s").toDoubles()[0];
            int rows = t.length;
            assertThat(t[rows - 1]).isBetween(0.99 * period, period);
            assertThat(orbit.array("r").toDoubles())
                    .containsExactly(Arrays.stream(x).map(v -> Math.max(v, 0)).toArray());
            assertThat(orbit.array("multipliers.re").toDoubles()).hasSize(3);
            assertThat(arrays.path("x").get(rows - 1).get(2).asDouble()).isEqualTo(x[x.length - 1]);
            // Closed: the last state is one step before the first, where a parabola through the next three leads.
            for (int i = 0; i < 3; i++) {
                double ahead = 3 * x[i] - 3 * x[3 + i] + x[6 + i];
                assertThat(x[x.length - 3 + i]).isCloseTo(ahead, within(1e-3 * (1 + Math.abs(x[i]))));
            }
        }
    }

    @Test
    void outputsAppearTogetherOrNotAtAll() {
        Path network = folder.resolve("network.npz");
        Path table = folder.resolve("steady.csv");
        Commands.Ran ran = rondo(
                "analyze",
                "limit-cycle",
                network,
                "--stimulus",
                "none",
                "--out",
                table,
                "--figure",
                table.resolve("f.svg"));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(table).doesNotExist();
        assertThat(rondo("analyze", "spectrum", network, "--out", table, "--out", table)
                        .err())
                .contains("named for two outputs");
        assertThat(table).doesNotExist();
    }
}
