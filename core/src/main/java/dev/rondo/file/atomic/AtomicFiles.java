package dev.rondo.file.atomic;

import dev.rondo.setting.Refusal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Single files that are complete or not there.
 *
 * <p>A file is written as {@code .NAME.PROCESS.partial} in the folder where it will stand, forced to disk and renamed;
 * whatever goes wrong before that leaves what was there untouched.
 */
public final class AtomicFiles {
    private static final int BUFFER = 1 << 16;
    private static final String SUFFIX = ".partial";

    private AtomicFiles() {}

    /** Writes the bytes of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes a file, whole or not at all. A link is followed; a device such as {@code /dev/null} is written directly.
     *
     * @param force true to overwrite an existing file
     * @throws Refusal if the file exists and may not be replaced, is a folder, or cannot be written
     */
    public static void write(Path file, Content content, boolean force) {
        requireFree(file, force);
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
                    content.writeTo(out);
                }
            } else {
                replace(target(file), content);
            }
        } catch (IOException e) {
            throw FileTrouble.writing(file, e);
        }
    }

    /** Writes text as UTF-8. */
    public static void write(Path file, String text, boolean force) {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)), force);
    }

    /** Makes sure, before long work, that the file can be written at its end.
     *
     * @throws Refusal as {@link #write} would
     */
    public static void requireFree(Path file, boolean force) {
        if (Files.isDirectory(file)) {
            throw Refusal.misuse(file + " is a folder: name a file in it");
        }
        if (Files.isRegularFile(file) && !force) {
            throw Refusal.misuse(file + " exists already: give another name, or --force to replace it");
        }
        Path folder = folderOf(file);
        if (!Files.isDirectory(folder)) {
            throw Refusal.misuse(file + " cannot be written: the folder " + folder + " does not exist");
        }
        if (!Files.isWritable(folder) && !Files.exists(file)) {
            throw Refusal.failed(file + " cannot be written: the folder " + folder + " is read-only");
        }
    }

    /** True if a file is one that was never completed. */
    static boolean isPartial(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".") && name.endsWith(SUFFIX) && Files.isRegularFile(file);
    }

    /** The file that is replaced: of a link, that to which it leads. */
    static Path target(Path file) throws IOException {
        return Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
    }

    private static void replace(Path file, Content content) throws IOException {
        Path partial = stage(file, content);
        try {
            move(partial, file);
        } finally {
            discard(partial);
        }
    }

    /** Writes a complete partial file beside the place of a file. */
    static Path stage(Path file, Content content) throws IOException {
        Path partial = folderOf(file)
                .resolve(
                        "." + file.getFileName() + "." + ProcessHandle.current().pid() + SUFFIX);
        Files.deleteIfExists(partial); // of a process that was killed and had our number
        boolean isComplete = false;
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
            isComplete = true;
        } finally {
            if (!isComplete) {
                discard(partial);
            }
        }
        return partial;
    }

    /** Deletes a file if it is there; one that cannot be deleted stays. */
    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    /** Renames in one step where the file system can. */
    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.getParent();
        return folder == null ? Path.of(".") : folder;
    }
}
