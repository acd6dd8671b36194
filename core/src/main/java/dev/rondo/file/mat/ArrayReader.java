package dev.rondo.file.mat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads arrays: flags, extents, name, and what their class asks for. */
final class ArrayReader {
    private static final int COMPLEX = 0x0800;
    private static final int LOGICAL = 0x0200;
    private static final int CLASS = 0xff;
    /** Deeper nesting than any program writes. */
    private static final int DEEPEST = 64;

    private static final MatArray EMPTY = MatArray.Numbers.of(Dimensions.of(0, 0));

    private ArrayReader() {}

    /**
     * Named array.
     *
     * @param name empty within cells and structs, and for MATLAB's own data
     * @param value the array
     */
    record Named(String name, MatArray value) {}

    /** Reads an array of which the reader gives the elements. */
    static Named read(ElementReader in) {
        return read(in, 0);
    }

    private static Named read(ElementReader in, int depth) {
        if (!in.hasNext()) {
            return new Named("", EMPTY); // an element of 0 bytes stands for []
        }
        String place = in.place();
        if (depth > DEEPEST) {
            throw new MatDamage(place, "arrays are nested at most " + DEEPEST + " deep");
        }
        double[] head = in.numbers().toDoubles();
        if (head.length != 2) {
            throw new MatDamage(place, "the flags of an array are 2 numbers, got " + head.length);
        }
        int flags = (int) (long) head[0];
        ArrayClass type = ArrayClass.of(flags & CLASS)
                .orElseThrow(() -> new MatDamage(place, "there is no array class " + (flags & CLASS)));
        if (type == ArrayClass.OPAQUE) {
            return new Named(in.name(), new MatArray.Unread(type)); // has no extents
        }
        int[] extents = in.wholeNumbers();
        String name = in.name();
        try {
            Dimensions dimensions = Dimensions.of(extents);
            return new Named(name, value(in, type, flags, dimensions, depth));
        } catch (IllegalArgumentException e) {
            throw new MatDamage(place, e.getMessage() == null ? "nonsense" : e.getMessage());
        }
    }

    private static MatArray value(ElementReader in, ArrayClass type, int flags, Dimensions dimensions, int depth) {
        return switch (type) {
            case CELL -> new MatArray.Cell(dimensions, arrays(in, dimensions.size(), depth));
            case STRUCT -> struct(in, dimensions, depth);
            case CHAR -> text(in, dimensions);
            case SPARSE -> sparse(in, flags, dimensions);
            case OBJECT, OBJECT_2, FUNCTION, OPAQUE -> new MatArray.Unread(type);
            default ->
                new MatArray.Numbers(dimensions, type, (flags & LOGICAL) != 0, in.numbers(), imaginary(in, flags));
        };
    }

    private static Optional<StoredNumbers> imaginary(ElementReader in, int flags) {
        return (flags & COMPLEX) == 0 ? Optional.empty() : Optional.of(in.numbers());
    }

    /** Grows with what is there: what a header declares may be more. */
    private static List<MatArray> arrays(ElementReader in, int count, int depth) {
        List<MatArray> arrays = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            arrays.add(read(in.nested(), depth + 1).value());
        }
        return arrays;
    }

    private static MatArray struct(ElementReader in, Dimensions dimensions, int depth) {
        String place = in.place();
        int[] length = in.wholeNumbers();
        byte[] names = in.name().getBytes(StandardCharsets.UTF_8);
        if (length.length != 1 || length[0] < 1 || names.length % length[0] != 0) {
            throw new MatDamage(
                    place,
                    "the names of a struct's fields have one length that divides their " + names.length + " bytes, got "
                            + Arrays.toString(length));
        }
        Map<String, List<MatArray>> fields = new LinkedHashMap<>();
        for (int start = 0; start < names.length; start += length[0]) {
            fields.put(upToZero(names, start, length[0]), new ArrayList<>());
        }
        if (fields.size() != names.length / length[0]) {
            throw new MatDamage(place, "a struct has each field once, got " + fields.keySet());
        }
        for (int k = 0; !fields.isEmpty() && k < dimensions.size(); k++) {
            for (List<MatArray> values : fields.values()) {
                values.add(read(in.nested(), depth + 1).value());
            }
        }
        return new MatArray.Struct(dimensions, fields);
    }

    private static String upToZero(byte[] names, int start, int length) {
        int end = start;
        while (end < start + length && names[end] != 0) {
            end++;
        }
        return new String(names, start, end - start, StandardCharsets.UTF_8);
    }

    private static MatArray sparse(ElementReader in, int flags, Dimensions dimensions) {
        StoredNumbers rows = in.numbers();
        StoredNumbers starts = in.numbers();
        StoredNumbers real = in.numbers();
        Optional<StoredNumbers> imaginary = imaginary(in, flags);
        if (starts.size() == 0) {
            throw new IllegalArgumentException("a sparse matrix has column starts, got none");
        }
        // Room may have been kept for more entries than there are.
        double[] all = starts.toDoubles();
        double entries = all[all.length - 1];
        if (!(entries >= 0 && entries <= Math.min(rows.size(), real.size()))) {
            throw new IllegalArgumentException("a sparse matrix declares " + entries + " entries and has " + rows.size()
                    + " row indices and " + real.size() + " values");
        }
        int count = (int) entries;
        return new MatArray.Sparse(
                dimensions,
                (flags & LOGICAL) != 0,
                rows.first(count),
                starts,
                real.first(count),
                imaginary.map(parts -> parts.first(Math.min(count, parts.size()))));
    }

    private static MatArray text(ElementReader in, Dimensions dimensions) {
        StoredNumbers stored = in.numbersOrText();
        String units = decode(stored);
        if (dimensions.isMatrix() && dimensions.rows() == 1) {
            return new MatArray.Text(dimensions, List.of(units));
        }
        if (units.length() != dimensions.size()) {
            throw new IllegalArgumentException("text of " + dimensions.text() + " has " + dimensions.size()
                    + " characters, got " + units.length());
        }
        if (units.isEmpty()) {
            return new MatArray.Text(dimensions, List.of());
        }
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < dimensions.rows(); i++) {
            StringBuilder row = new StringBuilder();
            for (int k = i; k < units.length(); k += dimensions.rows()) {
                row.append(units.charAt(k));
            }
            rows.add(row.toString());
        }
        return new MatArray.Text(dimensions, rows);
    }

    private static String decode(StoredNumbers stored) {
        if (stored.type() == ElementType.UTF8) {
            return StandardCharsets.UTF_8
                    .decode(ByteBuffer.wrap(stored.toBytes(ByteOrder.LITTLE_ENDIAN)))
                    .toString();
        }
        StringBuilder text = new StringBuilder();
        for (double unit : stored.toDoubles()) {
            if (!(unit >= 0 && unit <= Character.MAX_CODE_POINT)) {
                throw new IllegalArgumentException("there is no character of number " + unit);
            }
            text.appendCodePoint((int) unit);
        }
        return text.toString();
    }
}
