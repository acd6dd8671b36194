package dev.rondo.file.atomic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtomicFilesTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsWrittenAndOnlyReplacedByForce() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFiles.write(file, "one", false);
        assertThatThrownBy(() -> AtomicFiles.write(file, "two", false))
                .isInstanceOf(Refusal.class)
                .hasMessage(file + " exists already: give another name, or --force to replace it");
        assertThat(file).hasContent("one");
        AtomicFiles.write(file, "two", true);
        assertThat(file).hasContent("two");
        assertThat(folder).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void aFailureLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "one");
        AtomicFiles.Content full = out -> {
            out.write(new byte[100_000]);
            throw new FileSystemException(file.toString(), null, "No space left on device");
        };
        assertThatThrownBy(() -> AtomicFiles.write(file, full, true))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.FAILED))
                .hasMessage(file + " cannot be written: the disk is full. Make room, or write somewhere else");
        assertThatThrownBy(() -> AtomicFiles.write(
                        file,
                        out -> {
                            throw new IllegalStateException("a bug");
                        },
                        true))
                .hasMessage("a bug");
        assertThat(file).hasContent("one");
        assertThat(folder.toFile().list()).containsExactly("a.txt");
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "one");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
        AtomicFiles.write(link, "two", true);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("two");
    }

    @Test
    void aDeviceIsWrittenDirectly() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));
        assertThatCode(() -> AtomicFiles.write(device, "gone", false)).doesNotThrowAnyException();
    }

    @Test
    void aFullDiskIsSaid() {
        Path device = Path.of("/dev/full");
        assumeTrue(Files.exists(device));
        assertThatThrownBy(() -> AtomicFiles.write(device, "gone", false)).hasMessageContaining("the disk is full");
    }

    @Test
    void placesThatCannotBeWrittenAreRefusedBeforehand() {
        assertThatThrownBy(() -> AtomicFiles.requireFree(folder, true)).hasMessageContaining("is a folder");
        Path nowhere = folder.resolve("no/such/a.txt");
        assertThatThrownBy(() -> AtomicFiles.requireFree(nowhere, true))
                .hasMessage(nowhere + " cannot be written: the folder " + nowhere.getParent() + " does not exist");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Read-only file system | the disk is read-only
            Disk quota exceeded | your disk quota is used up
            Input/output error | cannot be written: Input/output error
            """)
    void troubleIsSaidInWords(String reason, String message) {
        assertThat(FileTrouble.writing(folder, new FileSystemException("a", null, reason)))
                .hasMessageContaining(message);
    }
}
