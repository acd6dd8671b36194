package dev.rondo.linalg.lapack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixZoo;
import dev.rondo.linalg.Schur;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.equation.Lyapunov;
import dev.rondo.linalg.equation.Sylvester;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The library for systems with an old glibc, in a JVM of its own: a JVM loads one. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class OlderOpenBlasTest {
    private static final int UNITS = 60;

    /** Entry point of the other JVM: prints the library's name, then numbers that pass through every solver. */
    public static void main(String[] args) {
        double[] numbers = numbers();
        System.out.println(Blas.loadedName());
        System.out.println(Arrays.toString(numbers));
    }

    private static double[] numbers() {
        Matrix a = MatrixZoo.gaussian(UNITS, UNITS, 3).times(0.1).minus(Matrix.identity(UNITS));
        Lyapunov covariance = Lyapunov.of(a, Matrix.identity(UNITS));
        Matrix c = covariance.solution();
        Matrix residual = a.times(c).plus(c.times(a.transpose())).plus(Matrix.identity(UNITS));
        return new double[] {
            c.trace(),
            residual.frobeniusNorm(),
            Schur.of(a).triangular().frobeniusNorm(),
            Svd.of(a).values().get(0),
            Sylvester.of(a, a.transpose(), MatrixZoo.gaussian(UNITS, UNITS, 4))
                    .solution()
                    .frobeniusNorm()
        };
    }

    @Test
    void itIsTakenWhenTheNewestCannotBeLoadedAndGivesTheSameNumbers() throws IOException, InterruptedException {
        List<String> lines = otherJvm("-D" + BlasLibrary.UNLOADABLE + "=true");
        assertThat(lines.getFirst()).isEqualTo("OpenBLAS " + OpenBlas.OLDER_VERSION);
        double[] theirs = Arrays.stream(lines.get(1).replaceAll("[\\[\\] ]", "").split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double[] ours = numbers();
        assertThat(ours[1]).isLessThan(1e-12);
        assertThat(theirs).hasSameSizeAs(ours);
        assertThat(theirs[1]).isLessThan(1e-12);
        for (int k = 0; k < ours.length; k++) {
            assertThat(theirs[k]).isCloseTo(ours[k], Offset.offset(1e-11 * Math.max(1, Math.abs(ours[k]))));
        }
    }

    @Test
    void theNewestIsTakenWhereItCanBeLoaded() throws IOException, InterruptedException {
        assertThat(otherJvm("-Drondo.test=none").getFirst()).isEqualTo("OpenBLAS " + OpenBlas.bundledVersion());
        assertThat(Glibc.version().orElseThrow()).matches("2\\.\\d+");
    }

    private static List<String> otherJvm(String option) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                option,
                "-cp",
                System.getProperty("java.class.path"),
                OlderOpenBlasTest.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().remove(BlasLibrary.CHOSEN);
        Process process = builder.start();
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isZero();
            return text.lines().toList();
        }
    }
}
