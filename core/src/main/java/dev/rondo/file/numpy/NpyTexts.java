package dev.rondo.file.numpy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array of texts, NumPy's {@code <U}: each text has the same number of code points, padded with zeros. Read are also
 * texts of bytes, {@code |S}.
 *
 * @param values values in C order
 * @param shape extents, outermost first
 */
public record NpyTexts(List<String> values, List<Integer> shape) {
    private static final Pattern DESCR = Pattern.compile("([<>|=]?)([US])(\\d{1,6})");
    private static final int PREFIX = 10;
    private static final int ALIGNMENT = 64;

    /** @throws IllegalArgumentException if shape and number disagree */
    public NpyTexts {
        values = List.copyOf(values);
        shape = List.copyOf(shape);
        long size = 1;
        for (int extent : shape) {
            size = Math.multiplyExact(size, extent);
        }
        if (size != values.size()) {
            throw new IllegalArgumentException(
                    "An array of shape " + shape + " cannot hold " + values.size() + " texts");
        }
    }

    /** Texts in a row. */
    public static NpyTexts of(List<String> values) {
        return new NpyTexts(values, List.of(values.size()));
    }

    /**
     * The texts in an NPY member; nothing if it holds something else.
     *
     * @throws IllegalArgumentException if it holds texts and is damaged
     */
    static Optional<NpyTexts> parse(byte[] npy) {
        if (npy.length < PREFIX || npy[6] != 1) {
            return Optional.empty();
        }
        int header = Short.toUnsignedInt(
                ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN).getShort(PREFIX - 2));
        if (npy.length < PREFIX + header) {
            return Optional.empty();
        }
        Object literal = PythonLiteral.parse(new String(npy, PREFIX, header, StandardCharsets.ISO_8859_1));
        if (!(literal instanceof Map<?, ?> entries)
                || !(entries.get("descr") instanceof String descr)
                || !(entries.get("shape") instanceof List<?> extents)) {
            return Optional.empty();
        }
        Matcher type = DESCR.matcher(descr);
        if (!type.matches()) {
            return Optional.empty();
        }
        if (Boolean.TRUE.equals(entries.get("fortran_order")) && extents.size() > 1) {
            throw new IllegalArgumentException("texts are read in C order: this array is in Fortran order");
        }
        List<Integer> shape = new ArrayList<>();
        long size = 1;
        for (Object extent : extents) {
            int count = ((BigInteger) extent).intValueExact();
            shape.add(count);
            size = Math.multiplyExact(size, count);
        }
        int width = Integer.parseInt(type.group(3));
        int unit = type.group(2).equals("U") ? Integer.BYTES : Byte.BYTES;
        ByteBuffer points = ByteBuffer.wrap(npy, PREFIX + header, npy.length - PREFIX - header)
                .order(descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        if (size * width * unit != points.remaining()) {
            throw new IllegalArgumentException("the array of texts is cut off: shape " + shape + " of " + descr);
        }
        List<String> values = new ArrayList<>();
        for (long k = 0; k < size; k++) {
            values.add(unit == 1 ? bytes(points, width) : text(points, width));
        }
        return Optional.of(new NpyTexts(values, shape));
    }

    private static String bytes(ByteBuffer in, int width) {
        byte[] text = new byte[width];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8).replaceAll("\0+$", "");
    }

    private static String text(ByteBuffer points, int width) {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < width; c++) {
            int point = points.getInt();
            if (point != 0) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }

    /** Bytes of an NPY member, format 1.0, little-endian. */
    byte[] toBytes() {
        int width = Math.max(
                1,
                values.stream()
                        .mapToInt(v -> v.codePointCount(0, v.length()))
                        .max()
                        .orElse(1));
        String dictionary = "{'descr': '<U" + width + "', 'fortran_order': False, 'shape': "
                + NpyArray.shapeText(shape.stream().mapToInt(Integer::intValue).toArray()) + ", }";
        int unpadded = PREFIX + dictionary.length() + 1;
        int length = unpadded + Math.floorMod(-unpadded, ALIGNMENT);
        ByteBuffer bytes = ByteBuffer.allocate(length + values.size() * width * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(NpyFile.MAGIC).put((byte) 1).put((byte) 0).putShort((short) (length - PREFIX));
        bytes.put((dictionary + " ".repeat(length - unpadded) + "\n").getBytes(StandardCharsets.US_ASCII));
        for (String value : values) {
            int[] points = value.codePoints().toArray();
            for (int c = 0; c < width; c++) {
                bytes.putInt(c < points.length ? points[c] : 0);
            }
        }
        return bytes.array();
    }
}
