package dev.rondo.file.atomic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lock on a folder, held by one piece of work of one process: the operating system frees it when the process dies, however
 * it dies, and sees it across process namespaces. The lock file {@value #FILE} says who holds it.
 */
public final class FolderLock implements AutoCloseable {
    /** Name of the lock in its folder. */
    static final String FILE = ".lock";

    private static final String PREFIX = "rondo ";
    private static final int LONGEST = 400;
    private static final int TRIES = 20;

    /**
     * Locks that this process holds, by the identity of their files. They are looked up before a lock file is opened, because
     * closing any channel of a file frees all locks that the process has on it. A lock that nobody releases stays reachable
     * here with its channel: else the channel could be closed by the garbage collector, and a new file bear the old identity.
     */
    private static final Map<Object, FolderLock> HELD = new ConcurrentHashMap<>();

    private final Path file;
    private final Object key;
    private final FileChannel channel;
    private boolean closed;

    private FolderLock(Path file, Object key, FileChannel channel) {
        this.file = file;
        this.key = key;
        this.channel = channel;
    }

    /** Locks an existing folder; nothing if another piece of work holds it.
     *
     * @throws NoSuchFileException if the folder does not exist
     */
    public static Optional<FolderLock> tryLock(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        synchronized (HELD) {
            for (int tries = 0; tries < TRIES && !Files.isSymbolicLink(file); tries++) {
                if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                            .close();
                }
                Object key = key(file);
                if (HELD.containsKey(key)) {
                    return Optional.empty();
                }
                FileChannel channel;
                try {
                    channel = FileChannel.open(file, StandardOpenOption.WRITE);
                } catch (NoSuchFileException deletedMeanwhile) {
                    continue;
                }
                if (!lock(channel)) {
                    channel.close();
                    return Optional.empty();
                }
                // Its last owner may have deleted the file after it was opened here: then another one bears its name.
                if (key.equals(keyIfThere(file))) {
                    sign(channel);
                    FolderLock lock = new FolderLock(file, key, channel);
                    HELD.put(key, lock);
                    return Optional.of(lock);
                }
                channel.close();
            }
            return Optional.empty();
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Says whose the lock is; on a full disk it does not. */
    private static void sign(FileChannel channel) {
        String text = PREFIX + "process " + ProcessHandle.current().pid() + " on " + host() + "\n";
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException e) {
            return; // it holds all the same
        }
    }

    /** Who holds the lock of a folder, in words, such as "process 4711 on hal". */
    public static String holder(Path folder) {
        Path file = folder.resolve(FILE);
        synchronized (HELD) {
            try {
                if (HELD.containsKey(key(file))) {
                    return "this process";
                }
                byte[] text = new byte[LONGEST];
                try (var in = Files.newInputStream(file)) {
                    int n = in.readNBytes(text, 0, LONGEST);
                    String holder = new String(text, 0, n, StandardCharsets.UTF_8).strip();
                    return holder.startsWith(PREFIX) ? holder.substring(PREFIX.length()) : "another process";
                }
            } catch (IOException e) {
                return "another process";
            }
        }
    }

    /** True if a lock file is one that was left or is held by Rondo. */
    static boolean isLockFile(Path file) {
        try {
            return file.endsWith(FILE)
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) <= LONGEST;
        } catch (IOException e) {
            return false;
        }
    }

    private static Object key(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file.toRealPath() : key;
    }

    private static Object keyIfThere(Path file) throws IOException {
        try {
            return key(file);
        } catch (NoSuchFileException gone) {
            return gone;
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this machine";
        }
    }

    @Override
    public void close() throws IOException {
        release();
    }

    /** Deletes the lock file and frees the lock; the folder may bear another name by now, or be gone. */
    public void release() throws IOException {
        synchronized (HELD) {
            if (closed) {
                return;
            }
            closed = true;
            try (channel) {
                if (key.equals(keyIfThere(file))) {
                    Files.deleteIfExists(file);
                }
            } finally {
                HELD.remove(key);
            }
        }
    }
}
