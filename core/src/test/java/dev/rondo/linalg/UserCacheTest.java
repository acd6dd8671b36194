package dev.rondo.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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
}
