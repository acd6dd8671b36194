package dev.rondo.cli.analysis;

import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.json;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.cli.Commands;
import dev.rondo.cli.NetworkFiles;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.TrajectoryFile;
import dev.rondo.linalg.Matrix;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Changes of a network on the command line, and trials that begin at another state. */
class ChangedNetworksTest {
    @TempDir
    Path folder;

    @Test
    void aChangedNetworkIsWrittenAndSaysSo() {
        Path network = NetworkFiles.good(folder);
        Path changed = folder.resolve("changed.npz");

        assertThat(rondo("export", network, changed, "--scale", "ALL=0.5", "--silence", "3")
                        .code())
                .isZero();

        NetworkFile read = NetworkFile.read(changed);
        Matrix w = NetworkFile.read(network).network().recurrent();
        assertThat(read.network().recurrent())
                .isEqualTo(Matrix.build(10, 10, (i, j) -> i == 3 || j == 3 ? 0 : 0.5 * w.get(i, j)));
        assertThat(read.provenance().path("changed").asString()).isEqualTo("ALL times 0.5, units 3 silenced");
    }

    /** An analysis of a changed network is that of the network that export writes. */
    @ParameterizedTest
    @CsvSource({"steady-state", "spectrum", "fixed-points", "amplification"})
    void anAnalysisOfAChangedNetworkIsThatOfTheWrittenOne(String analysis) {
        Path network = NetworkFiles.good(folder);
        Path changed = folder.resolve("changed.npz");
        rondo("export", network, changed, "--scale", "ALL=0.4", "--silence", "E:0-1");

        JsonNode direct =
                json(rondo("analyze", analysis, network, "--scale", "ALL=0.4", "--silence", "E:0-1", "--json"));
        JsonNode written = json(rondo("analyze", analysis, changed, "--json"));

        assertThat(direct.path("result")).isEqualTo(written.path("result"));
        assertThat(direct.path("changed").asString()).isEqualTo("ALL times 0.4, units E:0-1 silenced");
    }

    @Test
    void aSimulationGoesOnWhereAnotherEnded() {
        Path network = NetworkFiles.good(folder);
        Path whole = folder.resolve("whole.npz");
        Path first = folder.resolve("first.npz");
        Path second = folder.resolve("second.npz");

        rondo("simulate", network, "--steps", "30", "--out", whole);
        rondo("simulate", network, "--steps", "12", "--out", first);
        Commands.Ran ran = rondo("simulate", network, "--x0", first, "--steps", "18", "--out", second);

        assertThat(ran.out()).contains("with no stimulus, from the state in " + first);
        Matrix x = TrajectoryFile.read(whole).trajectory().x();
        Matrix tail = TrajectoryFile.read(second).trajectory().x();
        assertThat(tail).isEqualTo(Matrix.build(18, 10, (t, i) -> x.get(12 + t, i)));
        assertThat(rondo("analyze", "steady-state", network, "--x0", first).out())
                .contains(", no stimulus, from the state in " + first);
    }

    @Test
    void aStateIsOneRowOfNumbers() throws Exception {
        Path network = NetworkFiles.good(folder);
        Path state = Files.writeString(folder.resolve("x0.csv"), "1,2,3\n");
        Path table = Files.writeString(folder.resolve("table.csv"), "1,2\n3,4\n");

        assertRefused(
                rondo("analyze", "steady-state", network, "--x0", state), 2, "x0 has 10 entries: it has 3", "--x0");
        assertRefused(
                rondo("analyze", "steady-state", network, "--x0", table),
                2,
                "a state is one row of numbers: it is 2 x 2");
        assertRefused(rondo("analyze", "fixed-points", network, "--x0", state), 2, "begins at no state, got --x0");
    }

    /** A point of a branch is the network at the parameter's value, on the solution there. */
    @Test
    void aTrialBeginsAtAPointOfABranch() {
        Path network = NetworkFiles.good(folder);
        Path branch = folder.resolve("branch.npz");
        rondo("continue", network, "--parameter", "ALL", "--to", "0.8", "--of", "fixed-point", "--out", branch);
        Path trajectory = folder.resolve("t.npz");

        Commands.Ran ran =
                rondo("simulate", network, "--from-branch", branch + ":-1", "--steps", "1", "--out", trajectory);

        assertThat(ran.out()).contains("with no stimulus, from the state in " + branch + ":-1");
        Matrix x = TrajectoryFile.read(trajectory).trajectory().x();
        Path scaled = folder.resolve("scaled.npz");
        rondo("export", network, scaled, "--scale", "ALL=0.8");
        JsonNode points = json(rondo("analyze", "fixed-points", scaled, "--json"))
                .path("result")
                .path("points");
        assertThat(points).anySatisfy(point -> {
            for (int i = 0; i < 10; i++) {
                assertThat(x.get(0, i)).isCloseTo(point.path("state").get(i).asDouble(), within(1e-9));
            }
        });
    }

    @Test
    void whatIsNoPointOfABranchIsRefused() {
        Path network = NetworkFiles.good(folder);
        Path branch = folder.resolve("branch.npz");
        rondo("continue", network, "--parameter", "gain", "--to", "0.9", "--of", "fixed-point", "--out", branch);

        assertRefused(
                rondo("analyze", "steady-state", network, "--from-branch", branch),
                2,
                "A point of a branch must be FILE:POINT");
        assertRefused(
                rondo("analyze", "steady-state", network, "--from-branch", branch + ":4000"),
                2,
                "has points from 0 to");
        assertRefused(
                rondo("analyze", "steady-state", network, "--from-branch", branch + ":1"),
                2,
                "The parameter must leave the activation as it is, got gain = ");
        assertRefused(
                rondo("analyze", "steady-state", network, "--from-branch", network + ":1"),
                2,
                "holds no points of a branch");
    }
}
