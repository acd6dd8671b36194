package dev.rondo.file.numpy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Content of an NPY header: the kind of numbers, their byte order, whether the first index runs fastest (Fortran
 * order), and the shape.
 *
 * @param length length of the header in bytes: the offset of the first number
 */
record NpyHeader(NpyType type, ByteOrder byteOrder, boolean fortranOrder, List<Integer> shape, int length) {
    private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");
    private static final int MOST_DIMENSIONS = 32;
    /** The most numbers in one array: Java's arrays end here. */
    private static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;

    /** @throws IllegalArgumentException if the dictionary is not one that an array of numbers has */
    static NpyHeader parse(String dictionary, int length) {
        Object literal;
        try {
            literal = PythonLiteral.parse(dictionary);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the NPY header is not readable: it has " + e.getMessage(), e);
        }
        if (!(literal instanceof Map<?, ?> entries) || !entries.keySet().equals(KEYS)) {
            throw new IllegalArgumentException(
                    "an NPY header has the keys 'descr', 'fortran_order' and 'shape': it is " + brief(dictionary));
        }
        if (!(entries.get("fortran_order") instanceof Boolean fortranOrder)) {
            throw new IllegalArgumentException("'fortran_order' in the NPY header is True or False");
        }
        if (!(entries.get("shape") instanceof List<?> extents)) {
            throw new IllegalArgumentException("'shape' in the NPY header is a tuple");
        }
        List<Integer> shape = shape(extents);
        if (entries.get("descr") instanceof List<?> fields) {
            throw new IllegalArgumentException("the array is a table of " + fields.size()
                    + " named fields (a structured dtype): save each as an array of its own");
        }
        if (!(entries.get("descr") instanceof String descr)) {
            throw new IllegalArgumentException("'descr' in the NPY header is a string");
        }
        return new NpyHeader(typeOf(descr), orderOf(descr), fortranOrder, shape, length);
    }

    /** Number of elements: the product of the shape. */
    int size() {
        long size = 1;
        for (int extent : shape) {
            size *= extent;
        }
        return (int) size;
    }

    /** The shape, as NumPy writes it: {@code (100, 80)}. */
    String shapeText() {
        return NpyArray.shapeText(extents());
    }

    int[] extents() {
        return shape.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The header that is written: format 1.0, little-endian, C order. */
    static NpyHeader forWriting(NpyType type, List<Integer> shape) {
        NpyHeader header = new NpyHeader(type, ByteOrder.LITTLE_ENDIAN, false, shape, 0);
        int unpadded = NpyFile.MAGIC.length + 4 + header.dictionary().length() + 1;
        return new NpyHeader(type, ByteOrder.LITTLE_ENDIAN, false, shape, unpadded + Math.floorMod(-unpadded, 64));
    }

    /** The dictionary that NumPy would write. */
    private String dictionary() {
        return "{'descr': '" + (type.bytes() == 1 ? "|" : "<") + type.key() + "', 'fortran_order': False, 'shape': "
                + shapeText() + ", }";
    }

    /** Magic, version 1.0, length and dictionary, padded so that the numbers begin at a multiple of 64 bytes. */
    byte[] toBytes() {
        int rest = length - NpyFile.MAGIC.length - 4;
        String padded = dictionary() + " ".repeat(rest - dictionary().length() - 1) + "\n";
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(NpyFile.MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) rest)
                .put(padded.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static List<Integer> shape(List<?> extents) {
        if (extents.size() > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "an array has at most " + MOST_DIMENSIONS + " dimensions: the header says " + extents.size());
        }
        List<Integer> shape = new ArrayList<>();
        BigInteger product = BigInteger.ONE;
        for (Object item : extents) {
            if (!(item instanceof BigInteger extent) || extent.signum() < 0) {
                throw new IllegalArgumentException("the extents of an array are whole numbers from 0: the header says "
                        + brief(String.valueOf(extents)));
            }
            // A zero elsewhere must not hide an extent that is too large.
            product = product.multiply(extent.max(BigInteger.ONE));
            if (product.bitLength() > 31 || product.intValueExact() > MOST_NUMBERS) {
                throw new IllegalArgumentException("an array holds at most " + MOST_NUMBERS
                        + " numbers: the header says shape " + brief(String.valueOf(extents)));
            }
            shape.add(extent.intValueExact());
        }
        return List.copyOf(shape);
    }

    private static NpyType typeOf(String descr) {
        String name = descr.isEmpty() ? "" : descr.substring("<>|=".indexOf(descr.charAt(0)) < 0 ? 0 : 1);
        for (NpyType type : NpyType.values()) {
            if (type.key().equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException(
                switch (name.isEmpty() ? ' ' : name.charAt(0)) {
                    case 'O' ->
                        "the array holds Python objects, which are stored as pickle: reading that could run code, so"
                                + " it is refused. Save numbers: np.save(file, np.asarray(a, dtype=float))";
                    case 'c' ->
                        "the array holds complex numbers (" + descr + "): save its real and imaginary part apart";
                    case 'U', 'S', 'a' -> "the array holds text (" + descr + "), not numbers";
                    default ->
                        "numbers of type '" + brief(descr)
                                + "' are not read: use float64, float32, an integer type or bool";
                });
    }

    private static ByteOrder orderOf(String descr) {
        return switch (descr.charAt(0)) {
            case '>' -> ByteOrder.BIG_ENDIAN;
            case '=' -> throw new IllegalArgumentException("an NPY file says its byte order: '" + descr + "' does not");
            default -> ByteOrder.LITTLE_ENDIAN;
        };
    }

    private static String brief(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 80 ? line : line.substring(0, 77) + "...";
    }
}
