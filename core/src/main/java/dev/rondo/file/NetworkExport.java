package dev.rondo.file;

import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.format.ArrayBundle;
import dev.rondo.file.format.Format;
import dev.rondo.file.format.Formats;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A network for other programs: NPZ, MATLAB's format 5, HDF5 or JSON. What is no array stands beside the arrays, and numbers
 * keep all their digits: reading the file gives the same network.
 */
public final class NetworkExport {
    private static final Map<String, String> PYTORCH_NAMES = Map.of(
            "W_rec", "weight_hh_l0",
            "W_in", "weight_ih_l0",
            "W_out", "fc.weight",
            "bias", "bias_ih_l0",
            "readout_bias", "fc.bias");

    private NetworkExport() {}

    /** Names for the arrays. */
    public enum Names {
        /** Those of {@link NetworkFile}. */
        RONDO,
        /**
         * Those of {@code torch.nn.RNN} and a layer {@code fc}: {@code weight_hh_l0}, {@code weight_ih_l0}, {@code bias_ih_l0},
         * {@code bias_hh_l0} (zeros), {@code fc.weight}, {@code fc.bias}; all else as in {@link NetworkFile}.
         */
        PYTORCH
    }

    /** Writes the network in the form that the file's ending asks for.
     *
     * @param force true to overwrite an existing file
     * @throws Refusal if no form of that ending holds a network, or the file cannot be written
     */
    public static void write(NetworkFile network, Path file, Names names, boolean force) {
        Format.Writer writer = Formats.writer(file, "a network", Format.Capacity.ARRAYS);
        ArrayBundle bundle = names == Names.PYTORCH ? pytorch(network.bundle()) : network.bundle();
        AtomicFiles.write(file, out -> writer.write(bundle, out), force);
    }

    private static ArrayBundle pytorch(ArrayBundle bundle) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        bundle.arrays().forEach((name, array) -> arrays.put(PYTORCH_NAMES.getOrDefault(name, name), array));
        arrays.put(
                "bias_hh_l0",
                ArrayBundle.array(Vector.zeros(
                        Objects.requireNonNull(arrays.get("bias_ih_l0")).size())));
        return new ArrayBundle(arrays, bundle.meta());
    }
}
