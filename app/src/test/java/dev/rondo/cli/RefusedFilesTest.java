package dev.rondo.cli;

import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that are damaged, hostile or wrong: refused with exit code 2 and a message that names the file, the rule and the
 * value; nothing is written.
 */
class RefusedFilesTest {
    @TempDir
    Path folder;

    /** A file with a fault. */
    @FunctionalInterface
    interface Fault {
        Path in(Path folder) throws IOException;
    }

    private static Arguments fault(String says, Fault fault) {
        return Arguments.of(says, fault);
    }

    static Stream<Arguments> filesThatAreNoNetwork() {
        return Stream.of(
                fault("does not exist", folder -> folder.resolve("bad.npz")),
                fault("is a folder", folder -> folder),
                fault("is empty", folder -> NetworkFiles.containing(folder, "")),
                fault("is no NPZ archive", folder -> NetworkFiles.containing(folder, "a few words")),
                fault("is cut off or damaged", NetworkFiles::truncated),
                fault("zip bomb", NetworkFiles::bomb),
                fault("W_rec[2, 3] = NaN", folder -> NetworkFiles.withWeight(folder, 2, 3, Double.NaN)),
                fault("W_rec[2, 3] = Infinity", folder -> NetworkFiles.withWeight(folder, 2, 3, 1.0 / 0)),
                fault(
                        "Dale's principle: unit 9 is inhibitory, yet W_rec[post 0, pre 9] = +0.03100; a column of W_rec has"
                                + " one sign",
                        folder -> NetworkFiles.withWeight(folder, 0, 9, 0.031)),
                fault("the diagonal of W_rec is 0", folder -> NetworkFiles.withWeight(folder, 1, 1, 0.5)),
                fault(
                        "W_in has one row per unit, 10",
                        folder -> NetworkFiles.with(folder, "W_in", NpyArray.owning(new double[9], 9, 1))),
                fault(
                        "it has rows and columns",
                        folder -> NetworkFiles.with(folder, "W_rec", NpyArray.owning(new double[100], 100))),
                fault(
                        "An Euler step is positive and at most tau: dt = 100.0 ms, tau = 50.0 ms",
                        folder -> NetworkFiles.withMeta(folder, "\"dt_ms\": 10", "\"dt_ms\": 100")),
                fault(
                        "sigma_rec is a number from 0: it is -1",
                        folder -> NetworkFiles.withMeta(folder, "\"sigma_rec\": 0.01", "\"sigma_rec\": -1")),
                fault(
                        "there is no setting sigma_reg: did you mean sigma_rec?",
                        folder -> NetworkFiles.withMeta(folder, "sigma_rec", "sigma_reg")),
                fault(
                        "the version of a network file is 1: here it is 2",
                        folder -> NetworkFiles.withMeta(folder, "\"version\": 1", "\"version\": 2")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesThatAreNoNetwork")
    void aFileThatIsNoNetworkIsRefused(String says, Fault fault) throws IOException {
        Path bad = fault.in(folder);
        Path trajectory = folder.resolve("trajectory.npz");

        assertRefused(rondo("analyze", "steady-state", bad), 2, bad.toString(), says);
        assertRefused(rondo("simulate", bad, "--out", trajectory), 2, bad.toString(), says);
        assertThat(trajectory).doesNotExist();
    }

    static Stream<Arguments> inputs() {
        double[] broken = new double[5];
        broken[3] = Double.NaN;
        return Stream.of(
                Arguments.of(NpyArray.owning(new double[10], 5, 2), "the network has 1 input: it is 5 x 2"),
                Arguments.of(NpyArray.owning(new double[8], 2, 2, 2), "a matrix has rows and columns"),
                Arguments.of(NpyArray.owning(broken, 5), "every entry is a finite number: [3, 0] is NaN"));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void anInputThatDoesNotFitIsRefused(NpyArray u, String says) throws IOException {
        Path network = NetworkFiles.good(folder);
        Path input = folder.resolve("u.npy");
        try (OutputStream out = Files.newOutputStream(input)) {
            NpyFile.write(out, u);
        }

        assertRefused(
                rondo("simulate", network, "--input", input, "--out", folder.resolve("t.npz")),
                2,
                input.toString(),
                says);
        assertRefused(rondo("analyze", "steady-state", network, "--input", input), 2, input.toString(), says);
        assertThat(folder.resolve("t.npz")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--steps -5 | A simulation has zero or more steps: -5",
                "--steps 2000000000 | A trajectory of 2000000000 steps needs",
                "--noise loud | --noise is off or a whole number",
                "--stimulus deca | there is no 'deca'",
            })
    void aSimulationThatMakesNoSenseIsRefused(String words, String says) {
        Path network = NetworkFiles.good(folder);
        Path out = folder.resolve("t.npz");

        assertRefused(rondo("simulate", network, List.of(words.split(" ")), "--out", out), 2, says);
        assertThat(out).doesNotExist();
    }
}
