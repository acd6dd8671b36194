package dev.rondo.file;

import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.Refusal;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;

/**
 * A network for programs that do not read {@code .npz}: JSON with matrices as lists of rows, a MATLAB file of format 5, or
 * HDF5, where what is no array is an attribute of the root. All use the names of {@link NetworkFile}; numbers keep all
 * their digits.
 */
public final class NetworkExport {
    private NetworkExport() {}

    /** Writes the network in the form that the file's ending asks for.
     *
     * @param force whether a file that is there may be replaced
     * @throws Refusal if the ending is none of {@code .mat, .h5, .json, .npz}, or the file cannot be written
     */
    public static void write(NetworkFile network, Path file, boolean force) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            AtomicFiles.write(file, Json.text(json(network)), force);
        } else if (name.endsWith(".mat")) {
            AtomicFiles.write(file, out -> mat(network.network(), out), force);
        } else if (name.endsWith(".h5") || name.endsWith(".hdf5")) {
            AtomicFiles.write(file, out -> hdf5(network, out), force);
        } else if (name.endsWith(".npz")) {
            network.write(file, force);
        } else {
            throw Refusal.misuse(
                    file + ": a network is written as .mat, .h5, .json or .npz: choose one by the file's ending");
        }
    }

    private static JsonNode json(NetworkFile file) {
        ObjectNode json = (ObjectNode) file.metaJson();
        RateNetwork network = file.network();
        network.signs().ifPresent(signs -> json.set("signs", ResultJson.of(signs)));
        json.set("W_rec", ResultJson.of(network.recurrent()));
        json.set("W_in", ResultJson.of(network.input()));
        json.set("W_out", ResultJson.of(network.readout()));
        json.set("bias", ResultJson.of(network.bias()));
        json.set("readout_bias", ResultJson.of(network.readoutBias()));
        json.set("x0", ResultJson.of(network.initialState()));
        return json;
    }

    private static void mat(RateNetwork network, OutputStream out) throws IOException {
        double[] signs =
                Arrays.stream(network.population().toArray()).asDoubleStream().toArray();
        Mat5File mat = Mat5.newMatFile();
        mat.addArray("W_rec", matrix(network.recurrent()))
                .addArray("W_in", matrix(network.input()))
                .addArray("W_out", matrix(network.readout()))
                .addArray("bias", column(network.bias().toArray()))
                .addArray("readout_bias", column(network.readoutBias().toArray()))
                .addArray("x0", column(network.initialState().toArray()))
                .addArray("signs", column(signs))
                .addArray("tau_ms", Mat5.newScalar(network.tau().ms()))
                .addArray("dt_ms", Mat5.newScalar(network.dt().ms()))
                .addArray("baseline", Mat5.newScalar(network.baseline()))
                .addArray("activation", Mat5.newString(network.activation().key()));
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(mat.getUncompressedSerializedSize()))
                .order(ByteOrder.LITTLE_ENDIAN);
        mat.writeTo(Sinks.wrap(buffer));
        buffer.flip();
        out.write(buffer.array(), 0, buffer.limit());
    }

    /** The library writes files alone: one of its own first, then its bytes. */
    private static void hdf5(NetworkFile file, OutputStream out) throws IOException {
        Path scratch = Files.createTempFile("rondo-", ".h5");
        try {
            RateNetwork network = file.network();
            try (WritableHdfFile hdf = HdfFile.write(scratch)) {
                hdf.putDataset("W_rec", rows(network.recurrent()));
                hdf.putDataset("W_in", rows(network.input()));
                hdf.putDataset("W_out", rows(network.readout()));
                hdf.putDataset("bias", network.bias().toArray());
                hdf.putDataset("readout_bias", network.readoutBias().toArray());
                hdf.putDataset("x0", network.initialState().toArray());
                hdf.putDataset("signs", network.population().toArray());
                hdf.putAttribute("tau_ms", network.tau().ms());
                hdf.putAttribute("dt_ms", network.dt().ms());
                hdf.putAttribute("baseline", network.baseline());
                hdf.putAttribute("activation", network.activation().key());
                hdf.putAttribute("meta.json", Json.text(file.metaJson()));
            }
            Files.copy(scratch, out);
        } finally {
            Files.delete(scratch);
        }
    }

    private static double[][] rows(dev.rondo.linalg.Matrix values) {
        double[][] rows = new double[values.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = values.row(i).toArray();
        }
        return rows;
    }

    private static Matrix matrix(dev.rondo.linalg.Matrix values) {
        Matrix matrix = Mat5.newMatrix(values.rows(), values.columns());
        for (int i = 0; i < values.rows(); i++) {
            for (int j = 0; j < values.columns(); j++) {
                matrix.setDouble(i, j, values.get(i, j));
            }
        }
        return matrix;
    }

    private static Matrix column(double[] values) {
        Matrix matrix = Mat5.newMatrix(values.length, 1);
        for (int i = 0; i < values.length; i++) {
            matrix.setDouble(i, 0, values[i]);
        }
        return matrix;
    }
}
