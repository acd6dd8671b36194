package dev.rondo.cli.analysis;

import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.interrupted;
import static dev.rondo.cli.Commands.json;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.cli.Commands;
import dev.rondo.cli.Commands.Ran;
import dev.rondo.dynamics.Time;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.json.Json;
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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code rondo continue}: what it prints, and what it writes, read back. */
class ContinueCommandTest {
    @TempDir
    Path folder;

    private Path network;

    /** E, E, I with an unstable spiral where all are active, and a cycle round it. */
    @BeforeEach
    void aSpiral() {
        RateNetwork spiral = new RateNetwork(
                Matrix.of(new double[][] {{0, 4.13, -5.18}, {2.34, 0, -4.53}, {.47, .83, 0}}),
                Matrix.build(3, 1, (i, j) -> 0.5 + i),
                Matrix.zeros(1, 3),
                Vector.of(7.9, 4.4, .1),
                Vector.zeros(1),
                Vector.constant(3, 0.1),
                Population.of(2, 1),
                Activation.RELU,
                Time.ms(50),
                Time.ms(10),
                0.2,
                NoiseModel.NONE);
        network = folder.resolve("spiral.npz");
        new NetworkFile(spiral, JsonNodeFactory.instance.objectNode()).write(network, false);
    }

    @Test
    void aBranchOfCyclesIsOneDocumentAndThreeFiles() throws IOException {
        Path csv = folder.resolve("branch.csv");
        Path text = folder.resolve("branch.json");
        Path npz = folder.resolve("branch.npz");

        JsonNode printed = Json.parse(
                rondo(
                                "continue",
                                network,
                                "--parameter",
                                "E_TO_E",
                                "--to",
                                0.8,
                                "--out",
                                csv,
                                "--out",
                                text,
                                "--out",
                                npz,
                                "--json")
                        .out(),
                "standard output");

        assertThat(printed.propertyNames())
                .startsWith("analysis", "network", "about", "of", "parameter")
                .contains("branch", "special", "ending", "ending_advice", "certificate", "switched", "environment");
        assertThat(Json.parse(Files.readString(text), "branch.json")).isEqualTo(printed);
        JsonNode branch = printed.path("branch");
        JsonNode special = printed.path("special");
        assertThat(printed.path("ending").asString()).isEqualTo("bound-reached");
        assertThat(branch.get(0).path("parameter").asDouble()).isEqualTo(1);
        assertThat(branch.get(branch.size() - 1).path("parameter").asDouble()).isEqualTo(0.8);
        assertThat(types(special)).startsWith("EP").endsWith("EP").contains("BC");
        assertCertified(printed);
        assertMirrored(csv, branch.size(), special.size());
        assertMirrored(npz, branch);
    }

    private static List<String> types(JsonNode special) {
        return StreamSupport.stream(special.spliterator(), false)
                .map(s -> s.path("type").asString())
                .toList();
    }

    /** Every point says how good it is, and every border collision has its unit and a bracket. */
    private static void assertCertified(JsonNode document) {
        JsonNode certificate = document.path("certificate");
        assertThat(certificate.path("largest_residual").asDouble()).isLessThan(1e-10);
        assertThat(certificate.path("largest_trivial_multiplier_error").asDouble())
                .isLessThan(1e-8);
        assertThat(certificate.path("unconverged").asInt()).isZero();
        for (JsonNode point : document.path("branch")) {
            assertThat(point.path("trivial_multiplier_error").asDouble()).isBetween(0.0, 1e-8);
            assertThat(point.path("period_s").asDouble()).isPositive();
        }
        for (JsonNode special : document.path("special")) {
            JsonNode interval = special.path("interval");
            assertThat(special.path("parameter").asDouble())
                    .isCloseTo(interval.get(0).asDouble(), within(1e-8))
                    .isCloseTo(interval.get(1).asDouble(), within(1e-8));
            assertThat(special.path("unit").isNumber())
                    .isEqualTo(special.path("type").asString().equals("BC"));
        }
    }

