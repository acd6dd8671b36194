package dev.rondo.file.atomic;

import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Several files that appear together or not at all.
 *
 * <p>All are written as partial files beside their places and forced to disk; only when the last of them is complete are they
 * renamed, one after the other. Devices such as {@code /dev/null} are written directly, after that. If a rename fails, files
 * of this group that did not exist before are removed again.
 */
public final class FileGroup {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Path file, AtomicFiles.Content content, boolean force) {}

    /**
     * A complete partial file.
     *
     * @param target final path of the file
     * @param isNew true if no file exists there yet
     */
    private record Staged(Path partial, Path target, boolean isNew) {}

    /**
     * Makes sure, before long work, that outputs do not overwrite each other.
     *
     * @throws Refusal if one is named twice
     */
    public static void requireDistinct(List<Path> files) {
        Set<Path> seen = new HashSet<>();
        for (Path file : files) {
            if (!seen.add(file.toAbsolutePath().normalize()) && !isDevice(file)) {
                throw Refusal.misuse(file + " is named for two outputs: give each a name of its own");
            }
        }
    }

    /** Adds a file; nothing is written yet.
     *
     * @param force true to overwrite an existing file
     */
    public FileGroup add(Path file, AtomicFiles.Content content, boolean force) {
        entries.add(new Entry(file, content, force));
        return this;
    }

    /** Adds a text as UTF-8. */
    public FileGroup add(Path file, String text, boolean force) {
        return add(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)), force);
    }

    /** Writes all files, or none.
     *
     * @throws Refusal if one is named twice, exists and may not be replaced, is a folder, or cannot be written
     */
    public void write() {
        requireDistinct(entries.stream().map(Entry::file).toList());
        entries.forEach(entry -> AtomicFiles.requireFree(entry.file, entry.force));
        List<Staged> staged = new ArrayList<>();
        try {
            entries.stream().filter(entry -> !isDevice(entry.file)).forEach(entry -> staged.add(stage(entry)));
            commit(staged);
        } finally {
            staged.forEach(file -> AtomicFiles.discard(file.partial));
        }
        entries.stream()
                .filter(entry -> isDevice(entry.file))
                .forEach(entry -> AtomicFiles.write(entry.file, entry.content, entry.force));
    }

    private static boolean isDevice(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    private static Staged stage(Entry entry) {
        try {
            Path target = AtomicFiles.target(entry.file);
            boolean isNew = !Files.exists(target);
            return new Staged(AtomicFiles.stage(target, entry.content), target, isNew);
        } catch (IOException e) {
            throw FileTrouble.writing(entry.file, e);
        }
    }

    private static void commit(List<Staged> staged) {
        List<Staged> moved = new ArrayList<>();
        for (Staged file : staged) {
            try {
                AtomicFiles.move(file.partial, file.target);
            } catch (IOException e) {
                moved.stream().filter(Staged::isNew).forEach(done -> AtomicFiles.discard(done.target));
                throw FileTrouble.writing(file.target, e);
            }
            moved.add(file);
        }
    }
}
