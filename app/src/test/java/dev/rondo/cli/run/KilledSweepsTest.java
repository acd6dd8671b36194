package dev.rondo.cli.run;

import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rondo.cli.SweepProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Workers that are killed, and workers that do not see each other's processes. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class KilledSweepsTest {
    private static final String GRID =
            "vary: {network.units: [6, 8, 10], training.learning_rate: [0.01, 0.1]}\nseeds: 1..4\n";
    private static final int KILLS = 20;
    private static final Pattern POINT = Pattern.compile("\"point\":\"([0-9a-f]{12})\"");

    @TempDir
    Path folder;

    @Test
    void aSweepThatIsKilledAtRandomEndsWithTheSameTable() throws Exception {
        Path file = SweepProcesses.file(folder, 2500, GRID);
        Path killed = folder.resolve("killed");
        Random random = new Random(1);
        int ended = 0;
        for (int k = 0; k < KILLS; k++) {
            Process process = SweepProcesses.start(List.of(), "sweep", file, "--out", killed, "--workers", 2);
            boolean isOver = process.waitFor(300 + random.nextInt(4000), TimeUnit.MILLISECONDS);
            ended += isOver ? 1 : 0;
            process.destroyForcibly().waitFor();
        }

        assertThat(rondo("sweep", file, "--out", killed, "--workers", 2).code()).isZero();

        Path calm = folder.resolve("calm");
        assertThat(rondo("sweep", file, "--out", calm, "--workers", 2).code()).isZero();
        assertThat(killed.resolve("table.csv")).hasSameBinaryContentAs(calm.resolve("table.csv"));
        assertThat(killed.resolve("table.npz")).hasSameBinaryContentAs(calm.resolve("table.npz"));
        assertThat(ended).isLessThan(KILLS);
        assertThat(SweepProcesses.ledger(killed, "taken-over")).isNotEmpty();
        assertSameNetworks(killed, calm);
    }

    private static void assertSameNetworks(Path one, Path other) throws IOException {
        try (var files = Files.walk(other)) {
            List<Path> networks = files.filter(f -> f.endsWith("network.npz")).toList();
            assertThat(networks).hasSize(24);
            for (Path network : networks) {
                assertThat(one.resolve(other.relativize(network))).hasSameBinaryContentAs(network);
            }
        }
    }

    @Test
    void twoNameSpacesNeverClaimOnePointTwice() throws Exception {
        List<String> apart = List.of("unshare", "--pid", "--fork", "--mount-proc");
        assumeTrue(canRun(apart), "name spaces of processes cannot be made here (unshare --pid)");
        Path file = SweepProcesses.file(folder, 400, GRID);
        Path shared = folder.resolve("shared");
        assertThat(rondo("sweep", file, "--out", shared, "--time", "1s").code()).isIn(0, 75);

        Process one = SweepProcesses.start(apart, "sweep", "work", shared);
        Process other = SweepProcesses.start(apart, "sweep", "work", shared);

        assertThat(one.waitFor()).isZero();
        assertThat(other.waitFor()).isZero();
        assertThat(SweepProcesses.ledger(shared, "taken-over")).isEmpty();
        List<String> done = SweepProcesses.ledger(shared, "done").stream()
                .map(KilledSweepsTest::point)
                .toList();
        assertThat(done).hasSize(24).doesNotHaveDuplicates();
    }

    private static String point(String line) {
        Matcher matcher = POINT.matcher(line);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static boolean canRun(List<String> before) throws InterruptedException {
        try {
            return new ProcessBuilder(
                                    java.util.stream.Stream.concat(before.stream(), java.util.stream.Stream.of("true"))
                                            .toList())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
