package dev.rondo.file;

import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.foreign.Orientation;
import dev.rondo.file.format.ArrayBundle;
import dev.rondo.file.format.ArrayContainer;
import dev.rondo.file.format.Entry;
import dev.rondo.file.format.Format;
import dev.rondo.file.format.Formats;
import dev.rondo.file.json.Json;
import dev.rondo.file.numpy.NpyArray;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A network and where it comes from, as one {@code .npz} that NumPy opens:
 *
 * <ul>
 *   <li>{@code W_rec} (N x N, {@code [post, pre]}, signed), {@code W_in} (N x N_in; absent without inputs), {@code W_out}
 *       (N_out x N; absent without readouts), {@code bias} (N), {@code x0} (N), all float64 (float32 is read too);
 *   <li>{@code signs} (N, +1 or -1);
 *   <li>{@code readout_bias} (N_out), zeros if it is not there;
 *   <li>{@code meta.json}: {@code format} "rondo-network", {@code version} 1, {@code tau_ms}, {@code dt_ms}, {@code
 *       activation}, {@code baseline}, and where they are not 0, 0, 100 and true {@code sigma_rec}, {@code sigma_in}, {@code
 *       tau_in_ms}, {@code rectify_input}; {@code provenance} may hold anything.
 * </ul>
 *
 * The same arrays and the same document are read from any {@link Format} that holds them.
 *
 * @param network the network
 * @param provenance how it was made: a JSON object
 */
public record NetworkFile(RateNetwork network, JsonNode provenance) {
    static final String FORMAT = "rondo-network";
    static final int VERSION = 1;
    private static final String READOUT_BIAS = "readout_bias";
    private static final List<String> REQUIRED = List.of("W_rec", "bias", "x0", "signs");

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
        try (ArrayContainer container = Formats.open(file)) {
            return read(container, orientation);
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(file + ": " + e.getMessage(), e);
        }
    }

    private static NetworkFile read(ArrayContainer container, Orientation orientation) {
        requireMembers(container);
        NetworkMeta meta = meta(container);
        Matrix recurrent = orientation.toPostPre(matrix(container, "W_rec"));
        int units = recurrent.rows();
        Matrix input = optional(container, "W_in", orientation, () -> Matrix.zeros(units, 0));
        Matrix readout = optional(container, "W_out", orientation, () -> Matrix.zeros(0, units));
        Population population = population(container);
        requireNotTransposed(container.file(), recurrent, population);
        RateNetwork network = new RateNetwork(
                recurrent,
                input,
                readout,
                vector(container, "bias"),
                container.find(READOUT_BIAS).isPresent()
                        ? vector(container, READOUT_BIAS)
                        : Vector.zeros(readout.rows()),
                vector(container, "x0"),
                population,
                meta.activation(),
                meta.tau(),
                meta.dt(),
                meta.baseline(),
                new NoiseModel(meta.sigmaRec(), meta.sigmaIn(), meta.tauIn(), meta.rectifyInput()));
        return new NetworkFile(network, meta.provenance());
    }

    /** Writes the file as an {@code .npz}, whole or not at all; equal networks of equal provenance give equal bytes.
     *
     * @param force whether a file that is there may be replaced
     * @throws Refusal if it may not or cannot be written
     */
    public void write(Path file, boolean force) {
        AtomicFiles.write(file, this::writeTo, force);
    }

    /** Writes the bytes of the {@code .npz}. */
    public void writeTo(OutputStream out) throws IOException {
        Formats.writer(Path.of("network.npz"), "a network", Format.Capacity.ARRAYS)
                .write(bundle(), out);
    }

    /** The arrays and what is said about them. */
    ArrayBundle bundle() {
        long[] signs =
                Arrays.stream(network.population().toArray()).asLongStream().toArray();
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("W_rec", ArrayBundle.array(network.recurrent()));
        arrays.put("W_in", ArrayBundle.array(network.input()));
        arrays.put("W_out", ArrayBundle.array(network.readout()));
        arrays.put("bias", ArrayBundle.array(network.bias()));
        arrays.put("x0", ArrayBundle.array(network.initialState()));
        arrays.put("signs", NpyArray.of(signs, signs.length));
        arrays.put(READOUT_BIAS, ArrayBundle.array(network.readoutBias()));
        return new ArrayBundle(arrays, (ObjectNode) Settings.toJson(meta()));
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

    private static void requireMembers(ArrayContainer container) {
        List<Entry> entries = container.entries();
        if (entries.size() == 1 && entries.getFirst().path().isEmpty()) {
            throw Refusal.misuse(container.file() + " is not a network file: it is a single array without a name. rondo"
                    + " import makes a network of files with named arrays");
        }
        List<String> lacking = new ArrayList<>(REQUIRED);
        lacking.removeIf(name -> entries.stream().anyMatch(entry -> entry.path().equals(name)));
        if (container.meta().isEmpty()) {
            lacking.add(ArrayContainer.META);
        }
        if (!lacking.isEmpty()) {
            String has = entries.stream().map(Entry::path).limit(30).collect(Collectors.joining(", "));
            boolean psychRnn = has.contains("b_rec") && has.contains("b_out") && has.contains("W_rec");
            throw Refusal.misuse(container.file() + " is not a network file: it lacks " + String.join(", ", lacking)
                    + " (it has " + (has.isEmpty() ? "no arrays" : has) + "). "
                    + (psychRnn ? "It looks like a file of PsychRNN: rondo" : "Rondo")
                    + " import turns files of other programs into one");
        }
    }

    private static NetworkMeta meta(ArrayContainer container) {
        String where = container.where(ArrayContainer.META);
        String text = container.meta().orElseThrow();
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

    private static Population population(ArrayContainer container) {
        Vector signs = vector(container, "signs");
        int[] whole = new int[signs.size()];
        for (int k = 0; k < whole.length; k++) {
            if (Math.abs(signs.get(k)) != 1) {
                throw Refusal.misuse(container.where("signs") + ": a unit is excitatory (+1) or inhibitory (-1): [" + k
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

    private static Matrix optional(
            ArrayContainer container, String name, Orientation orientation, Supplier<Matrix> absent) {
        boolean there =
                container.entries().stream().anyMatch(entry -> entry.path().equals(name));
        boolean empty = there && container.require(name).shape().equals(List.of(0));
        return there && !empty ? orientation.toPostPre(matrix(container, name)) : absent.get();
    }

    private static Matrix matrix(ArrayContainer container, String name) {
        NpyArray array = container.array(name);
        if (array.dimensions() != 2) {
            throw Refusal.misuse(
                    container.where(name) + ": it has rows and columns: its shape is " + array.shapeText());
        }
        return Matrix.owning(array.extent(0), array.extent(1), array.toDoubles());
    }

    private static Vector vector(ArrayContainer container, String name) {
        NpyArray array = container.array(name);
        boolean list = array.dimensions() == 1
                || (container.storesListsAsMatrices()
                        && array.dimensions() == 2
                        && Math.min(array.extent(0), array.extent(1)) <= 1);
        if (!list) {
            throw Refusal.misuse(
                    container.where(name) + ": it is one row of numbers: its shape is " + array.shapeText());
        }
        return Vector.owning(array.toDoubles());
    }
}
