package dev.rondo.file.mat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Data elements one after another: a tag (type and size), then so many bytes, filled up to a multiple of eight. Up to four
 * bytes stand in the tag itself.
 */
final class ElementReader {
    private static final int TAG = 8;
    private static final int ALIGNMENT = 8;

    private final ByteBuffer bytes;
    private final String frame;
    private final long start;

    /**
     * @param bytes the elements, and nothing else, in the file's byte order
     * @param frame text before every place in messages, such as {@code byte}
     * @param start place of the first byte
     */
    ElementReader(ByteBuffer bytes, String frame, long start) {
        this.bytes = bytes;
        this.frame = frame;
        this.start = start;
    }

    /**
     * Data element.
     *
     * @param type its type
     * @param bytes its content, in the file's byte order
     * @param place position of the first byte of the tag
     */
    record Element(ElementType type, ByteBuffer bytes, long place) {}

    boolean hasNext() {
        return bytes.hasRemaining();
    }

    /** Place of the next tag, for messages. */
    String place() {
        return place(start + bytes.position());
    }

    private String place(long at) {
        return frame + " " + at;
    }

    /** Reads an element of any type. */
    Element next() {
        long at = start + bytes.position();
        if (bytes.remaining() < TAG) {
            throw new MatDamage(place(at), "a tag has 8 bytes, " + bytes.remaining() + " are left");
        }
        int first = bytes.getInt();
        int smallSize = first >>> 16;
        if (smallSize != 0) {
            return small(first & 0xffff, smallSize, at);
        }
        long size = Integer.toUnsignedLong(bytes.getInt());
        ElementType type = type(first, at);
        if (size > bytes.remaining()) {
            throw new MatDamage(
                    place(at), "the element declares " + size + " bytes, " + bytes.remaining() + " are left");
        }
        Element element = new Element(type, take((int) size), at);
        if (type != ElementType.COMPRESSED) {
            // Some writers leave out what fills up the last element.
            int fill = (int) (-size & (ALIGNMENT - 1));
            bytes.position(bytes.position() + Math.min(fill, bytes.remaining()));
        }
        return element;
    }

    private Element small(int code, int size, long at) {
        if (size > Integer.BYTES) {
            throw new MatDamage(place(at), "a short element has at most 4 bytes, this one declares " + size);
        }
        ElementType type = type(code, at);
        ByteBuffer content = take(size);
        bytes.position(bytes.position() + Integer.BYTES - size);
        return new Element(type, content, at);
    }

    private ElementType type(int code, long at) {
        return ElementType.of(code)
                .orElseThrow(
                        () -> new MatDamage(place(at), "there is no element type " + Integer.toUnsignedLong(code)));
    }

    private ByteBuffer take(int size) {
        ByteBuffer content = bytes.slice(bytes.position(), size).order(bytes.order());
        bytes.position(bytes.position() + size);
        return content;
    }

    /** Reads an element that holds a whole array, and gives a reader of what is in it. */
    ElementReader nested() {
        Element element = next();
        if (element.type() != ElementType.MATRIX) {
            throw new MatDamage(place(element.place()), "an array belongs here, not " + element.type());
        }
        return inside(element);
    }

    /** The elements of which an element consists. */
    ElementReader inside(Element element) {
        return new ElementReader(element.bytes(), frame, element.place() + TAG);
    }

    /** Reads an element of numbers. */
    StoredNumbers numbers() {
        Element element = next();
        return numbers(element, element.type().isNumeric());
    }

    /** Reads an element of numbers or of code units of text. */
    StoredNumbers numbersOrText() {
        Element element = next();
        return numbers(element, element.type().bytes() > 0);
    }

    private StoredNumbers numbers(Element element, boolean isNumbers) {
        ElementType type = element.type();
        if (!isNumbers || element.bytes().limit() % type.bytes() != 0) {
            throw new MatDamage(
                    place(element.place()),
                    "numbers belong here, not " + element.bytes().limit() + " bytes of " + type);
        }
        return new StoredNumbers(type, element.bytes());
    }

    /** Reads an element of whole numbers. */
    int[] wholeNumbers() {
        String place = place();
        double[] numbers = numbers().toDoubles();
        int[] whole = new int[numbers.length];
        for (int k = 0; k < whole.length; k++) {
            whole[k] = (int) numbers[k];
            if (whole[k] != numbers[k]) {
                throw new MatDamage(place, "a whole number below 2^31 belongs here, not " + numbers[k]);
            }
        }
        return whole;
    }

    /** Reads an element of 8-bit characters: a name. */
    String name() {
        StoredNumbers name = numbers();
        if (name.type().bytes() != 1) {
            throw new MatDamage(place(), "a name has characters of 1 byte, not " + name.type());
        }
        return new String(name.toBytes(bytes.order()), StandardCharsets.UTF_8);
    }
}
