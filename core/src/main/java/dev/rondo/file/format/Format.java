package dev.rondo.file.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Form of a file that holds arrays. */
public interface Format {
    /** Name for messages, such as {@code NPZ}. */
    String name();

    /** Endings of names, in lower case with the dot; the usual one first, none where files are not told by it. */
    List<String> endings();

    /** True if a file is of this form, by its first bytes. */
    boolean recognises(Head head);

    /** Opens a file.
     *
     * @throws dev.rondo.setting.Refusal if it is damaged, hostile, or of a form that is recognised and not read
     */
    ArrayContainer open(Path file);

    /** Gives what writes files of this form, if they are written. */
    default Optional<Writer> writer() {
        return Optional.empty();
    }

    /** Writes files of a form. */
    interface Writer {
        /** Gives what one file can hold. */
        Capacity capacity();

        /** Writes a file.
         *
         * @throws dev.rondo.setting.Refusal if the bundle holds what a file of this form cannot
         */
        void write(ArrayBundle bundle, OutputStream out) throws IOException;
    }

    /** Capacity of one file; each includes those before it. */
    enum Capacity {
        /** One matrix, without a name. */
        MATRIX,
        /** Matrices of one number of rows, side by side. */
        TABLE,
        /** Arrays of any shape by name, and what else is to be said. */
        ARRAYS
    }
}
