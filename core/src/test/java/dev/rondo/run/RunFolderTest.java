package dev.rondo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.dynamics.Time;
import dev.rondo.file.Environment;
import dev.rondo.file.json.Json;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private static final Environment HERE = Environment.here("none", "none", Time.seconds(2));
    private static final Recipe RECIPE = new Recipe(7, Time.ms(50));

    record Recipe(
            @Setting(meaning = "A seed.") long seed,
            @Setting(meaning = "A time.", unit = "ms") Time tau) {}

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void chooseTarget() {
        target = folder.resolve("runs/first");
    }

    private void runOnce(String history, boolean force) {
        try (RunFolder run = RunFolder.create(target, RECIPE, force)) {
            run.write(RunFolder.HISTORY, history);
            run.write("figures/a.svg", "<svg/>");
            run.complete(HERE);
        }
    }

    @Test
    void aCompleteRunBearsItsName() throws IOException {
        runOnce("epoch\n", false);
        assertThat(target.resolve("recipe.json"))
                .content()
                .isEqualToNormalizingNewlines("{\n  \"seed\": 7,\n  \"tau_ms\": 50\n}\n");
        assertThat(target.resolve("environment.json")).content().contains("\"elapsed_s\": 2.0", "\"cores\"");
        assertThat(target.resolve("figures/a.svg")).hasContent("<svg/>");
        assertThat(folder.resolve("runs").toFile().list()).containsExactly("first");
        assertThat(target.toFile().list())
                .containsExactlyInAnyOrder(".rondo.json", "recipe.json", "environment.json", "history.csv", "figures");
        assertThat(target.resolve(".rondo.json")).content().contains("\"kind\": \"run\"", "\"figures/a.svg\"");
        assertThat(RunFolder.isRunFolder(target)).isTrue();
    }

    @Test
    void anEndBeforeTheEndLeavesNothing() {
        try (RunFolder run = RunFolder.create(target, RECIPE, false)) {
            run.write(RunFolder.HISTORY, "epoch\n");
            assertThat(target).doesNotExist();
        }
        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void aCheckpointIsKeptAndResumed() throws IOException {
        try (RunFolder run = RunFolder.create(target, RECIPE, false)) {
            Files.writeString(run.checkpoint().resolve("state.npz"), "half");
        }
        assertThat(target).doesNotExist();
        assertThat(RunFolder.isInterrupted(target)).isTrue();
        assertThatThrownBy(() -> RunFolder.create(target, RECIPE, false))
                .hasMessage(target + ".partial holds an interrupted run: --resume continues it, --force throws it away"
                        + " and begins anew");
        assertThatThrownBy(() -> RunFolder.resume(target, new Recipe(8, Time.ms(50)), false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("was begun with other settings: seed was 7 and is 8");
        try (RunFolder run = RunFolder.resume(target, RECIPE, false)) {
            assertThat(run.checkpoint().resolve("state.npz")).hasContent("half");
            run.complete(HERE);
        }
        assertThat(target.resolve("checkpoint/state.npz")).hasContent("half");
        assertThat(RunFolder.isInterrupted(target)).isFalse();
        assertThatThrownBy(() -> RunFolder.resume(folder.resolve("runs/other"), RECIPE, false))
                .hasMessageContaining("There is nothing to resume");
    }

    @Test
    void forceThrowsAnInterruptedRunAway() throws IOException {
        try (RunFolder run = RunFolder.create(target, RECIPE, false)) {
            Files.writeString(run.checkpoint().resolve("state.npz"), "half");
        }
        runOnce("anew\n", true);
        assertThat(target.resolve("checkpoint")).doesNotExist();
        assertThat(target.resolve("history.csv")).hasContent("anew\n");
    }

    @Test
    void anExistingRunIsReplacedOnlyByForceAndOnlyAtTheEnd() throws IOException {
        runOnce("old\n", false);
        assertThatThrownBy(() -> runOnce("new\n", false))
                .isInstanceOf(Refusal.class)
                .hasMessage(target + " exists already: give another name, or --force to replace it");
        try (RunFolder run = RunFolder.create(target, RECIPE, true)) {
            run.write(RunFolder.HISTORY, "new\n");
            assertThat(target.resolve("history.csv")).hasContent("old\n");
        }
        assertThat(target.resolve("history.csv")).hasContent("old\n");
        runOnce("new\n", true);
        assertThat(target.resolve("history.csv")).hasContent("new\n");
        assertThat(folder.resolve("runs").toFile().list()).containsExactly("first");
    }

    @Test
    void whatOthersMadeIsNeverReplaced() throws IOException {
        Files.createDirectories(target);
        Files.writeString(target.resolve("thesis.tex"), "all my work");
        assertThatThrownBy(() -> runOnce("new\n", true))
                .hasMessage(
                        target + " was not made by Rondo (it bears no .rondo.json): it is not replaced, not even with"
                                + " --force. Move it, or give another name");
        Path partial = Files.createDirectories(target.resolveSibling("second.partial"));
        Files.writeString(partial.resolve("thesis.tex"), "all my work");
        assertThatThrownBy(() -> RunFolder.create(target.resolveSibling("second"), RECIPE, true))
                .hasMessage(partial
                        + " is in the way and was not made by Rondo (it bears no .rondo.json): it stays as it is."
                        + " Move it, or give another name");
        assertThat(target.resolve("thesis.tex")).hasContent("all my work");
        assertThat(partial.resolve("thesis.tex")).hasContent("all my work");
    }

    @Test
    void anEmptyFolderIsFree() throws IOException {
        Files.createDirectories(target);
        runOnce("new\n", false);
        assertThat(target.resolve("history.csv")).hasContent("new\n");
    }

    @Test
    void twoRunsDoNotShareAFolder() {
        try (RunFolder run = RunFolder.create(target, RECIPE, false)) {
            assertThatThrownBy(() -> RunFolder.create(target, RECIPE, true))
                    .hasMessage(target + ".partial is being written by another run (this process): wait for it, or give"
                            + " another name");
            run.complete(HERE);
        }
    }

    @Test
    void aStopBetweenTheTwoRenamingsIsMended() throws IOException {
        runOnce("old\n", false);
        String id = Json.parse(Files.readString(target.resolve(".rondo.json")), "the mark")
                .path("id")
                .asString();
        Files.move(target, target.resolveSibling(".first." + id + ".replaced"));
        assertThatThrownBy(() -> runOnce("new\n", false)).hasMessageContaining("exists already");
        assertThat(target.resolve("history.csv")).hasContent("old\n");
    }

    @Test
    void whatAKilledRunWithoutCheckpointLeftIsSweptAway() throws IOException {
        runOnce("old\n", false);
        Path partial = Files.move(target, target.resolveSibling("first.partial"));
        Files.writeString(partial.resolve(".lock"), "");
        runOnce("new\n", false);
        assertThat(Set.of(folder.resolve("runs").toFile().list())).containsExactly("first");
        assertThat(target.resolve("history.csv")).hasContent("new\n");
    }

    @Test
    void aFileInTheWayIsSaid() throws IOException {
        Files.writeString(folder.resolve("runs"), "a file");
        assertThatThrownBy(() -> runOnce("new\n", false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cannot be written");
    }
}
