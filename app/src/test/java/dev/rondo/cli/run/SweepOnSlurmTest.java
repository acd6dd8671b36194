package dev.rondo.cli.run;

import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rondo.cli.Commands.Ran;
import dev.rondo.cli.SweepProcesses;
import dev.rondo.file.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sweep on a real Slurm: two workers, six points, one of which fails; one worker is killed, the other is warned of its time
 * limit and queued again. {@code .ci/slurm start DIR} starts a Slurm of one machine; without one this is left out.
 */
class SweepOnSlurmTest {
    /** Seconds that the longest point takes: more than a worker has before it is warned. */
    private static final int LONG = 45;

    private static final Duration PATIENCE = Duration.ofMinutes(12);

    @TempDir
    Path folder;

    private String launcher = "";

    @BeforeAll
    static void requireSlurm() throws InterruptedException {
        boolean isThere = said("sinfo", "--noheader").isPresent();
        if (!isThere) {
            System.err.println("SweepOnSlurmTest is left out: no Slurm answers (.ci/slurm start DIR starts one)");
        }
        assumeTrue(isThere);
    }

    /** Output of a command; nothing if it cannot be run, or fails. */
    private static Optional<String> said(String... words) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(out) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @BeforeEach
    void writeLauncher() throws IOException {
        StringBuilder words = new StringBuilder("#!/bin/sh\nexec");
        SweepProcesses.rondo().forEach(word -> words.append(" '").append(word).append('\''));
        Path file = Files.writeString(folder.resolve("rondo"), words + " \"$@\"\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        launcher = file.toString();
        System.setProperty("rondo.launcher", launcher);
    }

    @AfterEach
    void forgetLauncher() {
        System.clearProperty("rondo.launcher");
    }

    /** Epochs that take so many seconds in a process like the workers'. */
    private int epochs(int seconds) throws Exception {
        Path file = SweepProcesses.file(folder, 100_000_000, "seeds: 1\nthen: []");
        Path probe = folder.resolve("probe");
        Process process = SweepProcesses.start(List.of(), "sweep", file, "--out", probe, "--time", "12s");
        assertThat(process.waitFor()).isEqualTo(75);
        try (Stream<Path> files = Files.walk(probe)) {
            String message = SweepProcesses.ledger(probe, "interrupted").getFirst();
            assertThat(files).isNotEmpty();
            int epoch = Integer.parseInt(message.replaceAll(".*\\{1=(\\d+)}.*", "$1"));
            return (int) Math.ceil(epoch / 11.0 * seconds);
        }
    }

    @Test
    void everyPointIsDoneOnceWhateverHappensToItsWorkers() throws Exception {
        int epochs = epochs(LONG);
        Path file = SweepProcesses.file(
                folder,
                epochs,
                "together:\n  - training.learning_rate: [0.01, 0.02, 0.03, 0.04, 1.0e+7, 0.06]\n    training.epochs: ["
                        + epochs + ", 100, 101, 102, 103, 104]\nseeds: 1\nslurm: {time: 1m, memory: 500M}");
        Path out = folder.resolve("out");

        Ran ran = rondo("sweep", file, "--out", out, "--engine", "slurm", "--workers", 2);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        String job = ran.out().substring("job ".length(), ran.out().indexOf(':'));
        killOneWorker(out);
        waitForEnd(out, job);
        assertOutcome(file, out);
    }

    /** Kills the first worker that has a point. */
    private static void killOneWorker(Path out) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        Optional<Path> owner = Optional.empty();
        while (owner.isEmpty() && Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(50);
            owner = owner(out);
        }
        String text = Files.readString(owner.orElseThrow());
        long pid = Json.parse(text, "owner").path("pid").asLong();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private static Optional<Path> owner(Path out) {
        try (Stream<Path> files = Files.walk(out.resolve("points"))) {
            return files.filter(f -> f.endsWith("owner.json")).findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty(); // the points come and go
        }
    }

    /** Waits; a worker that is queued again need not wait for the two minutes that Slurm gives it. */
    private static void waitForEnd(Path out, String job) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            TimeUnit.SECONDS.sleep(2);
            for (int task = 0; task < 2; task++) {
                said("scontrol", "update", "JobId=" + job + "_" + task, "StartTime=now");
            }
            String queue = said("squeue", "--noheader", "--job=" + job).orElse("");
            if (queue.isBlank()) {
                return;
            }
        }
        throw new AssertionError(
                "the workers have not ended; the sweep: " + rondo("sweep", out).out());
    }

    private void assertOutcome(Path file, Path out) throws IOException {
        Ran status = rondo("sweep", out);
        assertThat(status.code()).as(status.out() + logs(out)).isEqualTo(1);
        assertThat(status.out()).contains("     6     5       1", "Training diverged");
        assertThat(SweepProcesses.ledger(out, "taken-over")).isNotEmpty();
        assertThat(SweepProcesses.ledger(out, "interrupted"))
                .isNotEmpty()
                .allMatch(line -> line.contains("\"code\":75"));
        assertThat(SweepProcesses.ledger(out, "done")).hasSize(5).allMatch(line -> line.contains("\"job\":\""));
        assertThat(logs(out)).doesNotContain("building Rondo");

        Path calm = folder.resolve("calm");
        assertThat(rondo("sweep", file, "--out", calm).code()).isEqualTo(1);
        rondo("sweep", out, "--collect");
        assertThat(out.resolve("table.csv")).hasSameBinaryContentAs(calm.resolve("table.csv"));
        try (Stream<Path> files = Files.walk(calm)) {
            List<Path> networks = files.filter(f -> f.endsWith("network.npz")).toList();
            assertThat(networks).hasSize(5);
            for (Path network : networks) {
                assertThat(out.resolve(calm.relativize(network))).hasSameBinaryContentAs(network);
            }
        }
    }

    private static String logs(Path out) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(out.resolve("log"))) {
            for (Path log : files.toList()) {
                text.append(log.getFileName()).append(":\n").append(Files.readString(log));
            }
        }
        return text.toString();
    }
}
