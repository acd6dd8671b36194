package dev.rondo.file.mat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers as they are stored in a file, in its byte order and in a type that may be narrower than the array's class. */
public final class StoredNumbers {
    private final ElementType type;
    private final ByteBuffer bytes;

    /** Keeps the bytes, which nobody must change again.
     *
     * @param bytes the stored numbers, and nothing else, in the buffer's byte order
     */
    StoredNumbers(ElementType type, ByteBuffer bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    /** Doubles, copied. */
    public static StoredNumbers of(double... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Double.BYTES, numbers.length))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(numbers);
        return new StoredNumbers(ElementType.DOUBLE, bytes);
    }

    /** Whole numbers from 0 to 255, such as logical values; copied. */
    static StoredNumbers ofBytes(byte... numbers) {
        return new StoredNumbers(ElementType.UINT8, ByteBuffer.wrap(numbers.clone()));
    }

    static StoredNumbers of(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Integer.BYTES, numbers.length))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(numbers);
        return new StoredNumbers(ElementType.INT32, bytes);
    }

    ElementType type() {
        return type;
    }

    /** Number of elements. */
    public int size() {
        return bytes.limit() / type.bytes();
    }

    /** The first numbers, without those behind them. */
    StoredNumbers first(int count) {
        return count == size()
                ? this
                : new StoredNumbers(type, bytes.slice(0, count * type.bytes()).order(bytes.order()));
    }

    /** The numbers in the order of the file (columns first), copied; 64-bit ones beyond 2^53 are rounded. */
    public double[] toDoubles() {
        ByteBuffer in = bytes.duplicate().order(bytes.order());
        double[] out = new double[size()];
        for (int k = 0; k < out.length; k++) {
            out[k] = type.next(in);
        }
        return out;
    }

    /** The bytes, in an order of one's choice. */
    byte[] toBytes(ByteOrder order) {
        byte[] out = new byte[bytes.limit()];
        bytes.duplicate().get(0, out);
        if (order != bytes.order()) {
            swap(out, type.bytes());
        }
        return out;
    }

    private static void swap(byte[] bytes, int width) {
        for (int start = 0; start < bytes.length; start += width) {
            for (int low = start, high = start + width - 1; low < high; low++, high--) {
                byte kept = bytes[low];
                bytes[low] = bytes[high];
                bytes[high] = kept;
            }
        }
    }
}
