package dev.rondo.cli.run;

import static dev.rondo.cli.Commands.TINY;
import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.interrupted;
import static dev.rondo.cli.Commands.json;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rondo.cli.Commands.Ran;
import dev.rondo.cli.NetworkFiles;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.check.FigureCheck;
import dev.rondo.figure.write.FigureJson;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.atomic.FolderTree;
import dev.rondo.file.json.Json;
import dev.rondo.network.RateNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Fate of run folders: complete or not there, never lost, interrupted and gone on with.
 */
class RunFoldersTest {
    @TempDir
    Path folder;

    @Test
    void aFullDiskIsSaidToBeFull() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Path npz = Files.createSymbolicLink(folder.resolve("full.npz"), full);

        assertRefused(
                rondo("simulate", NetworkFiles.good(folder), "--stimulus", "decay", "--out", npz),
                1,
                "the disk is full");
    }

    @Test
    void aReadOnlyFolderIsSaidToBeReadOnly() throws IOException {
        Path closed = Files.createDirectories(folder.resolve("closed"));
        assumeTrue(closed.toFile().setWritable(false) && !Files.isWritable(closed), "root may write everywhere");

        assertRefused(
                rondo("simulate", NetworkFiles.good(folder), "--out", closed.resolve("t.npz")), 1, "is read-only");
        assertRefused(rondo("train", TINY, "--out", closed.resolve("run")), 1, "cannot be written");
        assertThat(closed).isEmptyDirectory();
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

        assertRefused(interrupted("train", TINY, "--out", run), 75, "Interrupted before the first epoch");
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
    void aRunWritesTheSteadyStateThatAnalyzePrints() throws IOException {
        Path run = folder.resolve("run");
        assertThat(rondo("run", TINY, "--set", "seeds=[1]", "--out", run, "--quiet")
                        .code())
                .isZero();
        Path seed = run.resolve("seeds").resolve("1");
        JsonNode written = Json.parse(Files.readString(seed.resolve("steady-state.json")), "steady-state.json");
        JsonNode printed = json(rondo("analyze", "steady-state", seed.resolve("network.npz"), "--json"));
        assertThat(written.path("result")).isEqualTo(printed.path("result"));
        assertThat(written.path("certificate")).isEqualTo(printed.path("certificate"));
        assertThat(written.path("result").has("lyapunov_per_s")).isTrue();
        assertThat(run.resolve("figures").resolve("steady-state.svg")).isNotEmptyFile();
        assertFitToPublish(run.resolve("figures"));
        assertThat(run.resolve("report.html")).content().contains("Principal components of x(t) in the trial");
    }

    @Test
    void anInterruptedPaperSaysWhatIsKept() {
        Path paper = folder.resolve("paper");
        Path store = folder.resolve("networks");
        List<Object> words = List.of("paper", "rajakumar2021", "--figure", "12", "--out", paper, "--store", store);

        assertRefused(interrupted(words), 75, "Interrupted: no figure is kept. Nothing was trained yet");
        store.toFile().mkdirs();
        assertRefused(interrupted(words), 75, "is kept in " + store + "; the same command goes on from there");
        assertThat(folder)
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("paper"));
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
    void whatWasTrainedIsKeptWhenTheRestCannotBeWritten() throws IOException {
        Path run = folder.resolve("run");
        Path partial = folder.resolve("run.partial");
        rondo("train", TINY, "--out", run);
        Files.move(run, partial);
        FolderTree.delete(partial.resolve("seeds"));
        Files.writeString(partial.resolve("seeds"), "in the way");

        Ran failed = rondo("train", TINY, "--out", run, "--resume");

        assertRefused(failed, 2, "run.partial/seeds/1/network.npz cannot be written");
        Files.delete(partial.resolve("seeds"));
        assertThat(rondo("train", TINY, "--out", run, "--resume").code()).isZero();
        assertThat(run.resolve("seeds/2/network.npz")).exists();
    }

    @Test
    void aDamagedCheckpointSaysHowToGoOnWithoutIt() throws IOException {
        Path run = folder.resolve("run");
        rondo("train", TINY, "--out", run);
        Path partial = Files.move(run, folder.resolve("run.partial"));
        Path checkpoint = Files.writeString(partial.resolve("checkpoint/1.npz"), "PK damaged");

        assertRefused(rondo("train", TINY, "--out", run, "--resume"), 1, "delete " + checkpoint + ", then --resume");
        Files.delete(checkpoint);
        assertThat(rondo("train", TINY, "--out", run, "--resume").code()).isZero();
    }

    @Test
    void aStudyMayLeaveOutConnectionsAndKeepOthersFixed() {
        List<Object> sparse = List.of("--set", "network.connectivity.e_to_e=0.5", "--set", "training.fixed=i-to-e");
        Path early = folder.resolve("early");
        Path late = folder.resolve("late");
        rondo("train", TINY, sparse, "--out", early, "--set", "training.epochs=2");
        assertThat(rondo("train", TINY, sparse, "--out", late).code()).isZero();

        RateNetwork before = NetworkFile.read(early.resolve("network.npz")).network();
        RateNetwork after = NetworkFile.read(late.resolve("network.npz")).network();

        int missing = 0;
        for (int post = 0; post < 8; post++) {
            for (int pre = 0; pre < 8; pre++) {
                missing += post != pre && after.recurrent().get(post, pre) == 0 ? 1 : 0;
            }
            assertThat(after.recurrent().get(post, 9))
                    .isEqualTo(before.recurrent().get(post, 9));
        }
        assertThat(missing).isBetween(10, 46);
        assertThat(after.recurrent()).isNotEqualTo(before.recurrent());
        assertRefused(rondo("train", TINY, "--set", "training.fixed=e-to-x"), 2, "did you mean e-to-e?");
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

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("Training diverged at epoch", "smaller learning rate");
        assertThat(run.resolve("network.npz")).doesNotExist();
        assertThat(NetworkFile.read(run.resolve("seeds/1/last-finite.npz"))
                        .network()
                        .recurrent()
                        .maxAbs())
                .isFinite();
    }

    @ParameterizedTest
    @CsvSource({
        "train, training.learning_rate=1e308",
        "run, training.learning_rate=1e308",
        "train, network.baseline=1e308",
        "run, network.baseline=1e308"
    })
    void divergenceIsAResult(String command, String setting) throws IOException {
        Path run = folder.resolve("run");

        Ran ran = rondo(command, TINY, "--set", setting, "--out", run, "--json");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("Training diverged at epoch", "Try")
                .doesNotContain("\tat ", "Exception", "should not");
        JsonNode result = Json.parse(ran.out(), "the result");
        assertThat(result.path("runs")).isEmpty();
        assertThat(result.path("diverged")).hasSize(2);
        assertThat(result.path("diverged").get(0).path("epoch").asInt()).isBetween(1, 4);
        assertThat(result.path("best").isNull()).isTrue();
        assertThat(run.resolve("network.npz")).doesNotExist();
        assertThat(NetworkFile.read(run.resolve("seeds/2/last-finite.npz"))
                        .network()
                        .recurrent()
                        .maxAbs())
                .isFinite();
    }

    @Test
    void weightsThatDoNotBalanceAreWarnedOfWithTheRemedy() {
        Ran ran = rondo(
                "train", TINY, "--set", "network={units: 60, excitatory_fraction: 1}", "--out", folder.resolve("run"));

        assertThat(ran.err()).contains("warning: seed 1", "network.initialization.balance=rajakumar2021");
        assertThat(ran.code()).isZero();
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

    /** No figure has a fault, as wide as it is and for one column. */
    private static void assertFitToPublish(Path figures) throws IOException {
        try (Stream<Path> files = Files.list(figures)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                Figure figure = FigureJson.read(Files.readString(file));
                assertThat(FigureCheck.of(figure)).as("%s", file.getFileName()).isEmpty();
                assertThat(FigureCheck.of(figure.widened(Length.ONE_COLUMN)))
                        .as("%s, 85 mm", file.getFileName())
                        .isEmpty();
            }
        }
    }
}