    private static void assertMirrored(Path csv, int points, int special) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.getFirst()).startsWith("type,parameter,period_s,amplitude,stable,unstable_directions");
        assertThat(lines).hasSize(1 + points + special);
        int columns = lines.getFirst().split(",", -1).length;
        assertThat(lines).allMatch(line -> line.split(",", -1).length == columns);
        assertThat(lines.stream().skip(1).filter(line -> !line.startsWith(","))).hasSize(special);
    }

    private static void assertMirrored(Path npz, JsonNode branch) {
        try (NpzFile file = NpzFile.open(npz)) {
            double[] parameter = file.array("parameter").toDoubles();
            double[] period = file.array("period_s").toDoubles();
            assertThat(parameter).hasSize(branch.size());
            for (int k = 0; k < parameter.length; k++) {
                assertThat(parameter[k])
                        .isEqualTo(branch.get(k).path("parameter").asDouble());
                assertThat(period[k]).isEqualTo(branch.get(k).path("period_s").asDouble());
            }
            assertThat(file.array("unknowns").shape()).containsExactly(branch.size(), 5);
            assertThat(file.array("multipliers_re").shape()).containsExactly(branch.size(), 2);
            assertThat(file.text("branch.json").orElseThrow()).contains("bound-reached");
        }
    }

    @Test
    void aFixedPointHasNoPeriodAndItsHopfPointIsListed() {
        JsonNode document = Json.parse(
                rondo(
                                "continue",
                                network,
                                "--parameter",
                                "ALL",
                                "--of",
                                "fixed-point",
                                "--from",
                                0.05,
                                "--to",
                                1,
                                "--json")
                        .out(),
                "standard output");
        JsonNode first = document.path("branch").get(0);
        assertThat(first.path("period_s").isNull()).isTrue();
        assertThat(first.path("period_s_reason").asString()).contains("no period");
        assertThat(first.path("trivial_multiplier_error").isNull()).isTrue();
        assertThat(types(document.path("special"))).contains("HB");
    }

    @Test
    void peopleReadATableAndHowItEnded() throws IOException {
        Path svg = folder.resolve("diagram.svg");
        Ran ran = rondo("continue", network, "--parameter", "E_TO_E", "--to", 0.8, "--figure", svg);
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains(
                        "type",
                        "criticality",
                        "border collision",
                        "(--all lists them)",
                        "the bound 0.8 of the parameter was reached");
        assertThat(ran.err()).doesNotContain("BC at E_TO_E = ");
        Ran all = rondo("continue", network, "--parameter", "E_TO_E", "--to", 0.8, "--all");
        assertThat(all.out()).contains("persistence").doesNotContain("--all lists them");
        assertThat(all.err()).contains("BC at E_TO_E = ");
        assertThat(Files.readString(svg)).startsWith("<").contains("Bifurcation diagram", "border collision");
    }

    @Test
    void halfTheStepFindsTheSamePointsAndTheBudgetIsKept() {
        List<Object> words = List.of("continue", network, "--parameter", "E_TO_E", "--to", 0.8, "--json");
        JsonNode coarse = Json.parse(rondo(words).out(), "standard output");
        JsonNode fine = Json.parse(rondo(words, "--step", 0.5).out(), "standard output");
        assertThat(fine.path("branch").size())
                .isGreaterThan(coarse.path("branch").size());
        assertThat(types(fine.path("special"))).isEqualTo(types(coarse.path("special")));
        for (int k = 0; k < coarse.path("special").size(); k++) {
            assertThat(fine.path("special").get(k).path("parameter").asDouble())
                    .isCloseTo(coarse.path("special").get(k).path("parameter").asDouble(), within(1e-8));
        }
        JsonNode spent = Json.parse(rondo(words, "--steps", 2).out(), "standard output");
        assertThat(spent.path("ending").asString()).isEqualTo("budget-spent");
    }

    @Test
    void withoutAPeriodDoublingNothingIsSwitchedTo() {
        JsonNode document = Json.parse(
                rondo("continue", network, "--parameter", "E_TO_E", "--to", 0.9, "--switch", "PD", "--json")
                        .out(),
                "standard output");
        assertThat(types(document.path("special"))).doesNotContain("PD");
        assertThat(document.path("switched").isEmpty()).isTrue();
        assertThat(rondo("continue", network, "--parameter", "E_TO_E", "--to", 0.9, "--switch", "PD2")
                        .err())
                .contains("--switch PD2: the branch has no PD");
    }

    @Test
    void whatCannotBeDoneIsRefusedWithAdvice() {
        assertRefused(rondo("continue", network, "--parameter", "EE", "--to", 0.8), 2, "there is no 'EE'", "E_TO_E");
        assertRefused(
                rondo("continue", network, "--parameter", "E_TO_E", "--to", 0.8, "--of", "torus"),
                2,
                "--of is fixed-point or cycle: it is 'torus'");
        assertRefused(
                rondo("continue", network, "--parameter", "E_TO_E", "--to", 0.8, "--switch", "LP"),
                2,
                "--switch is PD",
                "'LP'");
        assertRefused(rondo("continue", network, "--parameter", "E_TO_E", "--to", 1), 2, "from = 1.0, to = 1.0");
        assertRefused(
                rondo("continue", network, "--parameter", "E_TO_E", "--to", 0.8, "--about", "map"),
                2,
                "invariant curves",
                "--about flow");
    }

    @Test
    void aFormThatDoesNotExistIsRefusedBeforeTheWalk() {
        Ran ran =
                rondo("continue", network, "--parameter", "E_TO_E", "--to", 0.9, "--out", folder.resolve("branch.txt"));
        assertRefused(ran, 2, "A branch is written as .csv, .json or .npz");
        assertThat(ran.err()).doesNotContain("EP at");
    }

    @Test
    void timesThatANetworkCannotHaveAreRefusedWithTheirUnitAndRule() {
        assertRefused(
                rondo("continue", network, "--parameter", "tau", "--to", -10),
                2,
                "tau is given in ms and is at least the Euler step: tau = -10.0 ms, dt = 10");
        List<Object> map =
                List.of("continue", network, "--parameter", "dt", "--of", "fixed-point", "--about", "map", "--to");
        assertRefused(rondo(map, 60), 2, "dt is given in ms, is positive and at most tau: dt = 60.0 ms, tau = 50");
        assertRefused(rondo(map, 0), 2, "dt is given in ms, is positive");
        assertThat(rondo(map, 5).out()).contains("dt (ms)");
        assertRefused(
                rondo("continue", network, "--parameter", "dt", "--of", "fixed-point", "--to", 5),
                2,
                "The flow has no Euler step",
                "--about map");
        List<Object> plane = List.of("continue", network, "--parameter", "ALL", "--of", "fixed-point", "--to", .1);
        assertRefused(
                rondo(plane, "--and", "tau", "--and-from", 0, "--and-to", 60, "--follow", "HB"), 2, "tau = 0.0 ms");
        assertRefused(
                rondo(plane, "--and", "dt", "--and-from", 1, "--and-to", 20, "--follow", "HB"),
                2,
                "The flow has no Euler step");
    }

    @Test
    void theHelpSaysHowFarABranchThatTurnsBackIsFollowed() {
        assertThat(rondo("continue", "--help").out().replaceAll("\\s+", " "))
                .contains("turns back (at a fold) is followed past --from, too, as far as 2 from - to");
    }

    @Test
    void aStepIsAFactorAndStepsAreCounted() {
        List<Object> words = List.of("continue", network, "--parameter", "E_TO_E", "--to", 0.9);
        assertRefused(rondo(words, "--step", 0), 2, "--step is a factor above 0: it is 0");
        assertRefused(rondo(words, "--step", -1), 2, "--step is a factor above 0: it is -1");
        assertRefused(rondo(words, "--steps", 0), 2, "--steps is at least 1: it is 0");
    }

    @Test
    void aFileThatIsThereIsKept() throws IOException {
        Path out = Files.writeString(folder.resolve("branch.csv"), "mine");
        assertRefused(
                rondo("continue", network, "--parameter", "E_TO_E", "--to", 0.9, "--out", out),
                2,
                "exists already",
                "--force");
        assertThat(out).hasContent("mine");
    }

    @Test
    void aNetworkAtRestIsSaidToRest() {
        Ran ran = rondo("continue", network, "--parameter", "E_TO_E", "--from", 0.1, "--to", 0.05);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .containsOnlyOnce("no solution near the start")
                .contains("comes to rest", "--of fixed-point");
        assertThat(ran.out()).isEmpty();
    }

    /** Every format with states gives the same point; the others say which have them. */
    @ParameterizedTest
    @ValueSource(strings = {"npz", "mat", "h5"})
    void aRunGoesOnFromAPointOfAnyFileWithStates(String ending) {
        Path branch = folder.resolve("branch." + ending);
        Commands.Ran first =
                rondo("continue", network, "--parameter", "E_TO_E", "--to", 0.9, "--steps", 4, "--out", branch);
        assertThat(first.code()).isZero();
        JsonNode point = json(rondo(
                        "analyze",
                        "limit-cycle",
                        network,
                        "--about",
                        "flow",
                        "--from-branch",
                        branch + ":-1",
                        "--json"))
                .path("result");
        JsonNode on = json(rondo(
                "continue",
                network,
                "--parameter",
                "E_TO_E",
                "--to",
                0.9,
                "--steps",
                2,
                "--from-branch",
                branch + ":-1",
                "--json",
                "--quiet"));
        assertThat(on.path("from").asDouble()).isBetween(0.9, 0.9999);
        assertThat(on.at("/branch/0/period_s").asDouble())
                .isCloseTo(point.path("period_s").asDouble(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "csv"})
    void filesWithoutStatesSayWhichHaveThem(String ending) {
        Path branch = folder.resolve("branch." + ending);
        rondo("continue", network, "--parameter", "E_TO_E", "--to", 0.9, "--steps", 4, "--out", branch);
        assertRefused(
                rondo("analyze", "limit-cycle", network, "--from-branch", branch + ":0"),
                2,
                "holds no points of a branch with their states",
                ".npz, .mat or .h5");
    }

    @Test
    void aChangedNetworkIsFollowedAndNamed() {
        JsonNode scaled = json(rondo(
                "continue",
                network,
                "--parameter",
                "E_TO_I",
                "--to",
                0.99,
                "--steps",
                2,
                "--scale",
                "E_TO_E=0.99",
                "--json",
                "--quiet"));
        JsonNode along = json(
                rondo("continue", network, "--parameter", "E_TO_E", "--to", 0.98, "--at", 0.99, "--json", "--quiet"));
        JsonNode named = along.path("special")
                .valueStream()
                .filter(s -> s.path("type").asString().equals("UZ"))
                .findFirst()
                .orElseThrow();
        assertThat(scaled.path("changed").asString()).contains("0.99");
        assertThat(scaled.at("/branch/0/period_s").asDouble())
                .isCloseTo(named.path("period_s").asDouble(), within(1e-8));
    }

    @Test
    void anInterruptedRunKeepsTheBranchSoFar() throws Exception {
        Path whole = folder.resolve("whole.npz");
        Path part = folder.resolve("part.npz");
        List<Object> words =
                List.of("continue", network, "--parameter", "E_TO_E", "--to", 0.5, "--step", 0.001, "--steps", 100_000);
        assertRefused(
                interrupted(
                        Stream.concat(words.stream(), Stream.of("--out", whole)).toArray()),
                75,
                "Interrupted: nothing was written");
        assertThat(whole).doesNotExist();
        Commands.Ran ran = Commands.interruptedAtFirstWord(
                Stream.concat(words.stream(), Stream.of("--out", part)).toArray());
        assertThat(ran.code()).isEqualTo(75);
        assertThat(ran.err()).contains("the branch so far", part.toString());
        JsonNode on = json(rondo(
                "continue",
                network,
                "--parameter",
                "E_TO_E",
                "--to",
                0.9,
                "--steps",
                2,
                "--from-branch",
                part + ":-1",
                "--json",
                "--quiet"));
        assertThat(on.path("branch").size()).isGreaterThanOrEqualTo(3);
    }
}
