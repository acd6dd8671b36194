package dev.rondo.file.atomic;

import dev.rondo.setting.Refusal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A folder that is filled under the name {@code NAME.partial} and bears its own only when it is complete.
 *
 * <pre>
 *   create: NAME.partial, marked, locked  ->  files claimed and written  ->  complete: renamed to NAME
 *                                                                        ->  closed before: kept for a resume, or emptied
 * </pre>
 *
 * <p>A folder is Rondo's by its {@link Mark}, and a file in it by the mark's list or a claim. With force, what was at NAME is
 * moved to {@code .NAME.UUID.replaced}, by the identity in its mark, just before the renaming and deleted just after. If the
 * machine stops in between, the next call finds NAME missing and puts it back.
 */
public final class WorkFolder implements AutoCloseable {
    private static final String PARTIAL = ".partial";
    private static final String REPLACED = ".replaced";
    private static final Pattern OF_REPLACED =
            Pattern.compile("\\..+\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.replaced");

    private final Disk disk;
    private final Path target;
    private final Path partial;
    private final FolderLock lock;
    private final Mark mark;
    private final Set<String> claims;
    private final Kind kind;
    private final boolean force;
    private boolean open = true;

    private WorkFolder(Disk disk, Place place, FolderLock lock, Mark mark, Kind kind, boolean force)
            throws IOException {
        this.disk = disk;
        this.target = place.target;
        this.partial = place.partial;
        this.lock = lock;
        this.mark = mark;
        this.claims = OwnedTree.claims(partial);
        this.kind = kind;
        this.force = force;
    }

    /**
     * Kind of a folder.
     *
     * @param name name in marks, such as "run"
     * @param isWorthKeeping true for a partial folder that can be resumed
     */
    public record Kind(String name, Predicate<Path> isWorthKeeping) {}

    /** Where a folder is made: links are followed. */
    private record Place(Path target, Path partial) {
        static Place of(Path named) {
            if (named.toAbsolutePath().normalize().getFileName() == null) {
                throw Refusal.misuse(named + " is the root of the disk: name a folder in it");
            }
            Path target = followed(named);
            return new Place(target, sibling(target, PARTIAL));
        }

        private static Path followed(Path named) {
            if (!Files.isSymbolicLink(named)) {
                return named;
            }
            try {
                return named.toRealPath();
            } catch (IOException e) {
                throw Refusal.misuse(named + " is a link that leads nowhere: give another name, or remove the link", e);
            }
        }
    }

    /** Path of the folder until it is complete. */
    public static Path partialOf(Path target) {
        return Place.of(target).partial;
    }

    /** True if a folder was made by Rondo: it bears a mark. */
    public static boolean isMarked(Path folder) {
        return Mark.of(folder).isPresent();
    }

    /** Starts an empty folder.
     *
     * @param recipe hash of the settings that it is made from
     * @param force true to replace a complete folder of that name and to discard an interrupted one
     * @throws Refusal if there is one and it may not, or if the disk refuses
     */
    public static WorkFolder create(Path target, Kind kind, String recipe, boolean force) {
        return create(RealDisk.INSTANCE, target, kind, recipe, force);
    }

    static WorkFolder create(Disk disk, Path named, Kind kind, String recipe, boolean force) {
        Place place = Place.of(named);
        requireFree(disk, place.target, force);
        try {
            boolean isOld = Files.exists(place.partial, LinkOption.NOFOLLOW_LINKS) && !isFree(place.partial);
            if (isOld) {
                requireOurs(place);
            }
            disk.createFolders(place.partial);
            FolderLock lock = lock(place.partial);
            try {
                if (isOld) {
                    discard(disk, place.partial, kind, force);
                }
                Mark mark = Mark.begun(kind.name, name(place.target), recipe);
                mark.write(disk, place.partial);
                return new WorkFolder(disk, place, lock, mark, kind, force);
            } catch (IOException | RuntimeException e) {
                lock.release();
                throw e;
            }
        } catch (IOException e) {
            throw FileTrouble.writing(place.partial, e);
        }
    }

    /** Takes up a folder that was interrupted.
     *
     * @throws Refusal if there is none, it is not Rondo's, or another process works in it
     */
    public static WorkFolder resume(Path target, Kind kind, boolean force) {
        return resume(RealDisk.INSTANCE, target, kind, force);
    }

    static WorkFolder resume(Disk disk, Path named, Kind kind, boolean force) {
        Place place = Place.of(named);
        requireFree(disk, place.target, force);
        if (!Files.isDirectory(place.partial)) {
            throw Refusal.misuse("There is nothing to resume: " + place.partial + " does not exist");
        }
        requireOurs(place);
        try {
            FolderLock lock = lock(place.partial);
            try {
                Mark mark = Mark.of(place.partial).orElseThrow(() -> notOurs(place.partial));
                WorkFolder folder = new WorkFolder(disk, place, lock, mark, kind, force);
                mark.files().keySet().forEach(folder::claim);
                return folder;
            } catch (IOException | RuntimeException e) {
                lock.release();
                throw e;
            }
        } catch (IOException e) {
            throw FileTrouble.writing(place.partial, e);
        }
    }

