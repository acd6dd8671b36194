package dev.rondo.file.atomic;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A disk that works on a real folder, remembers what of it was forced to the device, and stops at a chosen operation: as if
 * the process had been killed (what was written stays) or the power had failed (only what was forced stays).
 */
final class FragileDisk implements Disk {
    private final Path root;
    private final Folder top;
    private final int stop;
    private int operations;

    /** The end of the process. Nothing catches it but tests. */
    static final class Stopped extends Error {
        private static final long serialVersionUID = 1;
    }

    private sealed interface Node permits Data, Folder {}

    /** A file: what of its content was forced. */
    private static final class Data implements Node {
        private byte[] durable = {};
        private FileTime time = FileTime.fromMillis(0);
    }

    /** A folder: its entries now, and those that were forced. */
    private static final class Folder implements Node {
        private final Map<String, Node> now = new TreeMap<>();
        private Map<String, Node> durable = new TreeMap<>();
    }

    /**
     * @param root a folder whose present content counts as forced
     * @param stop number of operations before the stop
     */
    FragileDisk(Path root, int stop) throws IOException {
        this.root = root;
        this.stop = stop;
        top = folder(root);
    }

    private static Folder folder(Path path) throws IOException {
        Folder folder = new Folder();
        try (var entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                folder.now.put(entry.getFileName().toString(), Files.isDirectory(entry) ? folder(entry) : data(entry));
            }
        }
        folder.durable = new TreeMap<>(folder.now);
        return folder;
    }

    private static Data data(Path file) throws IOException {
        Data data = new Data();
        data.durable = Files.readAllBytes(file);
        data.time = Files.getLastModifiedTime(file);
        return data;
    }

    private void step() {
        if (operations++ >= stop) {
            throw new Stopped();
        }
    }

    private Folder parent(Path path) {
        Folder at = top;
        Path inside = root.relativize(path.toAbsolutePath().normalize());
        for (int k = 0; k + 1 < inside.getNameCount(); k++) {
            at = (Folder) Objects.requireNonNull(at.now.get(inside.getName(k).toString()));
        }
        return at;
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        step();
        OutputStream out = RealDisk.INSTANCE.create(file);
        parent(file).now.put(name(file), new Data());
        return out;
    }

    @Override
    public void append(Path file, byte[] bytes) throws IOException {
        step();
        RealDisk.INSTANCE.append(file, bytes);
        parent(file).now.putIfAbsent(name(file), new Data());
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        step();
        RealDisk.INSTANCE.createFolder(folder);
        parent(folder).now.putIfAbsent(name(folder), new Folder());
    }

    @Override
    public void force(Path path) throws IOException {
        step();
        Node node = path.toAbsolutePath().normalize().equals(root)
                ? top
                : Objects.requireNonNull(parent(path).now.get(name(path)));
        switch (node) {
            case Data data -> {
                data.durable = Files.readAllBytes(path);
                data.time = Files.getLastModifiedTime(path);
            }
            case Folder folder -> folder.durable = new TreeMap<>(folder.now);
        }
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        RealDisk.INSTANCE.move(from, to);
        parent(to).now.put(name(to), parent(from).now.remove(name(from)));
    }

    @Override
    public void link(Path link, Path file) throws IOException {
        step();
        RealDisk.INSTANCE.link(link, file);
        parent(link).now.put(name(link), parent(file).now.get(name(file)));
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        RealDisk.INSTANCE.delete(file);
        parent(file).now.remove(name(file));
    }

    /** State that a next process finds after a kill, in another folder. */
    void afterKill(Path copy) throws IOException {
        try (var below = Files.walk(root)) {
            for (Path path : below.toList()) {
                Path to = copy.resolve(root.relativize(path).toString());
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(path, to, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** State that a next process finds after a power failure, in another folder. */
    void afterPowerFailure(Path copy) throws IOException {
        write(top, copy);
    }

    private static void write(Folder folder, Path to) throws IOException {
        Files.createDirectories(to);
        for (Map.Entry<String, Node> entry : folder.durable.entrySet()) {
            Path path = to.resolve(entry.getKey());
            switch (entry.getValue()) {
                case Folder below -> write(below, path);
                case Data data -> {
                    Files.write(path, data.durable);
                    Files.setLastModifiedTime(path, data.time);
                }
            }
        }
    }

    /** Runs work until it ends or the disk stops; true if it ended. */
    static Optional<Throwable> until(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (Stopped stopped) {
            return Optional.of(stopped);
        }
    }
}
