package dev.rondo.linalg.lapack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixZoo;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.equation.Lyapunov;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenBlasTest {
    @Test
    void theLibraryIsCopiedOnceAndRepaired(@TempDir Path folder) throws IOException {
        List<Path> files = OpenBlas.unpack(OpenBlas.platform(), folder);
        Path library = files.getLast();
        assertThat(library.getFileName().toString()).startsWith("libopenblas");
        long size = Files.size(library);
        FileTime past = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(library, past);

        assertThat(OpenBlas.unpack(OpenBlas.platform(), folder)).isEqualTo(files);
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(past);

        Files.writeString(library, "half a library");
        OpenBlas.unpack(OpenBlas.platform(), folder);
        assertThat(Files.size(library)).isEqualTo(size);
        try (var left = Files.list(folder)) {
            assertThat(left.filter(file -> !file.toString().endsWith(".crc")))
                    .containsExactlyInAnyOrderElementsOf(files);
        }
    }

    @Test
    void aPlatformWithoutALibraryIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> OpenBlas.unpack("plan9-sparc", folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("add org.bytedeco:openblas with the classifier plan9-sparc");
    }

    @Test
    void threadsFactoriseAtOnceWithTheSameBits() throws InterruptedException, ExecutionException {
        List<Matrix> matrices = IntStream.range(0, 8)
                .mapToObj(seed -> MatrixZoo.gaussian(80, 80, seed))
                .toList();
        List<Matrix> alone = matrices.stream().map(OpenBlasTest::work).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Matrix>> together =
                    matrices.stream().map(a -> threads.submit(() -> work(a))).toList();
            for (int k = 0; k < alone.size(); k++) {
                assertThat(together.get(k).get()).isEqualTo(alone.get(k));
            }
        }
    }

    private static Matrix work(Matrix a) {
        Matrix stable = a.minus(Matrix.identity(80).times(2));
        return Lyapunov.of(stable, Matrix.identity(80))
                .solution()
                .times(Svd.of(a).left());
    }
}
