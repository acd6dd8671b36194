package dev.rondo.file;

import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpzFile;
import dev.rondo.file.numpy.NpzWriter;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A network and where it comes from, as one {@code .npz} that NumPy opens:
 *
 * <ul>
 *   <li>{@code W_rec} (N x N, {@code [post, pre]}, signed), {@code W_in} (N x N_in), {@code W_out} (N_out x N), {@code bias}
 *       (N), {@code x0} (N), all float64 (float32 is read too);
 *   <li>{@code signs} (N, +1 or -1);
 *   <li>{@code readout_bias} (N_out), zeros if it is not there;
 *   <li>{@code meta.json}: {@code format} "rondo-network", {@code version} 1, {@code tau_ms}, {@code dt_ms}, {@code
 *       activation}, {@code baseline}, and where they are not 0, 0, 100 and true {@code sigma_rec}, {@code sigma_in}, {@code
 *       tau_in_ms}, {@code rectify_input}; {@code provenance} may hold anything.
 * </ul>
 *
 * @param network the network
 * @param provenance how it was made: a JSON object
 */
public record NetworkFile(RateNetwork network, JsonNode provenance) {
    static final String FORMAT = "rondo-network";
    static final int VERSION = 1;
    static final String META = "meta.json";
    private static final String READOUT_BIAS = "readout_bias";
    private static final List<String> REQUIRED = List.of("W_rec", "W_in", "W_out", "bias", "x0", "signs");

    /** Reads a network file.
     *
     * @throws Refusal if it is damaged or hostile, lacks something, is of another format or version, or breaks a rule of
     *     {@link RateNetwork}, Dale's principle among them
     */
    public static NetworkFile read(Path file) {
        return read(file, Orientation.POST_PRE);
    }

    /** Reads a network file.
     *
     * @param orientation which index of its three weight matrices is the receiving side
     * @throws Refusal as {@link #read(Path)}
     */
    public static NetworkFile read(Path file, Orientation orientation) {
        try (NpzFile npz = NpzFile.open(file)) {
            requireMembers(npz);
            NetworkMeta meta = meta(npz);
            Matrix recurrent = orientation.toPostPre(matrix(npz, "W_rec"));
            Matrix input = orientation.toPostPre(matrix(npz, "W_in"));
            Matrix readout = orientation.toPostPre(matrix(npz, "W_out"));
            Population population = population(npz);
            requireNotTransposed(file, recurrent, population);
            RateNetwork network = new RateNetwork(
                    recurrent,
                    input,
                    readout,
                    vector(npz, "bias"),
                    npz.hasArray(READOUT_BIAS) ? vector(npz, READOUT_BIAS) : Vector.zeros(readout.rows()),
                    vector(npz, "x0"),
                    population,
                    meta.activation(),
                    meta.tau(),
                    meta.dt(),
                    meta.baseline(),
                    new NoiseModel(meta.sigmaRec(), meta.sigmaIn(), meta.tauIn(), meta.rectifyInput()));
            return new NetworkFile(network, meta.provenance());
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(file + ": " + e.getMessage(), e);
        }
    }

    /** Writes the file, whole or not at all; equal networks of equal provenance give equal bytes.
     *
     * @param force whether a file that is there may be replaced
     * @throws Refusal if it may not or cannot be written
     */
    public void write(Path file, boolean force) {
        AtomicFiles.write(file, this::writeTo, force);
    }

    /** Writes the bytes of the file. */
    public void writeTo(OutputStream out) throws IOException {
        long[] signs =
                Arrays.stream(network.population().toArray()).asLongStream().toArray();
        try (NpzWriter npz = new NpzWriter(out)) {
            npz.array("W_rec", array(network.recurrent()))
                    .array("W_in", array(network.input()))
                    .array("W_out", array(network.readout()))
                    .array("bias", array(network.bias()))
                    .array("x0", array(network.initialState()))
                    .array("signs", NpyArray.of(signs, signs.length))
                    .array(READOUT_BIAS, array(network.readoutBias()))
                    .text(META, Json.text(metaJson()));
        }
    }

