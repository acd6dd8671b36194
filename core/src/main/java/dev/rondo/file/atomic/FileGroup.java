package dev.rondo.file.atomic;

import dev.rondo.setting.Refusal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Several files that appear together or not at all.
 *
 * <pre>
 *   each is completed in a staging folder beside its place and forced to disk
 *     ->  the decision to rename is forced to disk  ->  all are renamed  ->  their folders are forced to disk
 * </pre>
 *
 * <p>If a renaming fails, those before it are undone. If the process is killed between two of them, the next one that writes
 * into the folder does the rest. Devices such as {@code /dev/null} are written directly, at the end.
 */
public final class FileGroup {
    private final Disk disk;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Path file, AtomicFiles.Content content, boolean force) {}

    /** An empty group. */
    public FileGroup() {
        this(RealDisk.INSTANCE);
    }

    FileGroup(Disk disk) {
        this.disk = disk;
    }

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
        SequencedMap<Path, Staging> stagings = new LinkedHashMap<>();
        try {
            List<Renaming.Step> steps = new ArrayList<>();
            for (Entry entry : entries) {
                if (!isDevice(entry.file)) {
                    steps.add(staged(entry, stagings));
                }
            }
            commit(steps, stagings);
        } finally {
            stagings.values().forEach(FileGroup::close);
        }
        entries.stream().filter(entry -> isDevice(entry.file)).forEach(FileGroup::writeDevice);
    }

    private static boolean isDevice(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    private static void writeDevice(Entry entry) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(entry.file))) {
            entry.content.writeTo(out);
        } catch (IOException e) {
            throw FileTrouble.writing(entry.file, e);
        }
    }

    private Renaming.Step staged(Entry entry, Map<Path, Staging> stagings) {
        try {
            Path target = AtomicFiles.target(entry.file);
            Path folder = AtomicFiles.folderOf(target);
            Staging staging = stagings.get(folder);
            if (staging == null) {
                staging = Staging.in(disk, folder);
                stagings.put(folder, staging);
            }
            return Renaming.Step.of(staging.write(entry.content), target);
        } catch (IOException e) {
            throw FileTrouble.writing(entry.file, e);
        }
    }

    private void commit(List<Renaming.Step> steps, SequencedMap<Path, Staging> stagings) {
        if (steps.isEmpty()) {
            return;
        }
        Renaming renaming = new Renaming(steps);
        try {
            Commits.during(() -> {
                // The work may have taken long: what came meanwhile is not replaced either.
                entries.forEach(entry -> AtomicFiles.requireFree(entry.file, entry.force));
                if (steps.size() > 1) {
                    for (Staging staging : stagings.values()) {
                        disk.force(staging.folder());
                        disk.force(AtomicFiles.folderOf(staging.folder()));
                    }
                    List<Optional<Path>> kept = kept(steps);
                    renaming.write(disk);
                    carryOut(renaming, kept);
                } else {
                    renaming.carryOut(disk);
                }
            });
        } catch (IOException e) {
            throw FileTrouble.writing(steps.getFirst().target(), e);
        }
    }

    /** A second name for each file that is about to be replaced, where the file system has such. */
    private List<Optional<Path>> kept(List<Renaming.Step> steps) {
        List<Optional<Path>> kept = new ArrayList<>();
        for (Renaming.Step step : steps) {
            Path name = step.staged().resolveSibling(step.staged().getFileName() + ".before");
            kept.add(!step.isNew() && hasLink(name, step.target()) ? Optional.of(name) : Optional.empty());
        }
        return kept;
    }

    private boolean hasLink(Path name, Path file) {
        try {
            disk.link(name, file);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private void carryOut(Renaming renaming, List<Optional<Path>> kept) throws IOException {
        try {
            renaming.carryOut(disk);
        } catch (IOException e) {
            List<Renaming.Step> steps = renaming.steps();
            disk.delete(renaming.file());
            for (int k = 0; k < steps.size(); k++) {
                undo(steps.get(k), kept.get(k));
            }
            throw e;
        }
    }

    private void undo(Renaming.Step step, Optional<Path> kept) throws IOException {
        boolean isRenamed = Files.notExists(step.staged());
        if (isRenamed && step.isNew()) {
            disk.delete(step.target());
        } else if (isRenamed && kept.isPresent()) {
            disk.move(kept.get(), step.target());
        }
    }

    private static void close(Staging staging) {
        try {
            staging.close();
        } catch (IOException e) {
            // It bears its mark: the next process that writes there removes it.
        }
    }
}
