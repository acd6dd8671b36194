package dev.rondo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.branch.NetworkBranch;
import dev.rondo.attractor.About;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SwitchedBranch;
import dev.rondo.dynamics.Time;
import dev.rondo.file.json.Json;
import dev.rondo.file.numpy.NpzFile;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.parameter.NetworkParameter;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BranchFileTest {
    @TempDir
    Path folder;

    /** One excitatory, one inhibitory unit at rest, x = (u + p, (u + p)/2 ...) moving with the input. */
    private static final NetworkBranch REQUEST =
            new NetworkBranch(NetworkParameter.named("input"), 0, 1, NetworkBranch.Of.FIXED_POINT, About.FLOW);

    private static BranchFile file(Branch branch) {
        return BranchFile.of(
                BranchHead.of("pair.npz", REQUEST), branch, Environment.here("none", "none", Time.seconds(1)));
    }

    private static Branch branch() {
        RateNetwork pair = new RateNetwork(
                Matrix.of(new double[][] {{0, -1}, {0.5, 0}}),
                Matrix.of(new double[][] {{1}, {0}}),
                Matrix.zeros(1, 2),
                Vector.zeros(2),
                Vector.zeros(1),
                Vector.constant(2, 0.1),
                Population.of(1, 1),
                Activation.RELU,
                Time.ms(50),
                Time.ms(10),
                0.2,
                NoiseModel.NONE);
        return Branch.of(REQUEST.continuation(pair));
    }

    @Test
    void theArraysHoldTheBranch() {
        Branch branch = branch();
        Path file = folder.resolve("branch.npz");
        file(branch).write(file, false);
        try (NpzFile npz = NpzFile.open(file)) {
            int points = branch.points().size();
            double[] parameter = npz.array("parameter").toDoubles();
            double[] norm = npz.array("norm").toDoubles();
            double[] unknowns = npz.array("unknowns").toDoubles();
            assertThat(npz.array("unknowns").shape()).containsExactly(points, 3);
            for (int k = 0; k < points; k++) {
                // x_1 = u - x_2, x_2 = x_1/2 with u = .2 + p.
                assertThat(unknowns[3 * k]).isCloseTo((0.2 + parameter[k]) / 1.5, within(1e-12));
                assertThat(unknowns[3 * k + 2]).isEqualTo(parameter[k]);
                assertThat(norm[k]).isCloseTo((0.2 + parameter[k]) / 1.5 * Math.sqrt(1.25), within(1e-12));
            }
            assertThat(Arrays.stream(npz.array("multipliers_re").toDoubles())).allMatch(re -> Math.abs(re + 20) < 1e-9);
            assertThat(Arrays.stream(npz.array("period_s").toDoubles())).allMatch(period -> Double.isNaN(period));
            assertThat(npz.array("trivial_multiplier_error").toDoubles()).containsOnly(0);
        }
    }

    @Test
    void theTableHasALinePerPointInTheOrderOfTheWalk() throws IOException {
        Branch branch = branch();
        Path file = folder.resolve("branch.csv");
        file(branch).write(file, false);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1 + branch.points().size() + branch.special().size());
        double last = Double.NEGATIVE_INFINITY;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            double parameter = Double.parseDouble(cells[1]);
            assertThat(parameter).isGreaterThanOrEqualTo(last);
            assertThat(cells[2]).isEmpty();
            assertThat(cells[4]).isEqualTo("true");
            last = parameter;
        }
    }

    @Test
    void aFileSaysWhatItIsOf() throws IOException {
        Path file = folder.resolve("branch.json");
        file(branch()).write(file, false);
        JsonNode document = Json.parse(Files.readString(file), "branch.json");
        assertThat(document.path("analysis").asString()).isEqualTo("continue");
        assertThat(document.path("network").asString()).isEqualTo("pair.npz");
        assertThat(document.path("about").asString()).isEqualTo("flow");
        assertThat(document.path("of").asString()).isEqualTo("fixed-point");
        assertThat(document.path("parameter").asString()).isEqualTo("input");
        assertThat(document.path("parameter_unit").isNull()).isTrue();
        assertThat(document.path("to").asDouble()).isEqualTo(1);
        assertThat(document.path("environment").path("elapsed_s").asDouble()).isEqualTo(1);
        assertThat(document.path("branch").get(0).path("norm").asDouble())
                .isCloseTo(.2 / 1.5 * Math.sqrt(1.25), within(1e-12));
    }

    @Test
    void theDocumentOfCurvesSaysWhatIsMissing() {
        String warning = "only 1 curve was followed of those through 2 special points";
        LocusDocument curves =
                LocusDocument.of(REQUEST.parameter(), NetworkParameter.named("tau"), List.of(), List.of(warning));
        JsonNode document =
                BranchHead.of("pair.npz", REQUEST).json(curves, Environment.here("none", "none", Time.seconds(1)));
        assertThat(document.path("warnings").get(0).asString()).isEqualTo(warning);
        assertThat(document.path("first").asString()).isEqualTo("input");
        assertThat(document.path("second").asString()).isEqualTo("tau");
        assertThat(document.path("second_unit").asString()).isEqualTo("ms");
    }

    @Test
    void theIntervalOfASpecialPointRunsFromLowToHigh() {
        SpecialPoint point = branch().special().getFirst();
        SpecialPoint backwards = new SpecialPoint(
                point.type(),
                point.point(),
                new SpecialPoint.Interval(.5, .25),
                true,
                0,
                point.onset(),
                point.unknown());
        Branch branch = new Branch(branch().points(), List.of(backwards), branch().ending());
        assertThat(BranchDocument.of(branch).special().getFirst().interval()).containsExactly(.25, .5);
    }

    @Test
    void theDocumentHoldsTheBranchesThatLeaveIt() {
        Branch branch = branch();
        JsonNode document = ResultJson.of(BranchDocument.of(
                branch, List.of(new SwitchedBranch("PD1", .5, branch), new SwitchedBranch("PD2", .75, branch))));
        assertThat(document.path("switched").size()).isEqualTo(2);
        JsonNode other = document.path("switched").get(1);
        assertThat(other.path("branch")).isEqualTo(document.path("branch"));
        assertThat(other.path("switched").isEmpty()).isTrue();
        assertThat(other.path("ending_advice").asString()).contains("was reached");
    }

    @Test
    void anotherEndingIsRefusedAndNothingIsReplaced() throws IOException {
        Branch branch = branch();
        assertThatThrownBy(() -> file(branch).write(folder.resolve("branch.txt"), false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(".csv, .json or .npz");
        Path mine = Files.writeString(folder.resolve("branch.json"), "mine");
        assertThatThrownBy(() -> file(branch).write(mine, false)).isInstanceOf(Refusal.class);
        assertThat(mine).hasContent("mine");
    }
}
