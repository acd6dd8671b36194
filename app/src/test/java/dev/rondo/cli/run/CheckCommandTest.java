package dev.rondo.cli.run;

import static dev.rondo.cli.Commands.TINY;
import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.cli.Commands.Ran;
import dev.rondo.file.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage of every kind is found and named, and nothing else is. */
class CheckCommandTest {
    @TempDir
    Path folder;

    private int damaged(Path path) {
        Ran ran = rondo("check", path, "--json");
        int damaged = Json.parse(ran.out(), "findings").path("damaged").asInt();
        assertThat(ran.code()).isEqualTo(damaged == 0 ? 0 : 1);
        assertThat(ran.err()).isEmpty();
        return damaged;
    }

    @Test
    void everyFileOfARunIsVerified() throws IOException {
        Path run = folder.resolve("run");
        rondo("train", TINY, "--out", run);
        assertThat(damaged(folder)).isZero();
        List<Path> files;
        try (var below = Files.walk(run)) {
            files = below.filter(f -> Files.isRegularFile(f) && !f.endsWith(".rondo.json"))
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(10);
        for (Path file : files) {
            byte[] own = Files.readAllBytes(file);
            byte[] other = own.clone();
            other[other.length / 2] ^= 1;
            Files.write(file, other);
            Ran ran = rondo("check", run);
            assertThat(ran.out()).contains(file.toString(), "damaged", "sha256", "--force makes all again");
            assertThat(ran.code()).isEqualTo(1);
            Files.delete(file);
            assertThat(rondo("check", run).out()).contains(file.toString(), "it is missing");
            Files.write(file, own);
            assertThat(damaged(run)).isZero();
        }
    }

    @Test
    void interruptedRunsAndStrangersAreNamed() throws IOException {
        Path run = folder.resolve("run");
        rondo("train", TINY, "--out", run);
        Path notes = Files.writeString(run.resolve("notes.txt"), "mine");
        assertThat(rondo("check", run).out()).contains(notes.toString(), "not written by Rondo");
        Files.writeString(run.resolve("recipe.json"), "{}");
        assertThat(rondo("check", run.resolve("network.npz")).code()).isZero();
        assertThat(damaged(run)).isEqualTo(1);
        assertRefused(rondo("check", folder.resolve("nowhere")), 2, "does not exist");
        assertThat(rondo("check", Files.createDirectories(folder.resolve("empty")))
                        .out())
                .contains("Nothing that Rondo made");
    }

    @Test
    void aStudyIsTheUsersOwnAndNeverDamaged() throws IOException {
        Path study = Files.writeString(folder.resolve("study.yaml"), "seeds: [1]\n");
        Path sweep = Files.writeString(folder.resolve("sweep.yaml"), "study: study.yaml\nseeds: 1..4\n");
        assertThat(damaged(study)).isZero();
        assertThat(rondo("check", study).out()).contains("a study whose settings are allowed");
        assertThat(damaged(sweep)).isZero();
        assertThat(rondo("check", sweep).out()).contains("rondo sweep --dry-run");
    }
}
