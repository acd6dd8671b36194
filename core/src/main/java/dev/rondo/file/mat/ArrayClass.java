package dev.rondo.file.mat;

import java.util.Locale;
import java.util.Optional;

/** Class of an array in MATLAB ({@code mxDOUBLE_CLASS} and so on). */
public enum ArrayClass {
    CELL(1),
    STRUCT(2),
    OBJECT(3),
    CHAR(4),
    SPARSE(5),
    DOUBLE(6),
    SINGLE(7),
    INT8(8),
    UINT8(9),
    INT16(10),
    UINT16(11),
    INT32(12),
    UINT32(13),
    INT64(14),
    UINT64(15),
    FUNCTION(16),
    OPAQUE(17),
    OBJECT_2(18);

    private final int code;

    ArrayClass(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** True if arrays of this class are full and numeric. */
    boolean isNumeric() {
        return code >= DOUBLE.code && code <= UINT64.code;
    }

    static Optional<ArrayClass> of(int code) {
        for (ArrayClass known : values()) {
            if (known.code == code) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /** MATLAB's name, such as {@code uint8}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
