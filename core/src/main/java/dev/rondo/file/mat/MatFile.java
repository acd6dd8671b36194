package dev.rondo.file.mat;

import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.setting.Memory;
import dev.rondo.setting.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads files in MATLAB's format 5. */
public final class MatFile {
    private static final int HEADER = 128;
    private static final int VERSION_AT = 124;
    private static final int VERSION = 0x0100;
    private static final int TAG = 8;
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final long size;
    private final ByteOrder order;
    private final PackedElement packed;
    private long at = HEADER;

    private MatFile(InputStream in, long size, ByteOrder order) {
        this.in = in;
        this.size = size;
        this.order = order;
        this.packed = new PackedElement(size);
    }

    /** True if a file begins as those of this format do.
     *
     * @param head its first bytes: 128, or all if they are fewer
     */
    public static boolean recognises(byte[] head) {
        String text = new String(head, 0, Math.min(head.length, HEADER), StandardCharsets.ISO_8859_1);
        return text.startsWith("MATLAB 5.0")
                || (text.length() == HEADER && (text.endsWith("\0\u0001IM") || text.endsWith("\u0001\0MI")));
    }

    /** Reads the variables of a file.
     *
     * @return the variables by name, in the order of the file
     * @throws Refusal if the file is missing, of another format, damaged or cut off, or asks for more memory than its bytes can
     *     fill
     */
    public static Map<String, MatArray> read(Path file) {
        FileTrouble.requireReadable(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return read(in, Files.size(file), file.toString());
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        }
    }

    /** Reads the variables of a file from a stream of so many bytes. */
    static Map<String, MatArray> read(InputStream in, long size, String file) throws IOException {
        try {
            Memory.require(size, "the content of the file");
            return new MatFile(in, size, order(in.readNBytes(HEADER))).variables();
        } catch (MatDamage e) {
            throw Refusal.misuse(file + " is damaged or cut off: as a MAT file, " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(file + ": " + e.getMessage(), e);
        }
    }

    private static ByteOrder order(byte[] header) {
        if (header.length < HEADER) {
            throw new MatDamage("byte " + header.length, "the header has " + HEADER + " bytes");
        }
        ByteOrder order = header[HEADER - 2] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer end = ByteBuffer.wrap(header).order(order);
        int version = end.getChar(VERSION_AT);
        if (version != VERSION || end.getChar(HEADER - 2) != ('M' << 8 | 'I')) {
            throw new MatDamage(
                    "byte " + VERSION_AT,
                    "version 0x0100 and the letters MI or IM belong here, got version 0x"
                            + Integer.toHexString(version));
        }
        return order;
    }

    private Map<String, MatArray> variables() throws IOException {
        Map<String, MatArray> variables = new LinkedHashMap<>();
        while (at < size) {
            String place = "byte " + at;
            ElementReader element = next();
            ArrayReader.Named named = ArrayReader.read(element.nested());
            // What has no name is MATLAB's own.
            if (!named.name().isEmpty() && variables.put(named.name(), named.value()) != null) {
                throw new MatDamage(place, "a variable is there once, got a second " + named.name());
            }
        }
        return Collections.unmodifiableMap(variables);
    }

    /** The next element, unpacked if need be. */
    private ElementReader next() throws IOException {
        long start = at;
        String place = "byte " + start;
        ByteBuffer tag = ByteBuffer.wrap(require(TAG, place)).order(order);
        ElementType type = ElementType.of(tag.getInt(0))
                .filter(t -> t == ElementType.MATRIX || t == ElementType.COMPRESSED)
                .orElseThrow(() -> new MatDamage(
                        place,
                        "a variable belongs here, not an element of type " + Integer.toUnsignedLong(tag.getInt(0))));
        long length = Integer.toUnsignedLong(tag.getInt(Integer.BYTES));
        byte[] content = require(length, place);
        if (type == ElementType.COMPRESSED) {
            return new ElementReader(packed.unpack(content, place, order), "byte " + start + ", unpacked byte", 0);
        }
        ByteBuffer whole = ByteBuffer.allocate(TAG + content.length).order(order);
        return new ElementReader(whole.put(tag).put(content).flip(), "byte", start);
    }

    private byte[] require(long length, String place) throws IOException {
        if (length > size - at || length > Integer.MAX_VALUE - 2L * TAG) {
            throw new MatDamage(place, "the element declares " + length + " bytes, " + (size - at) + " are left");
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw new MatDamage(place, length + " bytes belong here, " + bytes.length + " are left");
        }
        at += length;
        return bytes;
    }
}
