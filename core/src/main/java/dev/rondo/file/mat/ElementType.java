package dev.rondo.file.mat;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Type of a data element as it is stored ({@code miINT8} and so on), which need not be the class of the array. */
enum ElementType {
    INT8(1, 1),
    UINT8(2, 1),
    INT16(3, 2),
    UINT16(4, 2),
    INT32(5, 4),
    UINT32(6, 4),
    SINGLE(7, 4),
    DOUBLE(9, 8),
    INT64(12, 8),
    UINT64(13, 8),
    MATRIX(14, 0),
    COMPRESSED(15, 0),
    UTF8(16, 1),
    UTF16(17, 2),
    UTF32(18, 4);

    private final int code;
    private final int bytes;

    ElementType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** The number that stands for the type in a file. */
    int code() {
        return code;
    }

    /** The size of one number or code unit; 0 for what has none. */
    int bytes() {
        return bytes;
    }

    /** True if the element holds numbers: neither text nor a whole array. */
    boolean isNumeric() {
        return bytes > 0 && code < MATRIX.code;
    }

    /** The type of a number in a file; nothing if the format knows none. */
    static Optional<ElementType> of(int code) {
        for (ElementType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The next number; a 64-bit one beyond 2^53 is rounded. */
    double next(ByteBuffer in) {
        return switch (this) {
            case INT8 -> in.get();
            case UINT8, UTF8 -> Byte.toUnsignedInt(in.get());
            case INT16 -> in.getShort();
            case UINT16, UTF16 -> in.getChar();
            case INT32 -> in.getInt();
            case UINT32, UTF32 -> Integer.toUnsignedLong(in.getInt());
            case SINGLE -> in.getFloat();
            case DOUBLE -> in.getDouble();
            case INT64 -> in.getLong();
            case UINT64 -> unsigned(in.getLong());
            case MATRIX, COMPRESSED -> throw new IllegalStateException(this + " is no number");
        };
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : Math.scalb((double) ((bits >>> 1) | (bits & 1)), 1);
    }
}
