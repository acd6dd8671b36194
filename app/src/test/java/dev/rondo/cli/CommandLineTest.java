package dev.rondo.cli;

import static dev.rondo.cli.Commands.interrupted;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.cli.Commands.Ran;
import dev.rondo.study.Json;
import dev.rondo.study.numpy.NpyArray;
import dev.rondo.study.numpy.NpyFile;
import dev.rondo.study.numpy.NpzFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The command line as a user meets it. What cannot be done ends with exit code 1 or 2 and a message of the rule, the
 * values and what to do; nothing is written, nothing is lost, and no stack trace is shown that was not asked for.
 */
class CommandLineTest {
    /** A training of a moment. */
    private static final List<String> TINY = List.of(
            "--set",
            "network.units=10",
            "--set",
            "task={readouts: 2, duration_ms: 200}",
            "--set",
            "training={epochs: 4, trials: 2, validation_trials: 2, validate_every: 2}",
            "--set",
            "seeds=[1, 2]");

    @TempDir
    Path folder;

    private static void assertRefused(Ran ran, int code, String... says) {
        assertThat(ran.err()).contains(says).doesNotContain("\tat ", "Exception", "should not");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isEqualTo(code);
    }

    @FunctionalInterface
    interface Fault {
        Path in(Path folder) throws IOException;
    }

    private static Arguments fault(String says, Fault fault) {
        return Arguments.of(says, fault);
    }

