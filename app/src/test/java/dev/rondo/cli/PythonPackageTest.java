package dev.rondo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests of the Python package, run with the classes that were just built. They need Python 3 with NumPy and pytest. */
class PythonPackageTest {
    private static final Path PACKAGE = Path.of("..", "python").toAbsolutePath().normalize();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void pythonIsThere() throws Exception {
        assumeTrue(
                run(List.of("python3", "-c", "import numpy, pytest")).code() == 0,
                "python3 with numpy and pytest is not installed: the Python package is not tested");
    }

    private record Ended(int code, String output) {}

    private static Ended run(List<String> words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(PACKAGE.toFile());
        builder.environment().put("RONDO", launcher().toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        try {
            Process process = builder.redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException e) {
            return new Ended(127, String.valueOf(e.getMessage()));
        }
    }

    /** A program that starts the classes that were just built, without those of the tests: a toy analysis is among them. */
    private static Path launcher() throws IOException {
        Path program = folder.resolve("rondo");
        if (!Files.exists(program)) {
            List<String> words = new ArrayList<>(SweepProcesses.rondo());
            words.set(words.indexOf("-cp") + 1, mainClassPath());
            Files.writeString(
                    program,
                    words.stream()
                            .map(word -> "'" + word + "'")
                            .collect(Collectors.joining(" ", "#!/bin/sh\nexec ", " \"$@\"\n")));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return program;
    }

    private static String mainClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                .filter(path -> !path.endsWith("test-classes") && !path.endsWith("-test"))
                .map(path -> Path.of(path).toAbsolutePath().normalize().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void requireGreen(String... tests) throws Exception {
        List<String> words = new ArrayList<>(List.of("python3", "-m", "pytest", "-q", "-p", "no:cacheprovider"));
        words.addAll(List.of(tests));
        Ended ended = run(words);
        assertThat(ended.code()).describedAs(ended.output()).isZero();
        assertThat(ended.output()).containsPattern("\\d+ passed");
    }

    @Test
    void itsMethodsAreThoseOfTheCatalogueAndNetworksAreAnalysed() throws Exception {
        requireGreen("tests/test_package.py", "tests/test_network.py", "tests/test_octave.py");
    }

    @Test
    @Tag("slow")
    void itsTrainingNotebooksTutorialsAndPlotsRun() throws Exception {
        requireGreen("tests/test_training.py", "tests/test_notebooks.py", "tests/test_docs.py", "tests/test_plots.py");
    }
}
