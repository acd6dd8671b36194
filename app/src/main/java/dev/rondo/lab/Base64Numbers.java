package dev.rondo.lab;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** Numbers as the page reads them: little-endian, base64. */
final class Base64Numbers {
    private Base64Numbers() {}

    static String of(Vector v) {
        return doubles(v.toArray());
    }

    /** Entries by rows. */
    static String of(Matrix m) {
        return doubles(m.toRowMajor());
    }

    static String doubles(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** Rounded to single precision. */
    static String floats(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double v : values) {
            bytes.putFloat((float) v);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
