package dev.rondo.file.numpy;

import java.nio.ByteBuffer;
import java.util.Locale;

/** The kinds of numbers that are read: NumPy's name without the byte order, {@code f8} for a double. */
public enum NpyType {
    F2(2),
    F4(4),
    F8(8),
    I1(1),
    I2(2),
    I4(4),
    I8(8),
    U1(1),
    U2(2),
    U4(4),
    U8(8),
    B1(1);

    private final int bytes;

    NpyType(int bytes) {
        this.bytes = bytes;
    }

    /** The size of one number. */
    public int bytes() {
        return bytes;
    }

    /** True if the numbers are whole (booleans count as 0 and 1). */
    public boolean isWhole() {
        return switch (this) {
            case F2, F4, F8 -> false;
            default -> true;
        };
    }

    /** NumPy's name, {@code f8}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    double floating(ByteBuffer in) {
        return switch (this) {
            case F2 -> Float.float16ToFloat(in.getShort());
            case F4 -> in.getFloat();
            case F8 -> in.getDouble();
            default -> throw new IllegalStateException(this + " is whole");
        };
    }

    /** The next number; a {@link #U8} above 2^63 - 1 comes out negative, as its bits are. */
    long whole(ByteBuffer in) {
        return switch (this) {
            case I1 -> in.get();
            case I2 -> in.getShort();
            case I4 -> in.getInt();
            case I8, U8 -> in.getLong();
            case U1 -> Byte.toUnsignedLong(in.get());
            case U2 -> Short.toUnsignedLong(in.getShort());
            case U4 -> Integer.toUnsignedLong(in.getInt());
            case B1 -> in.get() == 0 ? 0 : 1;
            default -> throw new IllegalStateException(this + " is not whole");
        };
    }
}
