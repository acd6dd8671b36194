package dev.rondo.task.data;

import java.nio.file.Path;
import java.util.SequencedMap;

/**
 * Format of files with arrays. Implementations are found by {@link java.util.ServiceLoader}.
 */
public interface ArrayFormat {
    /** Tests whether a file is of this format, by its first bytes or its name. */
    boolean reads(Path file);

    /**
     * All arrays of numbers or texts in a file, by name; of a file that holds one without a name, under the empty name.
     *
     * @throws dev.rondo.setting.Refusal if the file is damaged or too large
     */
    SequencedMap<String, NamedArray> read(Path file);
}
