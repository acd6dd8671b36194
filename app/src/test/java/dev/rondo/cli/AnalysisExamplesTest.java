package dev.rondo.cli;

import static dev.rondo.cli.Commands.json;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.catalogue.Catalogue;
import dev.rondo.dynamics.Time;
import dev.rondo.file.MatrixExport;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.numpy.NpzFile;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import java.nio.file.Path;
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
        new NetworkFile(network, JsonNodeFactory.instance.objectNode()).write(folder.resolve("network.npz"), false);
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
                .startsWith("pca of the map (Euler steps of 10.0 ms), with 1.0 s of stimulus 'decay'\n");
        assertThat(rondo("analyze", "limit-cycle", network, "--about", "flow", "--stimulus", "pulse", "--under", "0.5")
                        .out())
                .startsWith("limit-cycle of the flow, after 1.0 s of stimulus 'pulse', under the constant input 0.5\n");
    }
}
