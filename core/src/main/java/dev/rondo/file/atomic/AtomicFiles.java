package dev.rondo.file.atomic;

import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Single files that are complete or not there.
 *
 * <p>A file is written into a staging folder beside its place, forced to disk and renamed; whatever goes wrong before that
 * leaves what was there untouched.
 */
public final class AtomicFiles {
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
        new FileGroup().add(file, content, force).write();
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
        if (Files.isSymbolicLink(file) && Files.notExists(file)) {
            throw Refusal.misuse(
                    file + " is a link to a file that does not exist: give another name, or remove the link");
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

    /** The file that is replaced: of a link, that to which it leads. */
    static Path target(Path file) throws IOException {
        return Files.isSymbolicLink(file) ? file.toRealPath() : file;
    }

    /** The folder that a file lies in. */
    static Path folderOf(Path file) {
        Path folder = file.getParent();
        return folder == null ? Path.of(".") : folder;
    }
}
