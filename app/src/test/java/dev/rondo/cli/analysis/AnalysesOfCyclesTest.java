package dev.rondo.cli.analysis;

import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.json;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.dynamics.Time;
import dev.rondo.file.NetworkFile;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Analyses of cycles on the command line, of a network of two excitatory units and one inhibitory. */
class AnalysesOfCyclesTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path rectified;

    @SuppressWarnings("NullAway.Init")
    private Path smooth;

    @BeforeEach
    void write() {
        rectified = file("relu.npz", Vector.of(8.004, 4.732, 0.557), Activation.RELU);
        smooth = file("tanh.npz", Vector.of(0.1, 0, 0), Activation.TANH);
    }

    private Path file(String name, Vector bias, Activation activation) {
        RateNetwork network = new RateNetwork(
                Matrix.of(new double[][] {{0, 4.13, -5.176}, {2.344, 0, -4.529}, {0.468, 0.829, 0}}),
                Matrix.zeros(3, 1),
                Matrix.of(new double[][] {{1, 0, 0}}),
                bias,
                Vector.zeros(1),
                Vector.of(1, 2, 0.5),
                Population.of(2, 1),
                activation,
                Time.ms(50),
                Time.ms(1),
                0,
                NoiseModel.NONE);
        Path file = folder.resolve(name);
        new NetworkFile(network, JsonNodeFactory.instance.objectNode()).write(file, false);
        return file;
    }

    @Test
    void smoothAndRectifiedCyclesHaveOneForm() {
        JsonNode one = json(rondo("analyze", "limit-cycle", rectified, "--about", "flow", "--json"));
        JsonNode other = json(rondo("analyze", "limit-cycle", smooth, "--about", "flow", "--json"));
        for (JsonNode document : List.of(one, other)) {
            assertThat(document.path("about").asString()).isEqualTo("flow");
            assertThat(document.path("result").path("verdict").asString()).isEqualTo("limit-cycle");
            assertThat(document.path("result").path("period_s").asDouble()).isPositive();
            assertThat(document.path("result").path("multipliers")).hasSize(3);
            assertThat(document.path("result").path("std")).hasSize(3);
            assertThat(document.path("result").propertyNames()).contains("growth_per_s", "amplitude");
            assertThat(document.path("certificate").path("residual").asDouble()).isLessThan(1e-10);
            assertThat(document.path("certificate")
                            .path("trivial_multiplier_error")
                            .asDouble())
                    .isLessThan(1e-8);
        }
    }

    @Test
    void recordsArePrintedAsTables() {
        String out = rondo("analyze", "relay", rectified).out();
        assertThat(out)
                .contains("duration_s", "leading.rate_per_s", "leading.frequency_hz")
                .doesNotContain("{", "\"");
        List<String> legs = out.lines()
                .dropWhile(line -> !line.startsWith("legs ("))
                .skip(1)
                .toList();
        assertThat(legs).hasSizeGreaterThan(3);
        int end = legs.getFirst().indexOf("duration_s") + "duration_s".length();
        assertThat(legs).allMatch(line -> line.charAt(end - 1) != ' ' && line.charAt(end) == ' ');
    }

    @Test
    void aRelayIsDrawn() {
        for (String name : List.of("relay.svg", "relay.pdf", "relay.png")) {
            Path figure = folder.resolve(name);
            assertThat(rondo("analyze", "relay", rectified, "--figure", figure).code())
                    .isZero();
            assertThat(figure).isNotEmptyFile();
        }
        assertRefused(
                rondo("analyze", "relay", rectified, "--figure", folder.resolve("relay.svg")),
                2,
                "exists already",
                "--force");
        assertRefused(
                rondo("analyze", "relay", rectified, "--figure", folder.resolve("relay.txt")),
                2,
                ".svg, .pdf, .png, .tex (TikZ) or .json");
    }

    @Test
    void oneAttractorHasNoEdge() {
        JsonNode result = json(rondo("analyze", "edge", rectified, "--set", "starts=3", "--json"))
                .path("result");
        assertThat(result.path("verdict").asString()).isEqualTo("undecided");
        assertThat(result.path("finding").asString()).contains("3 random starts");
        assertThat(result.path("advice").asString()).isNotEmpty();
        JsonNode ofMap = json(rondo("analyze", "edge", rectified, "--about", "map", "--set", "starts=2", "--json"));
        assertThat(ofMap.path("about").asString()).isEqualTo("map");
        assertThat(ofMap.path("result").path("finding").asString()).contains("2 random starts");
    }

    @Test
    void theSearchForFixedPointsSaysThatItsTimeWasOver() {
        JsonNode stopped = json(rondo("analyze", "fixed-points", rectified, "--set", "budget_ms=1e-6", "--json"))
                .path("result")
                .path("stopped");
        assertThat(stopped.path("starts_tried").asInt()).isZero();
        assertThat(stopped.path("advice").asString()).contains("budget_ms");
    }
}
