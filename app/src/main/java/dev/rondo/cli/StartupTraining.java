package dev.rondo.cli;

import dev.rondo.cli.console.Console;
import dev.rondo.file.atomic.FolderTree;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Goes through common commands on small things and shows nothing. The launcher lets the JVM watch once after a build and
 * keep the classes that it met, for faster starts: docs/notes/launcher.md.
 */
final class StartupTraining {
    private StartupTraining() {}

    /** Ends with 1 if a command did not do what it should. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("rondo-rehearsal-");
        try {
            for (List<String> command : commands(folder)) {
                rehearse(command);
            }
        } finally {
            FolderTree.delete(folder);
        }
    }

    private static List<List<String>> commands(Path folder) {
        String matrix = folder.resolve("matrix.npz").toString();
        String run = folder.resolve("run").toString();
        String network = folder.resolve("run/network.npz").toString();
        return List.of(
                List.of("--help"),
                List.of("schema"),
                List.of("theory", "--json"),
                List.of("wire", "erdos-renyi", "--set", "units=10", "--out", matrix),
                List.of("analyze", "amplification", matrix, "--json"),
                List.of(
                        "train",
                        "--out",
                        run,
                        "--seed",
                        "1",
                        "--set",
                        "network.units=10",
                        "--set",
                        "task={readouts: 2, duration_ms: 200}",
                        "--set",
                        "training={epochs: 1, trials: 1, validation_trials: 1}"),
                List.of("simulate", network, "--steps", "20", "--noise", "1", "--out", matrix, "--force"),
                List.of("analyze", "steady-state", network),
                List.of("list", folder.toString()),
                List.of("show", network));
    }

    private static void rehearse(List<String> command) {
        PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        int code = Main.run(command.toArray(String[]::new), silence, silence);
        if (code != Console.DONE) {
            throw new IllegalStateException("rondo " + String.join(" ", command) + " ended with " + code);
        }
    }
}
