package dev.rondo.file.atomic;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Folder {@code .rondo-UUID.partial} in which files are completed before they are renamed into the folder where it stands.
 *
 * <p>It bears a mark, and is locked while its process lives. What a process that was killed left is found by both, by the
 * next one that writes into the same folder: renaming that had begun is finished, all else is deleted.
 */
final class Staging implements AutoCloseable {
    /** Kind of the mark of a staging folder. */
    static final String KIND = "staging";

    private static final String PREFIX = ".rondo-";
    private static final String SUFFIX = ".partial";
    private static final int TRIES = 20;
    private static final int BUFFER = 1 << 16;

    /** Staging folders of this process that are in use. */
    private static final Set<Staging> OPEN = ConcurrentHashMap.newKeySet();

    private final Disk disk;
    private final Path folder;
    private final FolderLock lock;
    private int files;

    private Staging(Disk disk, Path folder, FolderLock lock) {
        this.disk = disk;
        this.folder = folder;
        this.lock = lock;
    }

    /** A new staging folder in a folder, after that has been rid of those that were left. */
    static Staging in(Disk disk, Path parent) throws IOException {
        clean(disk, parent);
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Staging> made = make(disk, parent.resolve(PREFIX + UUID.randomUUID() + SUFFIX));
            if (made.isPresent()) {
                return made.get();
            }
        }
        throw new IOException("other processes delete what is begun here");
    }

    /** Makes a staging folder; nothing if another process took it for a leftover before it was locked. */
    private static Optional<Staging> make(Disk disk, Path folder) throws IOException {
        disk.createFolder(folder);
        Optional<FolderLock> lock;
        try {
            lock = FolderLock.tryLock(folder);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        Staging staging = new Staging(disk, folder, lock.get());
        OPEN.add(staging);
        try {
            Mark.begun(KIND, String.valueOf(folder.getFileName()), "").write(disk, folder);
            return Optional.of(staging);
        } catch (IOException | RuntimeException e) {
            staging.close();
            throw e;
        }
    }

    /** Path of the folder. */
    Path folder() {
        return folder;
    }

    /** Writes a complete file and forces it to disk.
     *
     * @return its path in this folder
     */
    Path write(AtomicFiles.Content content) throws IOException {
        Path file = folder.resolve(Integer.toString(files++));
        try (OutputStream out = new BufferedOutputStream(disk.create(file), BUFFER)) {
            content.writeTo(out);
        }
        disk.force(file);
        return file;
    }

    /** Deletes the folder with all that is still in it. */
    @Override
    public void close() throws IOException {
        try {
            empty(disk, folder);
            lock.release();
            disk.delete(folder.resolve(Mark.FILE));
            disk.delete(folder);
        } finally {
            OPEN.remove(this);
            lock.release();
        }
    }

    private static void empty(Disk disk, Path folder) throws IOException {
        for (Path file : files(folder)) {
            if (!file.endsWith(Mark.FILE) && !file.endsWith(FolderLock.FILE)) {
                disk.delete(file);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(files::add);
        }
        return files;
    }

    /** True if a folder is a staging folder by its mark, or one whose process was killed before it could write its mark. */
    static boolean isStaging(Path folder) throws IOException {
        String name = String.valueOf(folder.getFileName());
        if (!name.startsWith(PREFIX)
                || !name.endsWith(SUFFIX)
                || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Optional<Mark> mark = Mark.of(folder);
        return mark.isPresent()
                ? mark.get().kind().equals(KIND) && mark.get().name().equals(name)
                : isBarelyBegun(folder);
    }

    private static boolean isBarelyBegun(Path folder) throws IOException {
        for (Path file : files(folder)) {
            boolean isUnfinishedMark = file.endsWith(Mark.FILE) && Files.size(file) == 0;
            if (!isUnfinishedMark && !FolderLock.isLockFile(file)) {
                return false;
            }
        }
        return true;
    }

    /** Staging folders in a folder whose processes have died. */
    static List<Path> left(Path parent) throws IOException {
        List<Path> left = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, PREFIX + "*" + SUFFIX)) {
            for (Path entry : entries) {
                if (isStaging(entry)) {
                    left.add(entry);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
        left.removeIf(Staging::isOpen);
        return left;
    }

    private static boolean isOpen(Path folder) {
        return OPEN.stream().anyMatch(open -> open.folder.equals(folder));
    }

    /** Finishes or deletes what processes that were killed left in a folder. What may not be touched is left. */
    static void clean(Disk disk, Path parent) throws IOException {
        for (Path folder : left(parent)) {
            if (Files.isWritable(folder)) {
                settle(disk, folder);
            }
        }
    }

    private static void settle(Disk disk, Path folder) throws IOException {
        Optional<FolderLock> lock;
        try {
            lock = FolderLock.tryLock(folder);
        } catch (NoSuchFileException gone) {
            return;
        }
        if (lock.isEmpty()) {
            return; // its process lives
        }
        try (FolderLock held = lock.get()) {
            Renaming.read(folder).ifPresent(renaming -> renaming.finish(disk));
            empty(disk, folder);
            held.release();
            disk.delete(folder.resolve(Mark.FILE));
            disk.delete(folder);
        } catch (NoSuchFileException gone) {
            // Another process settled it at the same time.
        }
    }

    /** Deletes all staging folders of this process: it ends now. */
    static void abandon() {
        for (Staging staging : OPEN) {
            try {
                staging.close();
            } catch (IOException e) {
                // The next process that writes there does it.
            }
        }
    }
}
