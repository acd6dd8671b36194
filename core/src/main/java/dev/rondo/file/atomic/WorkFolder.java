package dev.rondo.file.atomic;

import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * A folder that is filled under the name {@code NAME.partial} and bears its own only when it is complete.
 *
 * <pre>
 *   create: NAME.partial, locked  ->  files written  ->  complete: renamed to NAME
 *                                                    ->  closed before: kept for a resume, or deleted
 * </pre>
 *
 * <p>With force, what was at NAME is moved to {@code NAME.replaced} just before the renaming and deleted just after. If the
 * machine stops in between, the next call finds NAME missing and {@code NAME.replaced} there, and puts it back.
 */
public final class WorkFolder implements AutoCloseable {
    private static final String LOCK = ".lock";

    private final Path target;
    private final Path partial;
    private final FileChannel lockFile;
    private final boolean force;
    private final Rules rules;
    private boolean open = true;

    private WorkFolder(Path target, FileChannel lockFile, Rules rules, boolean force) {
        this.target = target;
        this.partial = partialOf(target);
        this.lockFile = lockFile;
        this.rules = rules;
        this.force = force;
    }

    /** Rules on folders that may be replaced and on partial folders that are worth keeping. */
    public interface Rules {
        /** True if a folder was made here: no other is ever moved or deleted. */
        boolean isOurs(Path folder);

        /** True if what an interrupted run left can be resumed. */
        boolean isWorthKeeping(Path partial);
    }

    /** Path of the folder until it is complete. */
    public static Path partialOf(Path target) {
        return sibling(target, ".partial");
    }

    /** Starts an empty folder.
     *
     * @param force true to replace a complete folder of that name and to discard an interrupted one
     * @throws Refusal if there is one and it may not, or if the disk refuses
     */
    public static WorkFolder create(Path target, Rules rules, boolean force) {
        requireFree(target, rules, force);
        Path partial = partialOf(target);
        try {
            if (Files.exists(partial)) {
                discard(partial, rules, force);
            }
            Files.createDirectories(partial);
            return new WorkFolder(target, lock(partial), rules, force);
        } catch (IOException e) {
            throw FileTrouble.writing(partial, e);
        }
    }

    /** Takes up a folder that was interrupted.
     *
     * @throws Refusal if there is none, or another process works in it
     */
    public static WorkFolder resume(Path target, Rules rules, boolean force) {
        requireFree(target, rules, force);
        Path partial = partialOf(target);
        if (!Files.isDirectory(partial)) {
            throw Refusal.misuse("There is nothing to resume: " + partial + " does not exist");
        }
        try {
            return new WorkFolder(target, lock(partial), rules, force);
        } catch (IOException e) {
            throw FileTrouble.writing(partial, e);
        }
    }

    private static void requireFree(Path target, Rules rules, boolean force) {
        Path replaced = sibling(target, ".replaced");
        try {
            if (Files.isDirectory(replaced) && Files.notExists(target)) {
                AtomicFiles.move(replaced, target);
            }
        } catch (IOException e) {
            throw FileTrouble.writing(target, e);
        }
        if (Files.notExists(target) || isEmptyFolder(target)) {
            return;
        }
        if (!force) {
            throw Refusal.misuse(target + " exists already: give another name, or --force to replace it");
        }
        if (!Files.isDirectory(target) || !rules.isOurs(target)) {
            throw Refusal.misuse(target + " was not made by Rondo: it is not replaced, not even with --force");
        }
    }

    private static boolean isEmptyFolder(Path folder) {
        String[] entries = folder.toFile().list();
        return entries != null && entries.length == 0;
    }

    private static void discard(Path partial, Rules rules, boolean force) throws IOException {
        lock(partial).close(); // nobody is at work in it
        if (rules.isWorthKeeping(partial) && !force) {
            throw Refusal.misuse(partial + " holds an interrupted run: --resume continues it, --force throws it away"
                    + " and begins anew");
        }
        if (!rules.isOurs(partial) && hasContent(partial)) {
            throw Refusal.misuse(partial + " was not made by Rondo: move it out of the way");
        }
        FolderTree.delete(partial);
    }

    private static boolean hasContent(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.anyMatch(entry -> !entry.endsWith(LOCK) && !AtomicFiles.isPartial(entry));
        }
    }

    private static FileChannel lock(Path partial) throws IOException {
        FileChannel channel =
                FileChannel.open(partial.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another run of this process has it: the same as another process.
        }
        if (lock == null) {
            channel.close();
            throw Refusal.misuse(partial + " is being written by another run: wait for it, or give another name");
        }
        return channel;
    }

    private static Path sibling(Path target, String suffix) {
        Path absolute = target.toAbsolutePath().normalize();
        return target.resolveSibling(absolute.getFileName() + suffix);
    }

    /** Path of the folder once it is complete. */
    public Path target() {
        return target;
    }

    /** Path of a file of the folder while it is incomplete. */
    public Path resolve(String name) {
        return partial.resolve(name);
    }

    /** Deletes what writers left behind that were killed. */
    public void sweep() {
        try (Stream<Path> files = Files.walk(partial)) {
            for (Path file : files.filter(AtomicFiles::isPartial).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw FileTrouble.writing(partial, e);
        }
    }

    /** Gives the folder its name.
     *
     * @throws Refusal if the disk refuses; the folder then stays where it is
     */
    public Path complete() {
        try {
            closeLock();
            Files.deleteIfExists(partial.resolve(LOCK));
            if (isEmptyFolder(target)) {
                Files.delete(target);
            }
            if (force && Files.exists(target)) {
                replace(sibling(target, ".replaced"));
            } else {
                Files.move(partial, target);
            }
            return target;
        } catch (IOException e) {
            throw FileTrouble.writing(target, e);
        }
    }

    private void replace(Path replaced) throws IOException {
        FolderTree.delete(replaced);
        AtomicFiles.move(target, replaced);
        try {
            Files.move(partial, target);
        } catch (IOException e) {
            AtomicFiles.move(replaced, target);
            throw e;
        }
        FolderTree.delete(replaced);
    }

    private void closeLock() throws IOException {
        open = false;
        lockFile.close();
    }

    /** Without {@link #complete} before: keeps the folder if it can be resumed, else deletes it. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        try {
            closeLock();
            Files.deleteIfExists(partial.resolve(LOCK));
            if (!rules.isWorthKeeping(partial)) {
                FolderTree.delete(partial);
            }
        } catch (IOException e) {
            throw FileTrouble.writing(partial, e);
        }
    }
}
