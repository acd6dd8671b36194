package dev.rondo.file.atomic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops at every operation on the disk in turn: what was said to be written is there, and nothing is left over. */
class KillsAndPowerFailuresTest {
    private static final WorkFolder.Kind RUN =
            new WorkFolder.Kind("run", partial -> Files.exists(partial.resolve("checkpoint/1.npz")));
    private static final int ENOUGH = 500;

    @TempDir
    Path folder;

    /** Ways of stopping. */
    private enum Stop {
        KILL,
        POWER_FAILURE
    }

    @Test
    void severalFilesAppearTogetherWhereverAProcessStops() throws IOException {
        for (Stop how : Stop.values()) {
            int stop = 0;
            boolean ended = false;
            while (!ended) {
                Path before = Files.createDirectories(folder.resolve(how + "-" + stop));
                Files.createDirectories(before.resolve("other"));
                Files.writeString(before.resolve("a"), "old a");
                FragileDisk disk = new FragileDisk(before, stop);
                boolean[] said = {false};
                ended = FragileDisk.until(() -> {
                            group(disk, before).write();
                            said[0] = true;
                        })
                        .isEmpty();
                Path after = after(disk, how, before);

                new FileGroup().add(after.resolve("next"), "", false).write();
                new FileGroup().add(after.resolve("other/next"), "", false).write();

                Map<String, String> found = content(after);
                assertThat(found).containsKeys("next", "other/next");
                found.keySet().removeIf(name -> name.endsWith("next"));
                Map<String, String> all = Map.of("a", "new a", "b", "new b", "other/c", "new c");
                if (said[0]) {
                    assertThat(found).as("%s at operation %d", how, stop).isEqualTo(all);
                } else {
                    assertThat(found).as("%s at operation %d", how, stop).isIn(all, Map.of("a", "old a"));
                }
                stop++;
            }
            assertThat(stop).isBetween(10, ENOUGH);
        }
    }

    private static FileGroup group(Disk disk, Path root) {
        return new FileGroup(disk)
                .add(root.resolve("a"), "new a", true)
                .add(root.resolve("b"), "new b", false)
                .add(root.resolve("other/c"), "new c", false);
    }

    @Test
    void aRunFolderIsTheOldOneOrTheNewOneWhereverAProcessStops() throws IOException {
        for (Stop how : Stop.values()) {
            int stop = 0;
            boolean ended = false;
            while (!ended) {
                Path before = Files.createDirectories(folder.resolve(how + "-run-" + stop));
                run(RealDisk.INSTANCE, before.resolve("run"), "old", false);
                FragileDisk disk = new FragileDisk(before, stop);
                ended = FragileDisk.until(() -> run(disk, before.resolve("run"), "new", true))
                        .isEmpty();
                Path after = after(disk, how, before);
                Path target = after.resolve("run");

                assertThat(refusal(() -> run(RealDisk.INSTANCE, target, "never", false)))
                        .as("%s at operation %d", how, stop)
                        .contains("exists already");
                assertThat(Files.readString(target.resolve("numbers/a")))
                        .as("%s at operation %d", how, stop)
                        .isIn(ended ? new String[] {"new"} : new String[] {"old", "new"});
                assertThat(Mark.of(target).orElseThrow().files())
                        .isEqualTo(OwnedTree.of(target).orElseThrow().digests())
                        .isNotEmpty();
                run(RealDisk.INSTANCE, target, "next", true);
                assertThat(target.resolve("numbers/a")).hasContent("next");
                assertThat(after.toFile().list())
                        .as("%s at operation %d", how, stop)
                        .containsExactly("run");
                stop++;
            }
            assertThat(stop).isBetween(10, ENOUGH);
        }
    }

    private static void run(Disk disk, Path target, String text, boolean force) {
        WorkFolder work = WorkFolder.create(disk, target, RUN, "", force);
        work.write("recipe.json", text);
        work.write("numbers/a", text);
        work.complete();
    }

    private static String refusal(Runnable work) {
        try {
            work.run();
            return "";
        } catch (Refusal refusal) {
            return refusal.getMessage();
        }
    }

    private Path after(FragileDisk disk, Stop how, Path before) throws IOException {
        Path copy = folder.resolve(before.getFileName() + "-after");
        switch (how) {
            case KILL -> disk.afterKill(copy);
            case POWER_FAILURE -> disk.afterPowerFailure(copy);
        }
        return copy;
    }

    private static Map<String, String> content(Path root) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (var below = Files.walk(root)) {
            for (Path file : below.filter(Files::isRegularFile).toList()) {
                content.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return content;
    }
}
