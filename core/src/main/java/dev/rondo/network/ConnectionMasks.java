package dev.rondo.network;

import dev.rondo.linalg.Matrix;
import dev.rondo.setting.Nearest;
import dev.rondo.task.data.DataFile;
import dev.rondo.task.data.NamedArray;
import java.util.List;
import java.util.Optional;

/**
 * Masks of a file: {@code connections} (N x N, {@code [post, pre]}), {@code inputs} (N x N_in) and {@code readouts}
 * (N_out x N), each of 0 and 1; those that are not there leave all connections.
 */
final class ConnectionMasks {
    private static final String CONNECTIONS = "connections";
    private static final String INPUTS = "inputs";
    private static final String READOUTS = "readouts";
    private static final List<String> NAMES = List.of(CONNECTIONS, INPUTS, READOUTS);

    private final DataFile file;
    private final int units;

    private ConnectionMasks(DataFile file, int units) {
        this.file = file;
        this.units = units;
    }

    /** @throws IllegalArgumentException if an array is no mask, or the mask of connections is not N x N */
    static ConnectionMasks of(DataFile file, int units) {
        for (String name : file.names()) {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("network.masks must have arrays of the names "
                        + String.join(", ", NAMES) + ", got " + name + " in " + file
                        + Nearest.to(name, NAMES)
                                .map(near -> ": did you mean " + near + "?")
                                .orElse(""));
            }
        }
        ConnectionMasks masks = new ConnectionMasks(file, units);
        masks.connections();
        return masks;
    }

    /** Recurrent connections that may exist. */
    Optional<Matrix> connections() {
        return mask(CONNECTIONS, units, units);
    }

    /** Connections of inputs that may exist. */
    Optional<Matrix> inputs(int count) {
        return mask(INPUTS, units, count);
    }

    /** Connections to readouts that may exist. */
    Optional<Matrix> readouts(int count) {
        return mask(READOUTS, count, units);
    }

    boolean hasReadouts() {
        return file.array(READOUTS).isPresent();
    }

    private Optional<Matrix> mask(String name, int rows, int columns) {
        if (file.array(name).isEmpty()) {
            return Optional.empty();
        }
        NamedArray.Numbers array = file.numbers(name);
        if (!array.shape().equals(List.of(rows, columns))) {
            throw new IllegalArgumentException("network.masks must have " + name + " of shape (" + rows + ", " + columns
                    + "), got " + array.shapeText() + " in " + file);
        }
        double[] values = array.values();
        for (int at = 0; at < values.length; at++) {
            if (values[at] != 0 && values[at] != 1) {
                throw new IllegalArgumentException("network.masks must have entries 0 and 1, got " + name + "["
                        + at / columns + ", " + at % columns + "] = " + values[at] + " in " + file);
            }
        }
        return Optional.of(Matrix.ofRowMajor(rows, columns, values));
    }
}
