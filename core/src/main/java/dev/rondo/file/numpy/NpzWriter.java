package dev.rondo.file.numpy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an {@code .npz} file: members are stored, not packed, and carry one fixed date, so that equal contents are equal
 * bytes on every machine.
 */
public final class NpzWriter implements AutoCloseable {
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;

    /** Closing this writer completes the archive, and leaves the stream open. */
    public NpzWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** Adds an array as {@code NAME.npy}. */
    public NpzWriter array(String name, NpyArray array) throws IOException {
        // A stored member's checksum stands before its bytes: they are made twice.
        CheckedOutputStream check = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
        NpyFile.write(check, array);
        begin(name + ".npy", NpyFile.writtenSize(array), check.getChecksum().getValue());
        NpyFile.write(zip, array);
        zip.closeEntry();
        return this;
    }

    /** Adds an array of texts as {@code NAME.npy}. */
    public NpzWriter array(String name, NpyTexts texts) throws IOException {
        return member(name + ".npy", texts.toBytes());
    }

    /** Adds a member that is no array, as UTF-8. */
    public NpzWriter text(String name, String text) throws IOException {
        return member(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private NpzWriter member(String name, byte[] bytes) throws IOException {
        CRC32 check = new CRC32();
        check.update(bytes);
        begin(name, bytes.length, check.getValue());
        zip.write(bytes);
        zip.closeEntry();
        return this;
    }

    private void begin(String name, long size, long checksum) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCompressedSize(size);
        entry.setCrc(checksum);
        entry.setTimeLocal(DATE);
        zip.putNextEntry(entry);
    }

    @Override
    public void close() throws IOException {
        zip.finish();
    }
}
