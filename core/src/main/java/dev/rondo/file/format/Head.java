package dev.rondo.file.format;

import dev.rondo.file.atomic.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Name and first bytes of a file or folder, by which its form is told. */
public final class Head {
    private static final int BYTES = 4096;

    private final Path file;
    private final byte[] bytes;

    private Head(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** Reads the first bytes.
     *
     * @throws dev.rondo.setting.Refusal if the file is missing, empty or unreadable
     */
    public static Head of(Path file) {
        if (Files.isDirectory(file)) {
            return new Head(file, new byte[0]);
        }
        FileTrouble.requireReadable(file);
        try (InputStream in = Files.newInputStream(file)) {
            return new Head(file, in.readNBytes(BYTES));
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        }
    }

    public Path file() {
        return file;
    }

    public boolean isFolder() {
        return Files.isDirectory(file);
    }

    /** The first bytes, copied: 4096, or all if they are fewer. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The first bytes as characters of the same numbers. */
    public String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** True if the name has this ending, in upper or lower case. */
    public boolean hasEnding(String ending) {
        return hasEnding(file, ending);
    }

    static boolean hasEnding(Path file, String ending) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
