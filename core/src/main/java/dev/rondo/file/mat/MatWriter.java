package dev.rondo.file.mat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes variables as a file in MATLAB's format 5. The header bears no date: equal variables are equal bytes.
 *
 * @param order the byte order
 * @param packed true if each variable is compressed, as by {@code save -v7}
 */
public record MatWriter(ByteOrder order, boolean packed) {
    /** Little-endian, not packed: what {@code save -v6} writes on most machines. */
    public static final MatWriter PLAIN = new MatWriter(ByteOrder.LITTLE_ENDIAN, false);

    private static final String TITLE = "MATLAB 5.0 MAT-file, written by Rondo";
    private static final int TITLE_LENGTH = 116;
    private static final int SUBSYSTEM_LENGTH = 8;
    private static final int TAG = 8;
    private static final int COMPLEX = 0x0800;
    private static final int LOGICAL = 0x0200;

    /** Writes a file.
     *
     * @param variables the variables by name; leaves the stream open
     * @throws IllegalArgumentException if a name is none that MATLAB knows
     */
    public void write(Map<String, ? extends MatArray> variables, OutputStream out) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(TITLE_LENGTH + SUBSYSTEM_LENGTH + 2 * Short.BYTES)
                .order(order);
        byte[] title = TITLE.getBytes(StandardCharsets.US_ASCII);
        header.put(title);
        for (int k = title.length; k < TITLE_LENGTH; k++) {
            header.put((byte) ' ');
        }
        header.position(TITLE_LENGTH + SUBSYSTEM_LENGTH);
        header.putShort((short) 0x0100).putShort((short) ('M' << 8 | 'I'));
        out.write(header.array());
        for (Map.Entry<String, ? extends MatArray> variable : variables.entrySet()) {
            requireName(variable.getKey());
            byte[] element = element(variable.getKey(), variable.getValue());
            if (packed) {
                ByteArrayOutputStream small = new ByteArrayOutputStream();
                try (DeflaterOutputStream deflater = new DeflaterOutputStream(small)) {
                    deflater.write(element);
                }
                tag(out, ElementType.COMPRESSED, small.size());
                small.writeTo(out);
            } else {
                out.write(element);
            }
        }
    }

    /** Makes sure that MATLAB takes a name: a letter, then letters, digits and underscores, 63 in all. */
    private static void requireName(String name) {
        if (!name.matches("[A-Za-z]\\w{0,62}")) {
            throw new IllegalArgumentException(
                    "a name in MATLAB is a letter and up to 62 letters, digits or underscores, got '" + name + "'");
        }
    }

    private byte[] element(String name, MatArray value) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int flags = flags(value);
        int entries = value instanceof MatArray.Sparse sparse ? sparse.real().size() : 0;
        numbers(content, ElementType.UINT32, StoredNumbers.of(flags, entries));
        int[] extents = value.dimensions().extents().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        numbers(content, StoredNumbers.of(extents));
        bytes(content, ElementType.INT8, name.getBytes(StandardCharsets.UTF_8));
        switch (value) {
            case MatArray.Numbers full -> {
                numbers(content, full.real());
                if (full.imaginary().isPresent()) {
                    numbers(content, full.imaginary().get());
                }
            }
            case MatArray.Sparse sparse -> {
                numbers(content, sparse.rowIndices());
                numbers(content, sparse.columnStarts());
                numbers(content, sparse.real());
                if (sparse.imaginary().isPresent()) {
                    numbers(content, sparse.imaginary().get());
                }
            }
            case MatArray.Text text -> text(content, text);
            case MatArray.Cell cell -> {
                for (MatArray inner : cell.cells()) {
                    content.write(element("", inner));
                }
            }
            case MatArray.Struct struct -> struct(content, struct);
            case MatArray.Unread unread ->
                throw new IllegalArgumentException(
                        "arrays of class " + unread.type().key() + " are not written");
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(TAG + content.size());
        tag(whole, ElementType.MATRIX, content.size());
        content.writeTo(whole);
        return whole.toByteArray();
    }

    private static int flags(MatArray value) {
        return switch (value) {
            case MatArray.Numbers full ->
                full.type().code()
                        | (full.logical() ? LOGICAL : 0)
                        | (full.imaginary().isPresent() ? COMPLEX : 0);
            case MatArray.Sparse sparse ->
                ArrayClass.SPARSE.code()
                        | (sparse.logical() ? LOGICAL : 0)
                        | (sparse.imaginary().isPresent() ? COMPLEX : 0);
            case MatArray.Text text -> ArrayClass.CHAR.code();
            case MatArray.Cell cell -> ArrayClass.CELL.code();
            case MatArray.Struct struct -> ArrayClass.STRUCT.code();
            case MatArray.Unread unread -> unread.type().code();
        };
    }

    /** Writes text as UTF-16 code units, columns first. */
    private void text(ByteArrayOutputStream out, MatArray.Text text) throws IOException {
        List<String> rows = text.rows();
        int columns = rows.isEmpty() ? 0 : rows.getFirst().length();
        ByteBuffer units =
                ByteBuffer.allocate(Character.BYTES * columns * rows.size()).order(order);
        for (int j = 0; j < columns; j++) {
            for (String row : rows) {
                units.putChar(row.charAt(j));
            }
        }
        bytes(out, ElementType.UINT16, units.array());
    }

    private void struct(ByteArrayOutputStream out, MatArray.Struct struct) throws IOException {
        // MATLAB itself gives each name 32 bytes, and 64 where one needs them.
        int width =
                struct.fields().keySet().stream().mapToInt(String::length).max().orElse(0) < 32 ? 32 : 64;
        numbers(out, StoredNumbers.of(width));
        ByteBuffer names = ByteBuffer.allocate(width * struct.fields().size());
        for (String name : struct.fields().keySet()) {
            requireName(name);
            names.put(name.getBytes(StandardCharsets.UTF_8)).position((names.position() + width - 1) / width * width);
        }
        bytes(out, ElementType.INT8, names.array());
        for (int k = 0; k < struct.dimensions().size(); k++) {
            for (List<MatArray> values : struct.fields().values()) {
                out.write(element("", values.get(k)));
            }
        }
    }

    private void numbers(OutputStream out, StoredNumbers numbers) throws IOException {
        numbers(out, numbers.type(), numbers);
    }

    private void numbers(OutputStream out, ElementType type, StoredNumbers numbers) throws IOException {
        bytes(out, type, numbers.toBytes(order));
    }

    private void bytes(OutputStream out, ElementType type, byte[] bytes) throws IOException {
        if (bytes.length > 0 && bytes.length <= Integer.BYTES) {
            ByteBuffer small = ByteBuffer.allocate(TAG).order(order);
            out.write(small.putInt(bytes.length << 16 | type.code()).put(bytes).array());
            return;
        }
        tag(out, type, bytes.length);
        out.write(bytes);
        out.write(new byte[-bytes.length & (TAG - 1)]);
    }

    private void tag(OutputStream out, ElementType type, int size) throws IOException {
        out.write(ByteBuffer.allocate(TAG)
                .order(order)
                .putInt(type.code())
                .putInt(size)
                .array());
    }
}