    /** True for an empty folder, or one whose maker was killed before it had written its mark. */
    private static boolean isFree(Path partial) throws IOException {
        if (Files.isSymbolicLink(partial) || !Files.isDirectory(partial)) {
            return false;
        }
        try (var entries = Files.list(partial)) {
            return entries.allMatch(FolderLock::isLockFile);
        }
    }

    /** Refuses a partial folder that bears no mark of an interrupted run of this name. */
    private static void requireOurs(Place place) {
        Mark mark = Mark.of(place.partial).orElseThrow(() -> notOurs(place.partial));
        if (mark.complete() && !mark.name().equals(name(place.target))) {
            throw Refusal.misuse(place.partial + " is a complete folder of its own, not an interrupted " + place.target
                    + ": it stays as it is. Give another name");
        }
    }

    private static Refusal notOurs(Path folder) {
        return Refusal.misuse(folder + " is in the way and was not made by Rondo (it bears no " + Mark.FILE
                + "): it stays as it is. Move it, or give another name");
    }

    private static void requireFree(Disk disk, Path target, boolean force) {
        try {
            settleReplaced(disk, target);
            Staging.clean(disk, AtomicFiles.folderOf(target));
            if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS) || isEmptyFolder(target)) {
                return;
            }
            if (!force) {
                throw Refusal.misuse(target + " exists already: give another name, or --force to replace it");
            }
            requireReplaceable(target);
        } catch (IOException e) {
            throw FileTrouble.writing(target, e);
        }
    }

    private static void requireReplaceable(Path target) throws IOException {
        OwnedTree tree = OwnedTree.of(target)
                .orElseThrow(() -> Refusal.misuse(target + " was not made by Rondo (it bears no " + Mark.FILE
                        + "): it is not replaced, not even with --force. Move it, or give another name"));
        List<Path> strangers = tree.strangers();
        if (!strangers.isEmpty()) {
            throw Refusal.misuse(target + " holds what Rondo did not write, such as " + strangers.getFirst()
                    + ": it is not replaced, not even with --force. Move that, or give another name");
        }
    }

    /** Puts back a folder that was about to be replaced when the machine stopped, or deletes it if it was replaced. */
    private static void settleReplaced(Disk disk, Path target) throws IOException {
        Path folder = AtomicFiles.folderOf(target);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var entries = Files.newDirectoryStream(folder, entry -> isReplaced(entry, name(target)))) {
            for (Path entry : entries) {
                if (isEmptyFolder(entry)) {
                    disk.delete(entry);
                } else if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                    disk.move(entry, target);
                    disk.force(folder);
                } else if (Mark.of(target).isPresent()) {
                    OwnedTree.of(entry).orElseThrow(() -> notOurs(entry)).delete(disk);
                }
            }
        }
    }

    /** True for {@code .NAME.UUID.replaced} with that identity in its mark. */
    private static boolean isReplaced(Path folder, String name) throws IOException {
        return String.valueOf(folder.getFileName()).startsWith("." + name + ".") && isReplaced(folder);
    }

    /** True for a folder that was about to be deleted because another took its name. */
    static boolean isReplaced(Path folder) throws IOException {
        String own = String.valueOf(folder.getFileName());
        return OF_REPLACED.matcher(own).matches()
                && (Mark.of(folder)
                                .filter(mark -> own.endsWith("." + mark.id() + REPLACED))
                                .isPresent()
                        || isEmptyFolder(folder));
    }

    /** True for a folder in which work has begun that is not complete. */
    static boolean isPartial(Path folder) {
        String own = String.valueOf(folder.getFileName());
        return own.endsWith(PARTIAL)
                && Mark.of(folder)
                        .filter(mark -> !mark.complete() || own.equals(mark.name() + PARTIAL))
                        .isPresent();
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        return Files.isDirectory(folder) && !Files.isSymbolicLink(folder) && OwnedTree.isEmpty(folder);
    }

    private static void discard(Disk disk, Path partial, Kind kind, boolean force) throws IOException {
        if (kind.isWorthKeeping.test(partial) && !force) {
            throw Refusal.misuse(partial + " holds an interrupted run: --resume continues it, --force throws it away"
                    + " and begins anew");
        }
        OwnedTree tree = OwnedTree.of(partial).orElseThrow(() -> notOurs(partial));
        List<Path> strangers = tree.strangers();
        if (!strangers.isEmpty()) {
            throw Refusal.misuse(partial + " holds what Rondo did not write, such as " + strangers.getFirst()
                    + ": it stays as it is. Move that, or give another name");
        }
        tree.empty(disk);
    }

    private static FolderLock lock(Path partial) throws IOException {
        return FolderLock.tryLock(partial)
                .orElseThrow(() -> Refusal.misuse(partial + " is being written by another run ("
                        + FolderLock.holder(partial) + "): wait for it, or give another name"));
    }

    private static String name(Path target) {
        return String.valueOf(target.toAbsolutePath().normalize().getFileName());
    }

    private static Path sibling(Path target, String suffix) {
        return target.resolveSibling(name(target) + suffix);
    }

    /** Path of the folder once it is complete. */
    public Path target() {
        return target;
    }

    /** Path of a file of the folder while it is incomplete. */
    public Path resolve(String name) {
        return partial.resolve(name);
    }

    /**
     * Notes on disk that a file belongs to the folder, before it is written.
     *
     * @param path below the folder, separated by slashes; one that ends in a slash claims all below it
     */
    public synchronized void claim(String path) {
        if (path.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("A file in a folder has a name of one line: " + path);
        }
        if (!claims.add(path)) {
            return;
        }
        try {
            Path list = partial.resolve(OwnedTree.CLAIMS);
            boolean isFirst = Files.notExists(list);
            disk.append(list, (path + "\n").getBytes(StandardCharsets.UTF_8));
            disk.force(list);
            if (isFirst) {
                disk.force(partial);
            }
        } catch (IOException e) {
            claims.remove(path);
            throw FileTrouble.writing(partial.resolve(path), e);
        }
    }

    /** Writes a file of the folder, whole or not at all, in place of the one before. */
    public void write(String path, AtomicFiles.Content content) {
        claim(path);
        Path file = resolve(path);
        Path begun = resolve(OwnedTree.partialOf(path));
        try {
            disk.createFolders(AtomicFiles.folderOf(file));
            disk.delete(begun);
            try (OutputStream out = new BufferedOutputStream(disk.create(begun))) {
                content.writeTo(out);
            }
            disk.force(begun);
            disk.move(begun, file);
        } catch (IOException e) {
            throw FileTrouble.writing(file, e);
        } finally {
            forget(begun);
        }
    }

    /** Writes a text as UTF-8. */
    public void write(String path, String text) {
        write(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void forget(Path begun) {
        try {
            disk.delete(begun);
        } catch (IOException e) {
            // It is claimed: what becomes of the folder becomes of it.
        }
    }

    /** Deletes what writers left behind that were killed. */
    public void sweep() {
        try (var below = Files.walk(partial)) {
            for (Path folder : below.filter(Files::isDirectory).toList()) {
                if (Files.exists(folder)) {
                    Staging.clean(disk, folder);
                }
            }
            for (String claim : claims) {
                Path begun = resolve(OwnedTree.partialOf(claim));
                if (!claim.endsWith("/") && Files.exists(begun, LinkOption.NOFOLLOW_LINKS)) {
                    disk.delete(begun);
                }
            }
        } catch (IOException e) {
            throw FileTrouble.writing(partial, e);
        }
    }

    /** Gives the folder its name, with the digests of its files in its mark.
     *
     * @throws Refusal if the disk refuses; the folder then stays where it is
     */
    public Path complete() {
        try {
            OwnedTree tree = OwnedTree.of(partial).orElseThrow(() -> notOurs(partial));
            mark.complete(tree.digests()).write(disk, partial);
            disk.delete(partial.resolve(OwnedTree.CLAIMS));
            tree.force(disk);
            Commits.during(this::rename);
            open = false;
            return target;
        } catch (IOException e) {
            throw FileTrouble.writing(target, e);
        }
    }

    private void rename() throws IOException {
        Path folder = AtomicFiles.folderOf(target);
        if (isEmptyFolder(target)) {
            disk.delete(target);
        }
        Optional<Path> replaced = Optional.empty();
        if (force && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            requireReplaceable(target);
            Mark before = Mark.of(target).orElseThrow(() -> notOurs(target));
            replaced = Optional.of(target.resolveSibling("." + name(target) + "." + before.id() + REPLACED));
            disk.move(target, replaced.get());
        }
        try {
            lock.release(); // Windows renames no folder in which a file is open
            requireAbsent(target);
            disk.move(partial, target);
        } catch (IOException | RuntimeException e) {
            if (replaced.isPresent()) {
                disk.move(replaced.get(), target);
            }
            throw e;
        }
        disk.force(folder);
        if (replaced.isPresent()) {
            OwnedTree tree = OwnedTree.of(replaced.get()).orElseThrow(() -> notOurs(target));
            tree.delete(disk);
        }
    }

    private static void requireAbsent(Path target) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw Refusal.misuse(target + " exists already: give another name, or --force to replace it");
        }
    }

    /** Without {@link #complete} before: keeps the folder if it can be resumed, else deletes what is Rondo's in it. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try (lock) {
            Optional<OwnedTree> tree = OwnedTree.of(partial);
            if (kind.isWorthKeeping.test(partial)) {
                if (tree.isPresent()) {
                    tree.get().force(disk);
                }
            } else if (tree.isPresent()) {
                tree.get().empty(disk);
                disk.delete(partial.resolve(Mark.FILE));
                lock.release();
                deleteIfEmpty();
            }
        } catch (IOException e) {
            throw FileTrouble.writing(partial, e);
        }
    }

    /** Another start may have taken the folder over as soon as the lock was free. */
    private void deleteIfEmpty() throws IOException {
        try {
            if (isEmptyFolder(partial)) {
                disk.delete(partial);
            }
        } catch (DirectoryNotEmptyException taken) {
            return;
        }
    }
}
