package dev.rondo.file.atomic;

import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Leftovers of processes that were killed: found by their marks, whose owners do not live any more. */
public final class Leftovers {
    private static final int DEEPEST = 12;

    private Leftovers() {}

    /** Kind of a leftover. */
    public enum Kind {
        /** Files that had not got their names yet. */
        STAGED_FILES,
        /** A folder that was replaced by another and should have been deleted. */
        REPLACED_FOLDER,
        /** A run that had nothing yet with which it could go on. */
        RUN_WITHOUT_CHECKPOINT,
        /** An interrupted run that can be resumed. */
        INTERRUPTED_RUN
    }

    /**
     * A leftover.
     *
     * @param folder its path
     * @param kind its kind
     * @param bytes size of its files
     */
    public record Leftover(Path folder, Kind kind, long bytes) {
        /** True if nothing is lost with it. */
        public boolean isWaste() {
            return kind != Kind.INTERRUPTED_RUN;
        }
    }

    /** Leftovers in a folder and below it, in the order of their names.
     *
     * @param isWorthKeeping true for a partial folder that can be resumed
     * @throws Refusal if the folder does not exist or cannot be read
     */
    public static List<Leftover> below(Path folder, Predicate<Path> isWorthKeeping) {
        if (!Files.isDirectory(folder)) {
            throw Refusal.misuse(folder + (Files.exists(folder) ? " is no folder" : " does not exist"));
        }
        List<Leftover> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, Set.of(), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                        throws IOException {
                    Optional<Kind> kind = kind(directory, isWorthKeeping);
                    if (kind.isPresent()) {
                        found.add(new Leftover(directory, kind.get(), size(directory)));
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE; // what may not be read is not this user's
                }
            });
        } catch (IOException e) {
            throw FileTrouble.reading(folder, e);
        }
        found.sort(java.util.Comparator.comparing(Leftover::folder));
        return List.copyOf(found);
    }

    private static Optional<Kind> kind(Path folder, Predicate<Path> isWorthKeeping) throws IOException {
        Kind kind;
        if (Staging.isStaging(folder)) {
            kind = Kind.STAGED_FILES;
        } else if (WorkFolder.isReplaced(folder)) {
            kind = Kind.REPLACED_FOLDER;
        } else if (WorkFolder.isPartial(folder)) {
            kind = isWorthKeeping.test(folder) ? Kind.INTERRUPTED_RUN : Kind.RUN_WITHOUT_CHECKPOINT;
        } else {
            return Optional.empty();
        }
        return isAtWork(folder) ? Optional.empty() : Optional.of(kind);
    }

    private static boolean isAtWork(Path folder) throws IOException {
        if (!Files.isWritable(folder) || !Files.exists(folder.resolve(FolderLock.FILE))) {
            return !Files.isWritable(folder);
        }
        Optional<FolderLock> lock = FolderLock.tryLock(folder);
        if (lock.isPresent()) {
            lock.get().close();
        }
        return lock.isEmpty();
    }

    private static long size(Path folder) throws IOException {
        long[] bytes = {0};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes[0];
    }

    /** Deletes a leftover: what its mark names, and the folder if nothing else is in it.
     *
     * @return files that are not Rondo's and stay, with their folder
     * @throws Refusal if the disk refuses
     */
    public static List<Path> delete(Leftover leftover) {
        try {
            Optional<FolderLock> lock = FolderLock.tryLock(leftover.folder);
            if (lock.isEmpty()) {
                return List.of(); // another process has taken it up meanwhile
            }
            try (FolderLock held = lock.get()) {
                Disk disk = RealDisk.INSTANCE;
                if (leftover.kind == Kind.STAGED_FILES) {
                    held.release();
                    Staging.clean(disk, AtomicFiles.folderOf(leftover.folder));
                    return List.of();
                }
                Optional<OwnedTree> tree = OwnedTree.of(leftover.folder);
                List<Path> strangers = tree.isPresent() ? tree.get().strangers() : List.of();
                if (tree.isPresent()) {
                    tree.get().delete(disk);
                }
                return strangers;
            }
        } catch (NoSuchFileException gone) {
            return List.of();
        } catch (IOException e) {
            throw FileTrouble.writing(leftover.folder, e);
        }
    }
}
