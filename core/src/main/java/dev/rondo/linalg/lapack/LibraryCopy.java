package dev.rondo.linalg.lapack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * Copy of a shared library in a cache. Beside it, {@code NAME.crc} notes checksum, size and time of change: a file that has
 * changed since is compared with its checksum, and one that is damaged is copied again, since loading it would end the JVM.
 */
final class LibraryCopy {
    private LibraryCopy() {}

    /** Source of a library. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** Makes sure that a file is the library of that size.
     *
     * @param size number of bytes of the library
     */
    static void require(Source source, long size, Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != size || !isAsCopied(file)) {
            copy(source, file);
        }
    }

    private static boolean isAsCopied(Path file) throws IOException {
        Path note = note(file);
        if (!Files.isRegularFile(note)) {
            return false;
        }
        String noted = Files.readString(note).strip();
        if (noted.equals(noted(crc(noted), file))) {
            return true;
        }
        String found = noted(checksum(file), file);
        boolean isGood = crc(found).equals(crc(noted));
        if (isGood) {
            write(note, found);
        }
        return isGood;
    }

    private static void copy(Source source, Path file) throws IOException {
        Path part = Files.createTempFile(file.getParent(), name(file), ".part");
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(source.open(), crc)) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            write(note(file), noted(Long.toHexString(crc.getValue()), file));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void write(Path note, String text) throws IOException {
        Path part = Files.createTempFile(note.getParent(), name(note), ".part");
        try {
            Files.writeString(part, text);
            Files.move(part, note, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String noted(String crc, Path file) throws IOException {
        return crc + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    }

    private static String crc(String noted) {
        int end = noted.indexOf(' ');
        return end < 0 ? "" : noted.substring(0, end);
    }

    private static String checksum(Path file) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Long.toHexString(crc.getValue());
    }

    private static Path note(Path file) {
        return file.resolveSibling(name(file) + ".crc");
    }

    private static String name(Path file) {
        return Objects.toString(file.getFileName());
    }
}
