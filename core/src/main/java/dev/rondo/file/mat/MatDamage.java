package dev.rondo.file.mat;

import java.io.Serial;

/** Fault in the bytes of a MAT file, with its place; {@link MatFile} adds which file it is. */
final class MatDamage extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /**
     * @param place the place, such as {@code byte 128}
     * @param fault the rule and the value
     */
    MatDamage(String place, String fault) {
        super("at " + place + ": " + fault);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
