package dev.rondo.cli.run;

import static dev.rondo.cli.Commands.TINY;
import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.interrupted;
import static dev.rondo.cli.Commands.json;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.cli.Commands.Ran;
import dev.rondo.cli.NetworkFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a user stay: only what bears a mark of Rondo is replaced or deleted, and only files that it names. */
class OwnershipTest {
    @TempDir
    Path folder;

    private Path run(String name) {
        Path run = folder.resolve(name);
        Ran ran = rondo("train", TINY, "--out", run, "--quiet");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        return run;
    }

    private Map<String, String> all() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (var below = Files.walk(folder)) {
            for (Path path : below.toList()) {
                String name = folder.relativize(path).toString();
                content.put(
                        name,
                        Files.isSymbolicLink(path)
                                ? "link to " + Files.readSymbolicLink(path)
                                : Files.isDirectory(path)
                                        ? "folder"
                                        : new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        }
        return content;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--force", "--resume"})
    void aPartialFolderOfTheUsersIsLeftAlone(String option) throws IOException {
        Path partial = Files.createDirectories(folder.resolve("Q.partial"));
        Files.writeString(partial.resolve("recipe.json"), "{\"cake\":1}");
        Files.writeString(partial.resolve("photos.txt"), "family");
        Map<String, String> before = all();

        Ran ran = option.isEmpty()
                ? rondo("train", TINY, "--out", folder.resolve("Q"))
                : rondo("train", TINY, "--out", folder.resolve("Q"), option);

        assertRefused(ran, 2, partial.toString(), "was not made by Rondo", "stays as it is");
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void aFolderCalledReplacedIsTheUsers() throws IOException {
        Path run = run("X");
        Path replaced = Files.createDirectories(folder.resolve("X.replaced"));
        Files.writeString(replaced.resolve("recipe.json"), "{}");

        assertThat(rondo("train", TINY, "--out", run, "--force").code()).isZero();
        assertThat(replaced.resolve("recipe.json")).hasContent("{}");
        assertThat(rondo("train", TINY, "--out", folder.resolve("Y")).code()).isZero();
        Files.move(replaced, folder.resolve("Z.replaced"));
        assertThat(rondo("train", TINY, "--out", folder.resolve("Z")).code()).isZero();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("X", "Y", "Z", "Z.replaced");
    }

    @Test
    void aFolderWithARecipeIsNotRondosForThat() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("recipe.json"), "{\"flour\": 500}");

        assertRefused(rondo("train", TINY, "--out", mine, "--force"), 2, "was not made by Rondo");
        assertThat(mine.resolve("recipe.json")).hasContent("{\"flour\": 500}");
    }

    @Test
    void aRunThatHoldsAFileOfTheUsersIsNotReplaced() throws IOException {
        Path run = run("run");
        Path notes = Files.writeString(run.resolve("figures.txt"), "my notes");

        assertRefused(
                rondo("train", TINY, "--out", run, "--force"), 2, "holds what Rondo did not write", notes.toString());
        assertThat(notes).hasContent("my notes");
        Files.delete(notes);
        assertThat(rondo("train", TINY, "--out", run, "--force").code()).isZero();
    }

    @Test
    void aCompleteRunCalledPartialIsNotMistakenForAnInterruptedOne() throws IOException {
        run("X.partial");
        Map<String, String> before = all();

        assertRefused(rondo("train", TINY, "--out", folder.resolve("X"), "--force"), 2, "a complete folder of its own");
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void linksAreFollowedOrRefusedAndNeverReplaced() throws IOException {
        Path run = run("run");
        Path link = Files.createSymbolicLink(folder.resolve("link"), run);
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling.npz"), folder.resolve("nowhere"));
        Path network = NetworkFiles.good(folder);

        assertThat(rondo("train", TINY, "--out", link, "--force").code()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(run.resolve("network.npz")).isNotEmptyFile();
        assertRefused(rondo("simulate", network, "--out", dangling), 2, "is a link to a file that does not exist");
        assertRefused(rondo("train", TINY, "--out", dangling), 2, "is a link that leads nowhere");
        assertThat(dangling).isSymbolicLink();
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "/x", "a/b", "..", ".hidden", "a\\b", ""})
    void namesOfStudiesStayInTheirFolder(String name) throws IOException {
        Path study = Files.writeString(folder.resolve("study.yaml"), "name: '" + name + "'\nseeds: [1]\n");

        assertRefused(interrupted("train", study), 2, "A study's name must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\nb", "\\e[31mred", "nul\\0"})
    void namesOfStudiesHoldNoControlCharacters(String name) throws IOException {
        Path study = Files.writeString(folder.resolve("study.yaml"), "name: \"" + name + "\"\nseeds: [1]\n");

        Ran ran = interrupted("train", study);

        assertRefused(ran, 2, "name must hold no control characters, got U+00");
        assertThat(ran.err().replace("\n", "")).doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    void controlCharactersOfNamesAreShownNotSent() {
        Ran ran = rondo("show", folder.resolve("a\u001b[31mb\u0007c"));

        assertThat(ran.err()).contains("\\u001B[31m", "\\u0007").doesNotContain("\u001b", "\u0007");
    }

    @Test
    void leftoversAreListedThenDeleted() throws IOException {
        Path run = run("run");
        Files.move(run, folder.resolve("run.partial"));
        run("whole");
        Files.move(folder.resolve("whole"), folder.resolve("other.partial"));
        Path mine = Files.createDirectories(folder.resolve("mine.partial"));
        Map<String, String> before = all();

        assertThat(json(rondo("clean", folder, "--json")).path("leftovers")).hasSize(1);
        assertThat(all()).isEqualTo(before);
        Ran listed = rondo("clean", folder);
        assertThat(listed.out()).contains("run.partial", "interrupted-run", "--resume continues it");
        Files.delete(folder.resolve("run.partial/checkpoint/1.npz"));
        Files.delete(folder.resolve("run.partial/checkpoint/2.npz"));
        Files.delete(folder.resolve("run.partial/checkpoint/1-amplification.csv"));
        Files.delete(folder.resolve("run.partial/checkpoint/2-amplification.csv"));
        assertThat(rondo("clean", folder, "--yes").out()).contains("run-without-checkpoint", "deleted");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("mine.partial", "other.partial");
        assertThat(mine).isEmptyDirectory();
        assertThat(rondo("clean", folder).out()).contains("Nothing was left behind");
    }
}
