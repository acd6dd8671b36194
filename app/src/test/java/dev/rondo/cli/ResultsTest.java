package dev.rondo.cli;

import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.json;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.file.numpy.NpzFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Results that commands print and write when all goes well.
 */
class ResultsTest {
    @TempDir
    Path folder;

    @Test
    void resultsAreOneDocumentOnStandardOutput() {
        Path network = NetworkFiles.good(folder);

        JsonNode steady = json(rondo("analyze", "steady-state", network, "--json"));
        assertThat(steady.propertyNames())
                .containsExactly("analysis", "network", "about", "result", "certificate", "environment");
        assertThat(steady.path("result").propertyNames())
                .contains("kind", "period_s", "amplitude", "std", "lyapunov_per_s", "active_readouts", "replay");
        assertThat(json(rondo("show", network, "--json")).path("excitatory").asInt())
                .isEqualTo(8);
        assertThat(json(rondo("schema", "study")).path("title").asString()).isEqualTo("Study");
        assertThat(json(rondo("bench", "linear-algebra", "--units", 12, "--json"))
                        .propertyNames())
                .contains("eigen_s", "eigenvalues_s", "schur_s", "complex_schur_s", "lyapunov_s", "svd_s");
    }

    static Stream<List<Object>> commandsWithSmallResults() {
        return Stream.of(
                List.of("analyze"),
                List.of("wire"),
                List.of("wire", "pairs", "--list"),
                List.of("schema", "--list"),
                List.of("theory", "--set", "radius=1.5"),
                List.of("cite"),
                List.of("list"));
    }

    @ParameterizedTest
    @MethodSource("commandsWithSmallResults")
    void everyCommandHasItsResultAsADocumentToo(List<Object> command) {
        assertThat(json(rondo(command, "--json")).isEmpty()).isFalse();
        assertThat(rondo(command).out()).doesNotStartWith("{");
    }

    @Test
    void aSimulationPlaysItsInputAndThenRests() {
        Path network = NetworkFiles.good(folder);
        Path out = folder.resolve("t.npz");

        assertThat(rondo("simulate", network, "--stimulus", "decay", "--steps", 150, "--out", out)
                        .code())
                .isZero();

        try (NpzFile trajectory = NpzFile.open(out)) {
            double[] t = trajectory.array("t").toDoubles();
            double[] u = trajectory.array("u").toDoubles();
            assertThat(t).hasSize(150);
            assertThat(t[0]).isEqualTo(0.01);
            assertThat(u[9]).isEqualTo(6.2);
            assertThat(u[149]).isEqualTo(0.2);
        }
        assertRefused(rondo("simulate", network, "--stimulus", "decay", "--out", out), 2, "exists already", "--force");
        assertThat(rondo("simulate", network, "--stimulus", "decay", "--out", out, "--force")
                        .code())
                .isZero();
    }

    @Test
    void aNetworkGoesToOtherProgramsAndBack() throws IOException {
        Path network = NetworkFiles.good(folder);
        Path mat = folder.resolve("network.mat");
        Path back = folder.resolve("back.npz");

        assertThat(rondo("export", network, mat).code()).isZero();
        assertRefused(rondo("import", mat, back, "--set", "tau_ms=60"), 2, "says tau_ms = 50", "--set says 60");
        assertThat(rondo("import", mat, back).code()).isZero();

        JsonNode there = json(rondo("show", network, "--json"));
        assertThat(json(rondo("show", back, "--json"))).isEqualTo(there);
        assertThat(json(rondo("show", mat, "--json"))).isEqualTo(there);
    }

    @Test
    void aWiringIsRepeatedByItsSeedAndAnalysed() {
        Path one = folder.resolve("one.npy");
        Path two = folder.resolve("two.npy");

        assertThat(rondo("wire", "erdos-renyi", "--rng", "splittable", "--seed", 42, "--set", "units=40", "--out", one)
                        .code())
                .isZero();
        assertThat(rondo("wire", "erdos-renyi", "--rng", "splittable", "--seed", 42, "--set", "units=40", "--out", two)
                        .code())
                .isZero();

        assertThat(one).hasSameBinaryContentAs(two);
        assertThat(json(rondo("analyze", "amplification", one, "--json"))
                        .path("result")
                        .path("amplification")
                        .path("total")
                        .isNumber())
                .isTrue();
    }
}
