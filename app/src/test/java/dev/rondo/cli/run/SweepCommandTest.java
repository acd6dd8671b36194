package dev.rondo.cli.run;

import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.interrupted;
import static dev.rondo.cli.Commands.json;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.cli.Commands.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code rondo sweep} from its file to its table. */
class SweepCommandTest {
    @TempDir
    Path folder;

    private String out = "";

    @BeforeEach
    void begin() throws IOException {
        out = folder.resolve("out").toString();
        Files.writeString(folder.resolve("study.yaml"), """
            name: tiny
            network: {units: 8}
            task: {readouts: 2, duration_ms: 200}
            training: {epochs: 40, trials: 2, validation_trials: 2, validate_every: 2}
            """);
    }

    private Path sweep(String yaml) throws IOException {
        return Files.writeString(folder.resolve("sweep.yaml"), "study: study.yaml\n" + yaml);
    }

    @Test
    void aSweepEndsWithATable() throws IOException {
        Path file = sweep("vary: {network.units: [6, 8]}\nseeds: 1..2");

        Ran ran = rondo("sweep", file, "--out", out, "--workers", 2, "--quiet");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("points  done  failed", "     4     4       0");
        assertThat(folder.resolve("out/table.csv"))
                .content()
                .startsWith("point,status,seed,network.units,r2,score,steady-state.kind")
                .hasLineCount(5);
        assertThat(folder.resolve("out/report.html")).content().contains("Effects of the settings", "Wilson");
        assertThat(rondo("list", folder).out()).contains("network.units").containsPattern("network.units +4 +4 +0 +");
        assertThat(json(rondo("list", folder, "--json"))
                        .at("/sweeps/0/varied/0")
                        .asString())
                .isEqualTo("network.units");
        assertThat(json(rondo("sweep", out, "--json")).path("done").asInt()).isEqualTo(4);
        assertThat(rondo("sweep", out, "--dry-run").out())
                .isEqualTo(rondo("sweep", file, "--dry-run").out())
                .hasLineCount(5);
    }

    @Test
    void aNetworkHasTheBytesOfTheOneThatTrainMakes() throws IOException {
        rondo("sweep", sweep("vary: {network.units: [6]}\nseeds: 3"), "--out", out);
        String point = rondo("sweep", out, "--dry-run")
                .out()
                .lines()
                .toList()
                .getLast()
                .substring(0, 12);
        Path alone = folder.resolve("alone");

        Ran ran = rondo("train", folder.resolve("study.yaml"), "--set", "network.units=6", "--seed", 3, "--out", alone);

        assertThat(ran.code()).isZero();
        assertThat(folder.resolve("out/points").resolve(point.substring(0, 2)).resolve(point + "/network.npz"))
                .hasSameBinaryContentAs(alone.resolve("network.npz"));
    }

    @Test
    void anInterruptedSweepEndsWith75AndSaysHowToGoOn() throws IOException {
        Path file = sweep("seeds: 1..2");

        Ran ran = interrupted("sweep", file, "--out", out);

        assertThat(ran.code()).isEqualTo(75);
        assertThat(ran.out()).contains("to go on: rondo sweep work " + out);
        assertThat(rondo("sweep", out).code()).isEqualTo(75);
        assertThat(rondo("sweep", "work", out).code()).isZero();
        assertThat(folder.resolve("out/table.csv")).content().contains(",done,1,", ",done,2,");
    }

    @Test
    void failuresAreListedExplainedAndTriedAgain() throws IOException {
        Ran ran = rondo("sweep", sweep("vary: {training.learning_rate: [0.01, 1.0e+7]}\nseeds: 1"), "--out", out);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("failed: ", "Training diverged", "rondo sweep " + out + " --retry failed");
        String failed = ran.out().substring(ran.out().indexOf("failed: ") + 8).substring(0, 12);
        assertThat(rondo("sweep", out, "--explain", failed.substring(0, 5)).out())
                .contains("learning_rate = 1.0E7", "claimed", "diverged");
        assertThat(rondo("sweep", out, "--retry", "failed").code()).isEqualTo(1);
        assertRefused(rondo("sweep", out, "--retry", "all"), 2, "add --force");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing.yaml | nothing.yaml does not exist",
                "work | rondo sweep work needs DIR",
                "work nowhere | nowhere does not exist: rondo sweep SWEEP.yaml --out nowhere begins one",
                "work nowhere --out x | --out does nothing for rondo sweep work: leave it out",
                "nothing.yaml --workers 0 | --workers is at least 1: it is 0",
                "nothing.yaml --retry failed | --retry does nothing for the beginning of a sweep",
                "nothing.yaml --engine sge | --engine ENGINE is local, slurm or script: 'sge' is not",
                "a.yaml b | rondo sweep takes one SWEEP: 'b' is one too many",
            })
    void whatMakesNoSenseIsRefused(String words, String says) {
        assertRefused(rondo((Object[]) ("sweep " + words).split(" ", -1)), 2, says);
    }
}