    static Stream<Arguments> filesThatAreNoNetwork() {
        return Stream.of(
                fault("does not exist", folder -> folder.resolve("bad.npz")),
                fault("is a folder", folder -> folder),
                fault("is empty", folder -> NetworkFiles.containing(folder, "")),
                fault("is no NPZ archive", folder -> NetworkFiles.containing(folder, "a few words")),
                fault("is cut off or damaged", NetworkFiles::truncated),
                fault("zip bomb", NetworkFiles::bomb),
                fault("W_rec[2, 3] = NaN", folder -> NetworkFiles.withWeight(folder, 2, 3, Double.NaN)),
                fault("W_rec[2, 3] = Infinity", folder -> NetworkFiles.withWeight(folder, 2, 3, 1.0 / 0)),
                fault(
                        "Dale's principle: unit 9 is inhibitory, yet W_rec[post 0, pre 9] = +0.03100; a column of W_rec has"
                                + " one sign",
                        folder -> NetworkFiles.withWeight(folder, 0, 9, 0.031)),
                fault("the diagonal of W_rec is 0", folder -> NetworkFiles.withWeight(folder, 1, 1, 0.5)),
                fault(
                        "W_in has one row per unit, 10",
                        folder -> NetworkFiles.with(folder, "W_in", NpyArray.owning(new double[9], 9, 1))),
                fault(
                        "it has rows and columns",
                        folder -> NetworkFiles.with(folder, "W_rec", NpyArray.owning(new double[100], 100))),
                fault(
                        "An Euler step is positive and at most tau: dt = 100.0 ms, tau = 50.0 ms",
                        folder -> NetworkFiles.withMeta(folder, "\"dt_ms\": 10", "\"dt_ms\": 100")),
                fault(
                        "sigma_rec is a number from 0: it is -1",
                        folder -> NetworkFiles.withMeta(folder, "\"sigma_rec\": 0.01", "\"sigma_rec\": -1")),
                fault(
                        "there is no setting sigma_reg: did you mean sigma_rec?",
                        folder -> NetworkFiles.withMeta(folder, "sigma_rec", "sigma_reg")),
                fault(
                        "the version of a network file is 1: here it is 2",
                        folder -> NetworkFiles.withMeta(folder, "\"version\": 1", "\"version\": 2")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesThatAreNoNetwork")
    void aFileThatIsNoNetworkIsRefused(String says, Fault fault) throws IOException {
        Path bad = fault.in(folder);
        Path trajectory = folder.resolve("trajectory.npz");

        assertRefused(rondo("analyze", "steady-state", bad), 2, bad.toString(), says);
        assertRefused(rondo("simulate", bad, "--out", trajectory), 2, bad.toString(), says);
        assertThat(trajectory).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "network.units=0 | network.units is a whole number from 1: it is 0",
                "network.units=1000000 | of 1000000 units",
                "network.units=1000000 | TiB of memory: Java may use",
                "network.dt_ms=100 | An Euler step is at most tau: dt = 100.0 ms, tau = 50.0 ms",
                "network.sigma_rec=-1 | network.sigma_rec is a number from 0: it is -1",
                "network.sigma_rec=.nan | network.sigma_rec",
                "network.activation=relus | did you mean relu?",
                "training.epocs=3 | training has no setting epocs: did you mean epochs?",
                "epochs=3 | did you mean training.epochs?",
                "task.readouts=200 | 200 readouts need as many excitatory units, the network has 8",
                "task.stimulus=deca | there is no 'deca'",
                "task.onset_ms=200 | A sequence begins before its trial ends",
                "seeds=[] | at least one seed",
                "seeds=[1, 1] | has one twice",
                "nonsense | --set takes KEY=VALUE",
            })
    void aStudyThatMakesNoSenseIsRefusedBeforeAnythingIsWritten(String setting, String says) {
        Path out = folder.resolve("run");

        assertRefused(rondo("train", TINY, "--set", setting, "--out", out), 2, says);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aMistakeInAStudyFileHasLineAndColumn() throws IOException {
        Path study = folder.resolve("study.yaml");
        Files.writeString(study, "network:\n  units: 10\n  untis: 20\n");

        assertRefused(rondo("train", study), 2, study + ", line 3, column 3", "did you mean units?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trian | There is no command rondo trian: did you mean train?",
                "frobnicate | rondo --help lists the commands",
                "train --epoch=3 | rondo train has no option --epoch: rondo train --help lists its options",
                "train --sead 3 | rondo train has no option --sead: did you mean --seed?",
                "train a b | rondo train takes STUDY: 'b' is one too many",
                "train --seed x | --seed N is a whole number: 'x' is not",
                "train --threads 0 | --threads is at least 1: it is 0",
                "train --color maybe | --color WHEN is auto, always or never: 'maybe' is not",
                "simulate net.npz | rondo simulate needs --out FILE",
                "bench | rondo bench needs WHAT",
                "bench flops | WHAT is training-step or linear-algebra: 'flops' is not",
                "bench training-step --units 0 | --units is at least 1: it is 0",
                "bench linear-algebra --units 1000000 | TiB of memory",
                "analyze spectrm net.npz | There is no analysis 'spectrm': did you mean spectrum?",
                "analyze spectrum | rondo analyze spectrum needs a file",
                "wire erdos-reny | There is no wiring 'erdos-reny': did you mean erdos-renyi?",
                "wire ginibre --set units=1000000 --out w.npy | TiB of memory",
                "wire ginibre | needs --out FILE",
                "theory --set radios=2 | there is no setting radios: did you mean radius?",
            })
    void aCommandLineThatMakesNoSenseIsRefused(String words, String says) {
        assertRefused(rondo((Object[]) words.split(" ")), 2, says);
    }

    static Stream<Arguments> inputs() {
        double[] broken = new double[5];
        broken[3] = Double.NaN;
        return Stream.of(
                Arguments.of(NpyArray.owning(new double[10], 5, 2), "the network has 1 input: it is 5 x 2"),
                Arguments.of(NpyArray.owning(new double[8], 2, 2, 2), "a matrix has rows and columns"),
                Arguments.of(NpyArray.owning(broken, 5), "every entry is a finite number: [3, 0] is NaN"));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void anInputThatDoesNotFitIsRefused(NpyArray u, String says) throws IOException {
        Path network = NetworkFiles.good(folder);
        Path input = folder.resolve("u.npy");
        try (OutputStream out = Files.newOutputStream(input)) {
            NpyFile.write(out, u);
        }

        assertRefused(
                rondo("simulate", network, "--input", input, "--out", folder.resolve("t.npz")),
                2,
                input.toString(),
                says);
        assertRefused(rondo("analyze", "steady-state", network, "--input", input), 2, input.toString(), says);
        assertThat(folder.resolve("t.npz")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--steps -5 | A simulation has zero or more steps: -5",
                "--steps 2000000000 | A trajectory of 2000000000 steps needs",
                "--noise loud | --noise is off or a whole number",
                "--stimulus deca | there is no 'deca'",
            })
    void aSimulationThatMakesNoSenseIsRefused(String words, String says) {
        Path network = NetworkFiles.good(folder);
        Path out = folder.resolve("t.npz");

        assertRefused(rondo("simulate", network, List.of(words.split(" ")), "--out", out), 2, says);
        assertThat(out).doesNotExist();
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
        assertRefused(rondo("simulate", network, "--out", out), 2, "exists already", "--force");
        assertThat(rondo("simulate", network, "--out", out, "--force").code()).isZero();
    }

    @Test
    void aFullDiskIsSaidToBeFull() {
        Path full = Path.of("/dev/full");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full));

        assertRefused(rondo("simulate", NetworkFiles.good(folder), "--out", full), 1, "the disk is full");
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidSo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        Ran ran = rondo("train", TINY, "--out", file.resolve("run"));

        assertRefused(ran, ran.code(), "cannot be written");
        assertThat(ran.code()).isBetween(1, 2);
        assertThat(file).hasContent("in the way");
    }

    @Test
    void aFolderOfSomebodyElseIsNeverReplaced() throws IOException {
        Path precious = Files.createDirectories(folder.resolve("precious"));
        Files.writeString(precious.resolve("thesis.tex"), "ten years");

        assertRefused(rondo("train", TINY, "--out", precious), 2, "exists already");
        assertRefused(rondo("train", TINY, "--out", precious, "--force"), 2, "not made by Rondo");
        assertThat(precious.resolve("thesis.tex")).hasContent("ten years");
    }

    @Test
    void aTrainingIsInterruptedResumedAndEndsWithTheSameBits() throws IOException {
        Path undisturbed = folder.resolve("undisturbed");
        Path run = folder.resolve("run");
        assertThat(rondo("train", TINY, "--out", undisturbed, "--quiet").err()).isEmpty();

        assertRefused(interrupted("train", TINY, "--out", run), 1, "Interrupted before the first epoch");
        assertThat(run).doesNotExist();
        Ran resumed = rondo("train", TINY, "--out", run, "--resume");

        assertThat(resumed.code()).isZero();
        assertThat(run.resolve("network.npz")).hasSameBinaryContentAs(undisturbed.resolve("network.npz"));
        assertThat(run.resolve("history.csv")).hasSameBinaryContentAs(undisturbed.resolve("history.csv"));
        assertRefused(rondo("train", TINY, "--out", run), 2, "exists already", "--force");
        Ran again = rondo("train", TINY, "--out", run, "--resume", "--json");
        assertThat(again.err()).contains("nothing left to resume");
        assertThat(Json.parse(again.out(), "the result").path("runs")).hasSize(2);
    }

    @Test
    void whatWasInterruptedIsKeptAndNotMistakenForAnotherStudy() throws IOException {
        Path run = folder.resolve("run");
        Path partial = folder.resolve("run.partial");
        rondo("train", TINY, "--out", run);
        Files.move(run, partial); // as if it had been killed in its last moment

        assertRefused(interrupted("train", TINY, "--out", run), 2, "--resume continues it");
        assertRefused(
                rondo("train", TINY, "--out", run, "--resume", "--set", "training.epochs=5"),
                2,
                "was begun with other settings: training.epochs was 4 and is 5");
        assertThat(rondo("train", TINY, "--out", run, "--resume").code()).isZero();
        assertThat(partial).doesNotExist();
    }

    @Test
    void aTrainingThatDivergesSaysAtWhichEpochAndWhatToTry() {
        Path run = folder.resolve("run");

        Ran ran = rondo(
                "train",
                TINY,
                "--set",
                "network.activation=identity",
                "--set",
                "training={epochs: 200, optimizer: sgd, learning_rate: 1e30, max_gradient_norm: 1e30}",
                "--seed",
                1,
                "--out",
                run);

        assertRefused(ran, 1, "Training diverged", "epoch", "smaller learning rate");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void weightsThatDoNotBalanceAreWarnedOfWithTheRemedy() {
        Ran ran = rondo(
                "train", TINY, "--set", "network={units: 60, excitatory_fraction: 1}", "--out", folder.resolve("run"));

        assertThat(ran.err()).contains("warning: seed 1", "network.initialization.balance=rajakumar2021");
        assertThat(ran.code()).isZero();
    }

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

    private static JsonNode json(Ran ran) {
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        return Json.parse(ran.out(), "standard output");
    }

    @Test
    void aNetworkGoesToOtherProgramsAndBack() throws IOException {
        Path network = NetworkFiles.good(folder);
        Path mat = folder.resolve("network.mat");
        Path back = folder.resolve("back.npz");

        assertThat(rondo("export", network, mat).code()).isZero();
        assertRefused(rondo("import", mat, back), 2, "tau_ms must be given", "dt_ms must be given");
        assertThat(rondo("import", mat, back, "--set", "tau_ms=50", "--set", "dt_ms=10", "--set", "baseline=0.2")
                        .code())
                .isZero();

        JsonNode there = json(rondo("show", network, "--json"));
        JsonNode again = json(rondo("show", back, "--json"));
        assertThat(again.path("weights")).isEqualTo(there.path("weights"));
    }

    @Test
    void aWiringIsRepeatedByItsSeedAndAnalysed() {
        Path one = folder.resolve("one.npy");
        Path two = folder.resolve("two.npy");

        assertThat(rondo("wire", "erdos-renyi", "--rng", "splittable", "--seed", 42, "--out", one)
                        .code())
                .isZero();
        assertThat(rondo("wire", "erdos-renyi", "--rng", "splittable", "--seed", 42, "--out", two)
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

    @Test
    void runFoldersAreListed() {
        rondo("train", TINY, "--out", folder.resolve("a"));

        JsonNode runs = json(rondo("list", folder, "--json")).path("runs");

        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).path("seeds")).hasSize(2);
        assertThat(runs.get(0).path("complete").asBoolean()).isTrue();
        assertRefused(rondo("list", folder.resolve("nowhere")), 2, "does not exist");
    }

    @Test
    void aStackTraceIsForThoseWhoAskForIt() {
        assertThat(rondo("show", folder.resolve("nothing"), "--debug").err())
                .contains("does not exist", "\tat dev.rondo");
    }

    @Test
    void coloursAreForTerminalsAndForThoseWhoAskForThem() {
        assertThat(rondo("show", "nothing").err()).doesNotContain("\u001b");
        assertThat(rondo("show", "nothing", "--color", "always").err()).contains("\u001b[31m");
        assertThat(rondo("theory", "--color", "always").out()).contains("\u001b[1m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "-h", "help", "--quiet --help"})
    void theFrontPageNamesEveryCommand(String words) {
        Ran ran = rondo((Object[]) (words.isEmpty() ? new String[0] : words.split(" ")));

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("Usage: rondo COMMAND", "run", "train", "simulate", "analyze", "cite");
    }

    static Stream<String> commandNames() {
        return CommandList.ENTRIES.stream().map(CommandList.Entry::name);
    }

    @ParameterizedTest
    @MethodSource("commandNames")
    void everyCommandExplainsItself(String name) {
        Ran ran = rondo(name, "--help");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Usage: rondo " + name, "--quiet", "--color", "--debug");
    }
}
