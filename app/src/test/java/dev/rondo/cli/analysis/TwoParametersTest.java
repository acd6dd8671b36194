package dev.rondo.cli.analysis;

import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.json;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.cli.Commands;
import dev.rondo.dynamics.Time;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.numpy.NpzFile;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code rondo continue} with a second parameter. */
class TwoParametersTest {
    @TempDir
    Path folder;

    private List<Object> command = List.of();

    /** A homogeneous E-E-I network: its Hopf point does not depend on the baseline. */
    @BeforeEach
    void writeNetwork() {
        Path file = folder.resolve("network.npz");
        RateNetwork network = new RateNetwork(
                Matrix.of(new double[][] {{0, 4.13, -5.18}, {2.34, 0, -4.53}, {.47, .83, 0}}),
                Matrix.of(new double[][] {{39.5}, {22}, {.5}}),
                Matrix.zeros(1, 3),
                Vector.zeros(3),
                Vector.zeros(1),
                Vector.constant(3, 0.1),
                Population.of(2, 1),
                Activation.RELU,
                Time.ms(50),
                Time.ms(10),
                0.2,
                NoiseModel.NONE);
        new NetworkFile(network, JsonNodeFactory.instance.objectNode()).write(file, false);
        command = List.of("continue", file, "--parameter", "ALL", "--of", "fixed-point", "--from", 1, "--to", .1);
    }

    @Test
    void aCurveIsPrintedWrittenAndDrawn() throws IOException {
        Path csv = folder.resolve("curves.csv");
        Path npz = folder.resolve("curves.npz");
        Path svg = folder.resolve("curves.svg");
        JsonNode result = json(rondo(
                command,
                List.of("--and", "baseline", "--and-from", .1, "--and-to", .4, "--follow", "HB", "--quiet"),
                List.of("--out", csv, "--out", npz, "--figure", svg, "--json")));
        JsonNode curve = result.path("curves").get(0);
        assertThat(result.propertyNames())
                .startsWith("analysis", "network", "about", "of", "parameter")
                .contains("first", "second", "curves", "certificate")
                .endsWith("environment");
        assertThat(result.path("of").asString()).isEqualTo("fixed-point");
        assertThat(curve.path("type").asString()).isEqualTo("HB");
        assertThat(curve.path("points").get(0).path("second").asDouble()).isEqualTo(.1);
        for (JsonNode point : curve.path("points")) {
            assertThat(point.path("first").asDouble())
                    .isCloseTo(curve.path("points").get(0).path("first").asDouble(), within(1e-12));
        }
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.getFirst()).contains("curve,type,unit,point,", ",baseline,period_s");
        assertThat(lines).hasSize(1 + curve.path("points").size());
        try (NpzFile file = NpzFile.open(npz)) {
            assertThat(file.array("second").toDoubles())
                    .hasSize(curve.path("points").size());
        }
        assertThat(Files.readString(svg)).contains("Two-parameter diagram", "Hopf", "baseline");
    }

    @Test
    void theTableNamesTheEndsAndWhatDoesNotExistIsRefusedWithWhatDoes() {
        Commands.Ran ran = rondo(command, "--and", "baseline", "--and-from", .1, "--and-to", .4, "--follow", "HB");
        assertThat(ran.out()).contains("the bound 0.1 of the parameter was reached", "baseline", "period (s)");
        assertThat(ran.code()).isZero();
        assertRefused(
                rondo(command, "--and", "baseline", "--and-from", .1, "--and-to", .4, "--follow", "PD"),
                1,
                "the branch has 1 HB");
        assertRefused(
                rondo(command, "--and", "baseline", "--and-from", .1, "--and-to", .4, "--follow", "XY"),
                2,
                "not of 'XY'");
        assertRefused(
                rondo(command, "--and", "ALL", "--and-from", .1, "--and-to", .4), 2, "A plane needs two parameters");
        assertRefused(rondo(command, "--and", "baseline"), 2, "--and-from");
        assertRefused(
                rondo(command, "--and", "baseline", "--and-from", .3, "--and-to", .4, "--follow", "HB"),
                2,
                "baseline = 0.2");
    }
}
