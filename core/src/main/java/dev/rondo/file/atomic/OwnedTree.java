package dev.rondo.file.atomic;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Files of Rondo in a marked folder: the files that the mark names, those that work in progress has claimed in
 * {@value #CLAIMS} (one path per line; a path that ends in a slash claims all below), the mark itself, and staging folders,
 * which bear marks of their own. Everything else is a stranger, and no stranger is ever deleted.
 */
final class OwnedTree {
    /** Name of the list of claims in a folder that is not complete. */
    static final String CLAIMS = ".rondo.files";

    private static final Set<String> OF_THE_WORK = Set.of(Mark.FILE, Mark.RENEWED, CLAIMS, FolderLock.FILE);

    private final Path folder;
    private final Set<String> files;
    private final List<String> folders;

    private OwnedTree(Path folder, Set<String> files, List<String> folders) {
        this.folder = folder;
        this.files = files;
        this.folders = folders;
    }

    /** Files that belong to the mark of a folder; nothing if it has no mark. */
    static Optional<OwnedTree> of(Path folder) throws IOException {
        Optional<Mark> mark = Mark.of(folder);
        if (mark.isEmpty()) {
            return Optional.empty();
        }
        Set<String> files = new HashSet<>(mark.get().files().keySet());
        files.addAll(OF_THE_WORK);
        List<String> folders = new ArrayList<>();
        for (String claim : claims(folder)) {
            if (claim.endsWith("/")) {
                folders.add(claim);
            } else {
                files.add(claim);
                files.add(partialOf(claim));
            }
        }
        return Optional.of(new OwnedTree(folder, files, folders));
    }

    /** Paths claimed by the work in a folder. */
    static Set<String> claims(Path folder) throws IOException {
        Path file = folder.resolve(CLAIMS);
        return Files.isRegularFile(file) ? new HashSet<>(Files.readAllLines(file)) : new HashSet<>();
    }

    /** Path of a claimed file while it is written: {@code .NAME.partial} beside it. */
    static String partialOf(String claim) {
        int slash = claim.lastIndexOf('/') + 1;
        return claim.substring(0, slash) + "." + claim.substring(slash) + ".partial";
    }

    /** Files below the folder that are not Rondo's. */
    List<Path> strangers() throws IOException {
        return walk().strangers.stream().sorted().toList();
    }

    /** Digests of all files of a folder whose work is done, but for those of the work itself. */
    SequencedMap<String, Digest> digests() throws IOException {
        SequencedMap<String, Digest> digests = new TreeMap<>();
        for (Path file : walk().owned) {
            if (Files.isRegularFile(file) && !OF_THE_WORK.contains(path(file))) {
                digests.put(path(file), Digest.of(file));
            }
        }
        return digests;
    }

    /** Deletes what is Rondo's but for the mark and the lock, and the folders below that are empty then. */
    void empty(Disk disk) throws IOException {
        for (Path file : walk().owned) {
            if (!path(file).equals(Mark.FILE) && !path(file).equals(FolderLock.FILE)) {
                disk.delete(file);
            }
        }
        for (Path below : folders().reversed()) {
            if (!below.equals(folder) && isEmpty(below)) {
                disk.delete(below);
            }
        }
    }

    /** Deletes what is Rondo's, the mark last, and the folder if it is empty then. */
    void delete(Disk disk) throws IOException {
        empty(disk);
        disk.delete(folder.resolve(FolderLock.FILE));
        disk.delete(folder.resolve(Mark.FILE));
        if (isEmpty(folder)) {
            disk.delete(folder);
        }
    }

    /** Forces the entries of all folders to disk. */
    void force(Disk disk) throws IOException {
        for (Path each : folders().reversed()) {
            disk.force(each);
        }
    }

    static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    /** The folder and all below, each after the one it lies in. */
    private List<Path> folders() throws IOException {
        try (var below = Files.walk(folder)) {
            return below.filter(f -> Files.isDirectory(f) && !Files.isSymbolicLink(f))
                    .toList();
        }
    }

    private boolean owns(Path file) {
        String path = path(file);
        return files.contains(path) || folders.stream().anyMatch(path::startsWith);
    }

    private String path(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private Sorting walk() throws IOException {
        Sorting sorting = new Sorting();
        Files.walkFileTree(folder, sorting);
        return sorting;
    }

    /** Tells Rondo's files from strangers. */
    private final class Sorting extends SimpleFileVisitor<Path> {
        private final List<Path> owned = new ArrayList<>();
        private final List<Path> strangers = new ArrayList<>();

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            if (directory.equals(folder) || !Staging.isStaging(directory)) {
                return FileVisitResult.CONTINUE;
            }
            try (var below = Files.walk(directory)) {
                below.filter(f -> !Files.isDirectory(f)).forEach(owned::add);
            }
            return FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            (owns(file) ? owned : strangers).add(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }
    }
}