    /** What {@code meta.json} says: all of the network that is no array. */
    JsonNode metaJson() {
        return Settings.toJson(meta());
    }

    private NetworkMeta meta() {
        return new NetworkMeta(
                FORMAT,
                VERSION,
                network.tau(),
                network.dt(),
                network.activation(),
                network.baseline(),
                network.noise().sigmaRec(),
                network.noise().sigmaIn(),
                network.noise().tauIn(),
                network.noise().rectifyInput(),
                provenance);
    }

    private static void requireMembers(NpzFile npz) {
        List<String> lacking = new ArrayList<>(REQUIRED);
        lacking.removeIf(npz::hasArray);
        if (npz.text(META).isEmpty()) {
            lacking.add(META);
        }
        if (!lacking.isEmpty()) {
            boolean psychRnn = npz.hasArray("b_rec") && npz.hasArray("b_out") && npz.hasArray("W_rec");
            throw Refusal.misuse(npz.file() + " is not a network file: it lacks " + String.join(", ", lacking)
                    + " (it has " + String.join(", ", npz.arrayNames()) + ")"
                    + (psychRnn ? ". It looks like a file of PsychRNN: rondo import turns it into one" : ""));
        }
    }

    private static NetworkMeta meta(NpzFile npz) {
        String where = npz.where(META);
        String text = npz.text(META).orElseThrow();
        JsonNode json = Json.parse(text, where);
        // First of all: the rules below are those of this version.
        requireKnown(where, json.path("format"), JsonNodeFactory.instance.stringNode(FORMAT), "format");
        requireKnown(where, json.path("version"), JsonNodeFactory.instance.numberNode(VERSION), "version");
        return Settings.read(NetworkMeta.class, text, where, List.of());
    }

    private static void requireKnown(String where, JsonNode found, JsonNode known, String key) {
        if (!found.equals(known)) {
            throw Refusal.misuse(where + ": the " + key + " of a network file is " + known + ": here it is "
                    + (found.isMissingNode() ? "not said" : found));
        }
    }

    private static Population population(NpzFile npz) {
        Vector signs = vector(npz, "signs");
        int[] whole = new int[signs.size()];
        for (int k = 0; k < whole.length; k++) {
            if (Math.abs(signs.get(k)) != 1) {
                throw Refusal.misuse(npz.where("signs") + ": a unit is excitatory (+1) or inhibitory (-1): [" + k
                        + "] is " + signs.get(k));
            }
            whole[k] = (int) signs.get(k);
        }
        return Population.ofSigns(whole);
    }

    private static void requireNotTransposed(Path file, Matrix w, Population population) {
        if (w.isSquare()
                && w.rows() == population.size()
                && !obeys(w, population)
                && obeys(w.transpose(), population)) {
            throw Refusal.misuse(file + ": W_rec looks transposed: its rows have the signs of the units, its columns do"
                    + " not. It is W_rec[post, pre] here; if this file has W[pre, post], say --transpose");
        }
    }

    private static boolean obeys(Matrix w, Population population) {
        for (int i = 0; i < w.rows(); i++) {
            for (int j = 0; j < w.columns(); j++) {
                if (w.get(i, j) * population.sign(j) < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Matrix matrix(NpzFile npz, String name) {
        NpyArray array = npz.array(name);
        if (array.dimensions() != 2) {
            throw Refusal.misuse(npz.where(name) + ": it has rows and columns: its shape is " + array.shapeText());
        }
        return Matrix.owning(array.extent(0), array.extent(1), array.toDoubles());
    }

    private static Vector vector(NpzFile npz, String name) {
        NpyArray array = npz.array(name);
        if (array.dimensions() != 1) {
            throw Refusal.misuse(npz.where(name) + ": it is one row of numbers: its shape is " + array.shapeText());
        }
        return Vector.owning(array.toDoubles());
    }

    private static NpyArray array(Matrix matrix) {
        return NpyArray.owning(matrix.toRowMajor(), matrix.rows(), matrix.columns());
    }

    private static NpyArray array(Vector vector) {
        return NpyArray.owning(vector.toArray(), vector.size());
    }
}
