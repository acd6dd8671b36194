package dev.rondo.cli;

import static dev.rondo.cli.Commands.TINY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, to a process of its own. */
@EnabledOnOs(OS.LINUX)
class SignalsTest {
    private static final long PATIENCE_SECONDS = 60;

    /** The bit of SIGINT in the masks of {@code /proc/PID/status}. */
    private static final long INTERRUPT = 1 << 1;

    @TempDir
    Path folder;

    @Test
    void aTrainingThatIsInterruptedKeepsItsCheckpointAndSaysHowToGoOn() throws Exception {
        Path run = folder.resolve("run");
        Process process = start("train", "--out", run.toString(), "--set", "training.epochs=100000000");
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            String line = err.readLine();
            while (line != null && !line.startsWith("training ")) {
                line = err.readLine();
            }
            // A shell starts what runs in its background deaf to Ctrl-C, and the deafness is inherited.
            assumeFalse(ignoresInterrupt(process), "SIGINT is ignored here");

            interrupt(process);

            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(err.readAllAsString())
                    .contains("Interrupted: ", "seed 1 at epoch", run + ".partial", "the same command with --resume");
            assertThat(process.exitValue()).isEqualTo(75);
        } finally {
            process.destroyForcibly();
        }
        assertThat(folder.resolve("run.partial/checkpoint/1.npz")).isNotEmptyFile();
        assertThat(run).doesNotExist();
    }

    private static Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        command.addAll(2 + command.indexOf(Main.class.getName()), TINY);
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static boolean ignoresInterrupt(Process process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("SigIgn:")) {
                return (Long.parseUnsignedLong(
                                        line.substring("SigIgn:".length()).strip(), 16)
                                & INTERRUPT)
                        != 0;
            }
        }
        return false;
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }
}
