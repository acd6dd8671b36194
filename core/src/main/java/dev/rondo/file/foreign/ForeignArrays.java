package dev.rondo.file.foreign;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Arrays of a file by their roles in a network, weights as {@code W[post, pre]}.
 *
 * @param file the file
 * @param arrays the arrays; a list is one column
 * @param taken assignment of arrays to parts of the network
 * @param ignored paths of what was not
 * @param notes further notes for the user
 */
public record ForeignArrays(
        Path file, Map<Role, Matrix> arrays, List<Taken> taken, List<String> ignored, List<String> notes) {
    public ForeignArrays {
        EnumMap<Role, Matrix> copy = new EnumMap<>(Role.class);
        copy.putAll(arrays);
        arrays = Collections.unmodifiableMap(copy);
        taken = List.copyOf(taken);
        ignored = List.copyOf(ignored);
        notes = List.copyOf(notes);
    }

    /** A matrix, if it is there. */
    public Optional<Matrix> matrix(Role role) {
        return Optional.ofNullable(arrays.get(role));
    }

    /** A list of numbers, also where it was saved as a matrix of one row or column.
     *
     * @throws Refusal if it has several rows and columns
     */
    public Optional<Vector> vector(Role role) {
        return matrix(role).map(m -> {
            if (m.rows() != 1 && m.columns() != 1) {
                throw Refusal.misuse(file + ", " + role.key() + ": it is one row of numbers: it is " + m.shape());
            }
            return Vector.owning(m.toRowMajor());
        });
    }
}
