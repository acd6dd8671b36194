package dev.rondo.file.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of h5py, of this program (superblock 3) and with MATLAB's user block. */
class SuperblockTest {
    @TempDir
    Path folder;

    private static Path golden(String name) {
        return Path.of("src/test/resources/dev/rondo", name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "study/plain.h5",
                "study/packed.h5",
                "study/v73.mat",
                "file/foreign/v73.mat",
                "file/foreign/lzf.h5"
            })
    void aFileThatIsCutOffAnywhereIsRefused(String name) throws IOException {
        byte[] whole = Files.readAllBytes(golden(name));
        Path file = folder.resolve("cut.h5");
        assertThatCode(() -> Superblock.requireWhole(golden(name))).doesNotThrowAnyException();
        assertThat(Superblock.isIn(whole)).isTrue();
        for (int length = whole.length - 1; length > 0; length -= Math.max(1, length / 40)) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Superblock.requireWhole(file))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith(file + " is damaged or cut off: as an HDF5 file, ");
        }
    }
}
