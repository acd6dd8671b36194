package dev.rondo.cli;

import static dev.rondo.cli.Commands.TINY;
import static dev.rondo.cli.Commands.interrupted;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.cli.Commands.Ran;
import dev.rondo.file.TrajectoryFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files of every format, thousands of them, in every command that reads one: an answer or a message within ten
 * seconds, no word of Java, no file left behind. Each is made from the number in the message of a failure.
 */
class HostileInputsTest {
    private static final int FILES = 3000;
    private static final int MANY = 30_000;
    private static final long LONGEST_SECONDS = 10;
    private static final int CHECK = 5;
    private static final Pattern JAVA = Pattern.compile(
            "\\b(java|javax|jdk|dev\\.rondo|tools\\.jackson|io\\.jhdf|picocli|org\\.\\w+)\\.[a-z]\\w*\\."
                    + "|\\b[A-Z]\\w*(Exception|Error)\\b|\\tat |should not|\\[[BCDFIJSZ]@");

    @TempDir
    Path folder;

    private final List<Path> good = new ArrayList<>();

    /** File to which answers are written. */
    private Path out() {
        return folder.resolve("bad").resolve("out.npz");
    }

    /** Fault of an answer; empty if it has none. */
    private String fault(Ran ran, boolean answersDamage) {
        if (ran.code() < 0 || ran.code() > 2) {
            return "exit code " + ran.code();
        }
        if (JAVA.matcher(ran.err() + ran.out()).find()) {
            return "speaks Java: " + ran.err() + ran.out();
        }
        if (!answersDamage
                && ran.code() != 0
                && (ran.err().isBlank() || !ran.out().isEmpty())) {
            return "no message, or a result, with exit code " + ran.code();
        }
        if (ran.err().replace("\n", "").replace("\t", "").chars().anyMatch(Character::isISOControl)) {
            return "control characters in: " + ran.err();
        }
        return "";
    }

    private void makeGoodFiles() throws IOException {
        Path seeds = Files.createDirectories(folder.resolve("good"));
        Path network = NetworkFiles.good(seeds);
        good.add(network);
        for (String form : List.of("mat", "h5", "json")) {
            Path exported = seeds.resolve("network." + form);
            assertThat(rondo("export", network, exported).code()).isZero();
            good.add(exported);
        }
        Path run = seeds.resolve("run");
        assertThat(rondo("train", TINY, "--out", run).code()).isZero();
        good.add(run.resolve("checkpoint/1.npz"));
        Path branch = seeds.resolve("branch.json");
        rondo("continue", network, "--parameter", "E_TO_E", "--to", "1.01", "--of", "fixed-point", "--out", branch);
        if (Files.exists(branch)) {
            good.add(branch);
        }
        Path trajectory = seeds.resolve("trajectory.npz");
        assertThat(rondo("simulate", network, "--steps", 5, "--out", trajectory).code())
                .isZero();
        good.add(trajectory);
        good.add(Files.writeString(seeds.resolve("matrix.csv"), "1,0.5,0\n-2,1e-3,4\n0,0,1\n"));
        good.add(Files.writeString(seeds.resolve("study.yaml"), """
            name: hostile
            seeds: [1, 2]
            network: {units: 10}
            task: {kind: sequence, readouts: 2, duration_ms: 200}
            training: {epochs: 3}
            """));
        Path matrix = seeds.resolve("matrix.npy");
        rondo("wire", "ginibre", "--set", "units=8", "--out", matrix);
        if (Files.exists(matrix)) {
            good.add(matrix);
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.'));
    }

    private Ran answer(Path file, int which) {
        if (file.toString().endsWith(".yaml")) {
            return which % 2 == 0
                    ? rondo("trials", file, "--json")
                    : interrupted("train", file, "--out", folder.resolve("run"));
        }
        return switch (which) {
            case 0 -> rondo("show", file);
            case 1 -> rondo("analyze", "spectrum", file, "--json");
            case 2 -> rondo("simulate", file, "--steps", 3, "--out", out());
            case 3 -> rondo("import", file, out());
            case 4 -> rondo("export", file, out().resolveSibling("out.mat"));
            default -> rondo("check", file); // damage is its answer
        };
    }

    private void attack(int count, long first) throws Exception {
        makeGoodFiles();
        Path bad = Files.createDirectories(folder.resolve("bad"));
        List<String> faults = new ArrayList<>();
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            for (int k = 0; k < count; k++) {
                Random random = new Random(first + k);
                Path from = good.get(random.nextInt(good.size()));
                int which = random.nextInt(6);
                Path file = bad.resolve("file" + ending(from));
                Files.write(file, new Corruption(first + k).of(Files.readAllBytes(from)));
                Callable<Ran> work = () -> answer(file, which);
                long start = System.nanoTime();
                Ran ran = pool.submit(work).get(10 * LONGEST_SECONDS, TimeUnit.SECONDS);
                String fault = ran.code() == 75 ? "" : fault(ran, which == CHECK);
                if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(LONGEST_SECONDS)) {
                    fault = "took longer than " + LONGEST_SECONDS + " s";
                }
                if (fault.isEmpty() && which == 2 && ran.code() == 0 && Files.exists(out())) {
                    TrajectoryFile.read(out());
                }
                Files.delete(file);
                Files.deleteIfExists(out());
                Files.deleteIfExists(out().resolveSibling("out.mat"));
                String[] left = bad.toFile().list();
                if (left == null || left.length > 0 || Files.exists(folder.resolve("run"))) {
                    fault += " left behind: " + String.join(", ", left == null ? new String[0] : left);
                    for (String name : left == null ? new String[0] : left) {
                        Files.deleteIfExists(bad.resolve(name));
                    }
                }
                if (!fault.isEmpty()) {
                    faults.add((first + k) + " " + from.getFileName() + " " + which + ": " + fault);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void threeThousandDamagedFiles() throws Exception {
        attack(FILES, 1);
    }

    @Test
    @Tag("slow")
    void thirtyThousandDamagedFiles() throws Exception {
        attack(MANY, 1_000_000);
    }

    @Test
    void filesThatAreNoFilesAreRefusedAtOnce() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.npz"));
        Path sparse = folder.resolve("sparse.npy");
        try (var channel = java.nio.channels.FileChannel.open(
                sparse, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap("x".getBytes(StandardCharsets.US_ASCII)), 1L << 36);
        }
        for (Path file : List.of(empty, sparse, Path.of("/dev/zero"), folder)) {
            for (List<Object> words : List.of(
                    List.<Object>of("show", file),
                    List.<Object>of("analyze", "spectrum", file),
                    List.<Object>of("train", file, "--out", folder.resolve("run")),
                    List.<Object>of("simulate", file, "--out", folder.resolve("t.npz")))) {
                Ran ran = interrupted(words);
                assertThat(ran.code()).as("%s", words).isBetween(1, 2);
                assertThat(JAVA.matcher(ran.err()).find())
                        .as("%s: %s", words, ran.err())
                        .isFalse();
            }
        }
    }
}
