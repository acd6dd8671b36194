package dev.rondo.file;

import dev.rondo.dynamics.Time;
import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpzFile;
import dev.rondo.file.numpy.NpzWriter;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Constraints;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.TimeConstants;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A network and where it comes from, as one {@code .npz} that NumPy opens:
 *
 * <ul>
 *   <li>{@code W_rec} (N x N, {@code [post, pre]}, signed), {@code W_in} (N x N_in; absent in an autonomous network), {@code
 *       W_out} (N_out x N), {@code bias} (N), {@code x0} (N), all float64 (float32 is read too);
 *   <li>{@code signs} (N, +1 or -1), absent where units are neither excitatory nor inhibitory;
 *   <li>{@code readout_bias} (N_out), zeros if it is not there;
 *   <li>{@code tau_ms} (N) and {@code baseline} (N_in) where they differ among units and inputs; {@code connections} (N x N
 *       of 0 and 1) where that rule is declared;
 *   <li>{@code meta.json}: {@code format} "rondo-network", {@code version} 1, {@code tau_ms}, {@code dt_ms}, {@code
 *       activation}, {@code activation_parameters} where it has some, {@code baseline}, and where they are not 0, 0, 100 and
 *       true {@code sigma_rec}, {@code sigma_in}, {@code tau_in_ms}, {@code rectify_input}; {@code constraints}, a list of
 *       {@code dale}, {@code no-autapses}, {@code connections}: if nothing is said the first two where there are signs, else
 *       none; {@code inputs} and {@code readouts}, their names; {@code provenance} may hold anything.
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
    private static final List<String> REQUIRED = List.of("W_rec", "W_out", "bias", "x0");
    private static final String INPUT = "W_in";
    private static final String SIGNS = "signs";
    private static final String TAU = "tau_ms";
    private static final String BASELINE = "baseline";

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
            int n = recurrent.rows();
            Matrix input = npz.hasArray(INPUT) ? orientation.toPostPre(matrix(npz, INPUT)) : Matrix.zeros(n, 0);
            Matrix readout = orientation.toPostPre(matrix(npz, "W_out"));
            Optional<Population> signs = npz.hasArray(SIGNS) ? Optional.of(population(npz)) : Optional.empty();
            signs.ifPresent(population -> requireNotTransposed(file, recurrent, population));
            RateNetwork network = new RateNetwork(
                    recurrent,
                    input,
                    readout,
                    vector(npz, "bias"),
                    npz.hasArray(READOUT_BIAS) ? vector(npz, READOUT_BIAS) : Vector.zeros(readout.rows()),
                    vector(npz, "x0"),
                    signs,
                    meta.activation(),
                    timeConstants(npz, meta, n),
                    meta.dt(),
                    baselines(npz, meta, input.columns()),
                    new NoiseModel(meta.sigmaRec(), meta.sigmaIn(), meta.tauIn(), meta.rectifyInput()),
                    constraints(npz, meta, signs.isPresent()),
                    meta.inputs().orElse(List.of()),
                    meta.readouts().orElse(List.of()));
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
        try (NpzWriter npz = new NpzWriter(out)) {
            for (Map.Entry<String, NpyArray> array : arrays().entrySet()) {
                npz.array(array.getKey(), array.getValue());
            }
            npz.text(META, Json.text(metaJson()));
        }
    }

    /** The arrays of the file by name, in its order. */
    SequencedMap<String, NpyArray> arrays() {
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("W_rec", array(network.recurrent()));
        if (network.inputs() > 0) {
            arrays.put(INPUT, array(network.input()));
        }
        arrays.put("W_out", array(network.readout()));
        arrays.put("bias", array(network.bias()));
        arrays.put("x0", array(network.initialState()));
        network.signs().ifPresent(population -> {
            long[] signs = Arrays.stream(population.toArray()).asLongStream().toArray();
            arrays.put(SIGNS, NpyArray.of(signs, signs.length));
        });
        arrays.put(READOUT_BIAS, array(network.readoutBias()));
        if (network.timeConstants().common().isEmpty()) {
            arrays.put(TAU, array(network.timeConstants().ms()));
        }
        if (network.commonBaseline().isEmpty()) {
            arrays.put(BASELINE, array(network.baselines()));
        }
        network.constraints().connections().ifPresent(mask -> arrays.put(Constraints.CONNECTIONS, array(mask)));
        return arrays;
    }

    /** What {@code meta.json} says: all of the network that is no array. */
    JsonNode metaJson() {
        return meta().toJson();
    }

    private NetworkMeta meta() {
        return new NetworkMeta(
                FORMAT,
                VERSION,
                network.timeConstants().common(),
                network.dt(),
                network.activation(),
                network.commonBaseline(),
                network.noise().sigmaRec(),
                network.noise().sigmaIn(),
                network.noise().tauIn(),
                network.noise().rectifyInput(),
                network.constraints().equals(unsaid(network.signs().isPresent()))
                        ? Optional.empty()
                        : Optional.of(network.constraints().names()),
                names(network.inputNames()),
                names(network.readoutNames()),
                provenance);
    }

    private static Optional<List<String>> names(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    /** The rules of a network of which none are said. */
    private static Constraints unsaid(boolean hasSigns) {
        return hasSigns ? Constraints.STANDARD : Constraints.NONE;
    }

    private static Constraints constraints(NpzFile npz, NetworkMeta meta, boolean hasSigns) {
        if (meta.constraints().isEmpty()) {
            return unsaid(hasSigns);
        }
        List<String> names = meta.constraints().get();
        for (String name : names) {
            if (!Constraints.NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "constraints are " + String.join(", ", Constraints.NAMES) + ": there is no '" + name + "'");
            }
        }
        return new Constraints(
                names.contains(Constraints.DALE),
                names.contains(Constraints.NO_AUTAPSES),
                names.contains(Constraints.CONNECTIONS)
                        ? Optional.of(matrix(npz, Constraints.CONNECTIONS))
                        : Optional.empty());
    }

    private static TimeConstants timeConstants(NpzFile npz, NetworkMeta meta, int units) {
        if (npz.hasArray(TAU) == meta.tau().isPresent()) {
            throw new IllegalArgumentException(
                    "tau_ms is given once, in meta.json for all units or as an array of one per"
                            + " unit: here it is given " + (npz.hasArray(TAU) ? "twice" : "nowhere"));
        }
        return meta.tau()
                .map(tau -> TimeConstants.same(tau, units))
                .orElseGet(
                        () -> TimeConstants.each(Arrays.stream(vector(npz, TAU).toArray())
                                .mapToObj(Time::ms)
                                .toList()));
    }

    private static Vector baselines(NpzFile npz, NetworkMeta meta, int inputs) {
        if (npz.hasArray(BASELINE) == meta.baseline().isPresent()) {
            throw new IllegalArgumentException(
                    "baseline is given once, in meta.json for all inputs or as an array of one"
                            + " per input: here it is given " + (npz.hasArray(BASELINE) ? "twice" : "nowhere"));
        }
        return meta.baseline().map(level -> Vector.constant(inputs, level)).orElseGet(() -> vector(npz, BASELINE));
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
        return NetworkMeta.read(text, where);
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
