package dev.rondo.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Workers of sweeps in processes of their own. */
public final class SweepProcesses {
    public static final String STUDY = """
        name: tiny
        network: {units: 8}
        task: {readouts: 2, duration_ms: 200}
        training: {epochs: %d, trials: 2, validation_trials: 2, validate_every: 20}
        """;

    private SweepProcesses() {}

    /** The words that start this program in a process of its own. */
    public static List<String> rondo() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"));
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        words.add(ManagementFactory.getRuntimeMXBean().getClassPath());
        words.add(Main.class.getName());
        return words;
    }

    /** Starts a command. */
    public static Process start(List<String> before, Object... words) {
        List<String> all = new ArrayList<>(before);
        all.addAll(rondo());
        Stream.of(words).map(String::valueOf).forEach(all::add);
        try {
            return new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a sweep and its study. */
    public static Path file(Path folder, int epochs, String yaml) throws IOException {
        Files.writeString(folder.resolve("study.yaml"), STUDY.formatted(epochs));
        return Files.writeString(folder.resolve("sweep.yaml"), "study: study.yaml\n" + yaml);
    }

    /** Lines of all ledgers of a sweep that have a word. */
    public static List<String> ledger(Path sweep, String word) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(sweep.resolve("ledger"))) {
            for (Path file : files.toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.contains("\"event\":\"" + word + "\""))
                        .forEach(lines::add);
            }
        }
        return lines;
    }
}
