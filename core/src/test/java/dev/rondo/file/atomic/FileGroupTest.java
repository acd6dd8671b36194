package dev.rondo.file.atomic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several files at once: all of them or none. */
class FileGroupTest {
    @TempDir
    Path folder;

    @Test
    void filesAppearTogether() {
        Path a = folder.resolve("a.txt");
        Path b = folder.resolve("b.txt");
        new FileGroup().add(a, "1", false).add(b, "2", false).write();
        assertThat(a).hasContent("1");
        assertThat(b).hasContent("2");
        assertThat(folder).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void noneAppearsIfOneFails() throws IOException {
        Path old = Files.writeString(folder.resolve("old.txt"), "old");
        Path fresh = folder.resolve("fresh.txt");
        FileGroup files = new FileGroup().add(fresh, "1", false).add(old, "new", true);
        files.add(
                folder.resolve("broken.txt"),
                out -> {
                    throw new IOException("disk full");
                },
                false);
        assertThatThrownBy(files::write).isInstanceOf(Refusal.class);
        assertThat(folder.toFile().list()).containsExactly("old.txt");
        assertThat(old).hasContent("old");
    }

    @Test
    void oneThatMayNotBeReplacedStopsAll() throws IOException {
        Path old = Files.writeString(folder.resolve("old.txt"), "old");
        FileGroup files =
                new FileGroup().add(folder.resolve("fresh.txt"), "1", false).add(old, "new", false);
        assertThatThrownBy(files::write).isInstanceOf(Refusal.class).hasMessageContaining("exists already");
        assertThat(folder.toFile().list()).containsExactly("old.txt");
    }

    @Test
    void outputsHaveNamesOfTheirOwn() {
        Path a = folder.resolve("a.txt");
        Path same = folder.resolve("x").resolve("..").resolve("a.txt");
        assertThatThrownBy(() -> FileGroup.requireDistinct(List.of(a, same)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("named for two outputs");
    }
}
