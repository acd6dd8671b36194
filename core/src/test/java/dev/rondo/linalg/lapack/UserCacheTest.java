package dev.rondo.linalg.lapack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class UserCacheTest {
    @AfterEach
    void forgetTheChosenFolder() {
        System.clearProperty(UserCache.PROPERTY);
    }

    @Test
    void aChosenFolderIsUsed(@TempDir Path chosen) throws IOException {
        System.setProperty(UserCache.PROPERTY, chosen.toString());
        assertThat(UserCache.folder("library-1.0"))
                .isEqualTo(chosen.resolve("library-1.0"))
                .isDirectory();
        assertThat(UserCache.folder("library-1.0")).isEqualTo(chosen.resolve("library-1.0"));
    }

    @Test
    void aChosenFolderThatCannotBeMadeIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        System.setProperty(UserCache.PROPERTY, file.toString());
        assertThatThrownBy(() -> UserCache.folder("library-1.0")).isInstanceOf(IOException.class);
    }

    @Test
    void aUserWithoutAHomeGetsATemporaryFolderThatIsDeleted() throws IOException {
        String home = System.getProperty("user.home");
        System.setProperty("user.home", "?");
        try {
            Path folder = UserCache.folder("library-1.0", Map.of());
            assertThat(folder).isAbsolute().isDirectory();
            Files.writeString(folder.resolve("library.so"), "code");
            UserCache.deleteTemporary();
            assertThat(folder).doesNotExist();
        } finally {
            System.setProperty("user.home", home);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theEnvironmentSaysWhereTheCacheIs(@TempDir Path home) throws IOException {
        assertThat(UserCache.folder("a", Map.of("HOME", home.toString()))).isEqualTo(home.resolve(".cache/rondo/a"));
        Map<String, String> both =
                Map.of("HOME", "/nowhere", "XDG_CACHE_HOME", home.resolve("x").toString());
        assertThat(UserCache.folder("a", both)).isEqualTo(home.resolve("x/rondo/a"));
    }

    @Test
    void aDamagedLibraryIsCopiedAgain(@TempDir Path folder) throws IOException {
        byte[] library = new byte[100_000];
        library[500] = 7;
        Path file = folder.resolve("library.so");
        AtomicInteger copies = new AtomicInteger();
        LibraryCopy.Source source = () -> {
            copies.incrementAndGet();
            return new ByteArrayInputStream(library);
        };
        LibraryCopy.require(source, library.length, file);
        LibraryCopy.require(source, library.length, file);
        assertThat(copies).hasValue(1);
        byte[] damaged = library.clone();
        damaged[99_999] = 1;
        Files.write(file, damaged);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        LibraryCopy.require(source, library.length, file);
        assertThat(file).hasBinaryContent(library);
        Files.write(file, new byte[10]);
        LibraryCopy.require(source, library.length, file);
        assertThat(file).hasBinaryContent(library);
        assertThat(copies).hasValue(3);
        Files.setLastModifiedTime(file, FileTime.fromMillis(2_000_000));
        LibraryCopy.require(source, library.length, file);
        assertThat(copies).hasValue(3);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("library.so", "library.so.crc");
    }
}
