package dev.rondo.file.numpy;

import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.setting.Memory;
import dev.rondo.setting.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * One array in an {@code .npy} file: read in format 1.0, 2.0 and 3.0, any byte order, C or Fortran order; written in
 * format 1.0, little-endian, C order.
 */
public final class NpyFile {
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /** NumPy itself refuses headers beyond 10 000 characters. */
    private static final int LONGEST_HEADER = 1 << 16;

    private static final int BUFFER = 1 << 16;

    private NpyFile() {}

    /** @throws Refusal if the file is missing, damaged, hostile, or holds no numbers */
    public static NpyArray read(Path file) {
        FileTrouble.requireReadable(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return read(in, Files.size(file), file.toString());
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        }
    }

    /** The shape of an array, without reading its numbers; nothing if the file holds no numbers that could be read. */
    public static Optional<int[]> shape(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return Optional.of(readHeader(in).extents());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads an array that fills a stream.
     *
     * @param length declared length of the stream, in bytes
     * @param where name of the place in messages: a file, or a file and its member
     * @throws Refusal if the array is damaged, hostile, or holds no numbers
     */
    static NpyArray read(InputStream in, long length, String where) throws IOException {
        try {
            return read(in, length);
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(where + ": " + e.getMessage(), e);
        }
    }

    private static NpyArray read(InputStream in, long length) throws IOException {
        NpyHeader header = readHeader(in);
        requireSize(header, length - header.length());
        return numbers(in, header);
    }

    /** @throws IllegalArgumentException if no NPY header stands there, or it declares no numbers */
    static NpyHeader readHeader(InputStream in) throws IOException {
        byte[] magic = in.readNBytes(MAGIC.length);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IllegalArgumentException("this is no NPY array: the first bytes are not \\x93NUMPY");
        }
        byte[] version = require(in, 2);
        boolean old = version[0] == 1;
        if (version[0] < 1 || version[0] > 3 || version[1] != 0) {
            throw new IllegalArgumentException("NPY formats 1.0, 2.0 and 3.0 are read: this one is "
                    + Byte.toUnsignedInt(version[0]) + "." + Byte.toUnsignedInt(version[1]));
        }
        ByteBuffer lengthField = little(require(in, old ? 2 : 4));
        long length = old ? Short.toUnsignedLong(lengthField.getShort()) : Integer.toUnsignedLong(lengthField.getInt());
        if (length > LONGEST_HEADER) {
            throw new IllegalArgumentException("an NPY header has at most " + LONGEST_HEADER
                    + " bytes: this one claims " + length + ". The file is damaged or hostile");
        }
        Charset charset = version[0] == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        int start = MAGIC.length + version.length + lengthField.capacity();
        return NpyHeader.parse(new String(require(in, (int) length), charset), start + (int) length);
    }

    private static void requireSize(NpyHeader header, long there) {
        long wanted = (long) header.size() * header.type().bytes();
        String claim = "shape " + header.shapeText() + " of " + header.type().key() + " takes " + wanted + " bytes, "
                + Math.max(there, 0) + " are there";
        if (there < wanted) {
            throw new IllegalArgumentException("the array is cut off: " + claim);
        }
        if (there > wanted) {
            throw new IllegalArgumentException("there is something behind the array: " + claim);
        }
        Memory.require((header.fortranOrder() ? 16L : 8L) * header.size(), "the array of shape " + header.shapeText());
    }

    private static NpyArray numbers(InputStream in, NpyHeader header) throws IOException {
        NpyType type = header.type();
        int size = header.size();
        FortranOrder order = header.fortranOrder() ? new FortranOrder(header.extents()) : null;
        if (type.isWhole()) {
            long[] out = new long[size];
            decode(in, header, (k, bytes) -> out[k] = type.whole(bytes));
            return NpyArray.whole(type, order == null ? out : order.toC(out), header.extents());
        }
        double[] out = new double[size];
        decode(in, header, (k, bytes) -> out[k] = type.floating(bytes));
        return NpyArray.floating(type, order == null ? out : order.toC(out), header.extents());
    }

    /** Takes the next number from the bytes. */
    @FunctionalInterface
    private interface Decoder {
        void next(int k, ByteBuffer bytes);
    }

    private static void decode(InputStream in, NpyHeader header, Decoder decoder) throws IOException {
        int width = header.type().bytes();
        int perChunk = BUFFER / width;
        for (int k = 0; k < header.size(); ) {
            int count = Math.min(perChunk, header.size() - k);
            ByteBuffer bytes = ByteBuffer.wrap(require(in, count * width)).order(header.byteOrder());
            for (int end = k + count; k < end; k++) {
                decoder.next(k, bytes);
            }
        }
    }

    private static byte[] require(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new IllegalArgumentException(
                    "the array is cut off: " + count + " more bytes belong here, " + bytes.length + " are there");
        }
        return bytes;
    }

    /** Writes an array: float64 and float32 as they are, whole numbers as int64. */
    public static void write(OutputStream out, NpyArray array) throws IOException {
        NpyType type = writtenAs(array.type());
        out.write(header(array).toBytes());
        // Chunks: neither one write per number nor the whole array twice.
        byte[] bytes = new byte[BUFFER];
        ByteBuffer chunk = little(bytes);
        double[] floating = type.isWhole() ? new double[0] : array.toDoubles();
        long[] whole = type.isWhole() ? array.toLongs() : new long[0];
        for (int k = 0; k < array.size(); k++) {
            switch (type) {
                case F4 -> chunk.putFloat((float) floating[k]);
                case F8 -> chunk.putDouble(floating[k]);
                default -> chunk.putLong(whole[k]);
            }
            if (chunk.remaining() < Double.BYTES) {
                out.write(bytes, 0, chunk.position());
                chunk.clear();
            }
        }
        out.write(bytes, 0, chunk.position());
    }

    /** Number of bytes that {@link #write} will write. */
    static long writtenSize(NpyArray array) {
        return header(array).toBytes().length
                + (long) array.size() * writtenAs(array.type()).bytes();
    }

    private static NpyHeader header(NpyArray array) {
        return NpyHeader.forWriting(writtenAs(array.type()), array.shapeList());
    }

    private static NpyType writtenAs(NpyType type) {
        return switch (type) {
            case F2, F4 -> NpyType.F4;
            case F8 -> NpyType.F8;
            default -> NpyType.I8;
        };
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
