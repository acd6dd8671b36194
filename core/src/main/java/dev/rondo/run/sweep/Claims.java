package dev.rondo.run.sweep;

import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.atomic.FolderTree;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Claims of points: at any time at most one worker has a point.
 *
 * <pre>
 *   points/ab/ID.claim/0/owner.json   the first claim
 *   points/ab/ID.claim/1/owner.json   the one that took it over when the first owner was gone
 * </pre>
 *
 * <p>A claim is a folder with its owner in it that is renamed into its place. Renaming is atomic, also on NFS, and fails where
 * such a folder stands already, so that of several workers one gets each number. The highest number counts. After a take-over
 * the claim below is read again: were it another's by now, the new one is withdrawn.
 */
final class Claims {
    private static final int ATTEMPTS = 5;

    private final SweepFolder folder;
    private final WorkerName worker;
    private final Heartbeat heartbeat;
    private final Path stage;
    private int made;

    Claims(SweepFolder folder, WorkerName worker, Heartbeat heartbeat) {
        this.folder = folder;
        this.worker = worker;
        this.heartbeat = heartbeat;
        stage = folder.workers().resolve(worker + ".stage");
    }

    /** A point that this worker has. */
    final class Claim implements AutoCloseable {
        private final Path place;
        private final boolean isTakenOver;

        private Claim(Path place, boolean isTakenOver) {
            this.place = place;
            this.isTakenOver = isTakenOver;
        }

        /** True if the worker that had it before was gone. */
        boolean isTakenOver() {
            return isTakenOver;
        }

        /** Gives the point back. */
        @Override
        public void close() {
            Path all = place.resolveSibling("");
            try {
                deleteOlder(all, number(place));
                // Away in one step: an emptied folder in its place would not keep others out.
                FolderTree.delete(stage);
                Files.move(place, stage, StandardCopyOption.ATOMIC_MOVE);
                deleteIfEmpty(all);
                FolderTree.delete(stage);
            } catch (IOException e) {
                throw FileTrouble.writing(place, e);
            }
        }
    }

    /** Claims a point; nothing if another worker has it. */
    Optional<Claim> claim(Point point) {
        Path all = folder.claim(point);
        try {
            Optional<Path> highest = highest(all);
            if (highest.isEmpty()) {
                return place(all.resolve("0")).map(place -> new Claim(place, false));
            }
            Optional<Owner> owner = Owner.read(highest.orElseThrow());
            return owner.isPresent() && isGone(owner.orElseThrow())
                    ? takeOver(all, highest.orElseThrow(), owner.orElseThrow())
                    : Optional.empty();
        } catch (IOException e) {
            throw FileTrouble.writing(all, e);
        }
    }

    private Optional<Claim> takeOver(Path all, Path stale, Owner gone) throws IOException {
        Optional<Path> placed = place(all.resolve(Long.toString(number(stale) + 1)));
        if (placed.isEmpty()) {
            return Optional.empty();
        }
        boolean isStillStale =
                Owner.read(stale).map(Owner::token).filter(gone.token()::equals).isPresent();
        if (!isStillStale) {
            Files.move(placed.orElseThrow(), stage, StandardCopyOption.ATOMIC_MOVE);
            return Optional.empty();
        }
        return Optional.of(new Claim(placed.orElseThrow(), true));
    }

    /** Puts a claim of this worker at a place; nothing if there is one. */
    private Optional<Path> place(Path target) throws IOException {
        FolderTree.delete(stage);
        Files.createDirectories(stage);
        String token = worker + "-" + made++ + "-" + System.nanoTime();
        Owner.of(worker, token).write(stage);
        try {
            moveStage(target);
        } catch (FileSystemException e) {
            // A lost reply of a file server: what counts is whose claim is there.
            boolean isOurs =
                    Owner.read(target).map(Owner::token).filter(token::equals).isPresent();
            return isOurs ? Optional.of(target) : Optional.empty();
        }
        return Optional.of(target);
    }

    /** Renames; the folder around the place may vanish in between, when another worker gives the point back. */
    private void moveStage(Path target) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Files.createDirectories(target.resolveSibling(""));
            try {
                Files.move(stage, target, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** True if the owner of a claim does not live any more. */
    private boolean isGone(Owner owner) {
        if (owner.process().sharesScope(worker.process())) {
            return !owner.process().isAlive();
        }
        Instant latest =
                Heartbeat.last(folder.workers().resolve(owner.heartbeat())).orElse(Instant.MIN);
        return latest.equals(Instant.MIN) || latest.plus(Heartbeat.SILENCE).isBefore(heartbeat.now());
    }

    /** The owner of a point, if a worker has it. */
    static Optional<Owner> owner(Path all) {
        try {
            return highest(all).flatMap(Owner::read);
        } catch (IOException e) {
            throw FileTrouble.reading(all, e);
        }
    }

    private static Optional<Path> highest(Path all) throws IOException {
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> claims = Files.list(all)) {
            return claims.max((a, b) -> Long.compare(number(a), number(b)));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // given back a moment ago
        }
    }

    private static long number(Path claim) {
        return Long.parseLong(String.valueOf(claim.getFileName()));
    }

    private static void deleteOlder(Path all, long below) throws IOException {
        try (Stream<Path> claims = Files.list(all)) {
            for (Path claim : claims.filter(c -> number(c) < below).toList()) {
                FolderTree.delete(claim);
            }
        }
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Another worker has just claimed the point: the folder is its own now.
        }
    }
}
