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
import dev.rondo.network.Constraints;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
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
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A network and where it comes from, as one {@code .npz} that NumPy opens:
 *
 * <ul>
 *   <li>{@code W_rec} (N x N, {@code [post, pre]}, signed), {@code W_in} (N x N_in; absent without inputs), {@code
 *       W_out} (N_out x N; absent without readouts), {@code bias} (N), {@code x0} (N), all float64 (float32 is read
 *       too);
 *   <li>{@code signs} (N, +1 or -1), absent where units are neither excitatory nor inhibitory;
 *   <li>{@code readout_bias} (N_out), zeros if it is not there;
 *   <li>{@code r0} (N) of a network in r-form, whose states are {@code y = W_rec r + W_in u + b} and whose readouts read r;
 *   <li>{@code tau_ms} (N) and {@code baseline} (N_in) where they differ among units and inputs; {@code connections} (N
 *       x N of 0 and 1) where that rule is declared;
 *   <li>{@code input_connections} (N x N_in) and {@code readout_connections} (N_out x N), masks of 0 and 1, where they are
 *       declared; {@code group} (N), the index of every unit's group, where units have named groups;
 *   <li>{@code meta.json}: {@code format} "rondo-network", {@code version} 1, {@code tau_ms}, {@code dt_ms}, {@code
 *       activation}, {@code activation_parameters} where it has some, {@code baseline}, and where they are not 0, 0,
 *       100 and true {@code sigma_rec}, {@code sigma_in}, {@code tau_in_ms}, {@code rectify_input}; {@code
 *       constraints}, a list of {@code dale}, {@code no-autapses}, {@code connections}, or of {@code none} alone: if
 *       nothing is said the first two where there are signs, else none; {@code inputs}, {@code readouts} and {@code groups},
 *       their names; {@code provenance} may hold anything.
 * </ul>
 *
 * These arrays and this document are read from any {@link Format} that holds them.
 *
 * @param network the network
 * @param provenance origin of the network as a JSON object
 */
public record NetworkFile(RateNetwork network, JsonNode provenance) {
    static final String FORMAT = "rondo-network";
    static final int VERSION = 1;
    private static final String READOUT_BIAS = "readout_bias";
    private static final String INITIAL_RATES = "r0";
    private static final List<String> REQUIRED = List.of("W_rec", "bias", "x0");

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
     * @param orientation index of the three weight matrices that is the receiving side
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
        NetworkArrays arrays = new NetworkArrays(container, orientation);
        Matrix recurrent = arrays.weights("W_rec");
        int units = recurrent.rows();
        Matrix input = arrays.weights("W_in", () -> Matrix.zeros(units, 0));
        Matrix readout = arrays.weights("W_out", () -> Matrix.zeros(0, units));
        Optional<Population> signs = arrays.signs();
        Constraints constraints = arrays.constraints(meta.constraints(), signs.isPresent());
        if (constraints.dale()) {
            signs.ifPresent(population -> requireNotTransposed(container.file(), recurrent, population));
        }
        RateNetwork network = new RateNetwork(
                recurrent,
                input,
                readout,
                arrays.vector("bias"),
                arrays.has(READOUT_BIAS) ? arrays.vector(READOUT_BIAS) : Vector.zeros(readout.rows()),
                arrays.vector("x0"),
                signs,
                meta.activation(),
                arrays.timeConstants(meta.tau(), units),
                meta.dt(),
                arrays.baselines(meta.baseline(), input.columns()),
                new NoiseModel(meta.sigmaRec(), meta.sigmaIn(), meta.tauIn(), meta.rectifyInput()),
                constraints,
                meta.inputs().orElse(List.of()),
                meta.readouts().orElse(List.of()),
                arrays.groups(meta.groups()),
                arrays.has(INITIAL_RATES) ? Optional.of(arrays.vector(INITIAL_RATES)) : Optional.empty());
        return new NetworkFile(network, meta.provenance());
    }

    /** Writes the file as an {@code .npz}, whole or not at all; equal networks of equal provenance give equal bytes.
     *
     * @param force true to overwrite an existing file
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
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("W_rec", ArrayBundle.array(network.recurrent()));
        arrays.put("W_in", ArrayBundle.array(network.input()));
        arrays.put("W_out", ArrayBundle.array(network.readout()));
        arrays.put("bias", ArrayBundle.array(network.bias()));
        arrays.put("x0", ArrayBundle.array(network.initialState()));
        network.signs().ifPresent(population -> {
            long[] signs = Arrays.stream(population.toArray()).asLongStream().toArray();
            arrays.put(NetworkArrays.SIGNS, NpyArray.of(signs, signs.length));
        });
        arrays.put(READOUT_BIAS, ArrayBundle.array(network.readoutBias()));
        if (network.timeConstants().common().isEmpty()) {
            arrays.put(
                    NetworkArrays.TAU, ArrayBundle.array(network.timeConstants().ms()));
        }
        if (network.commonBaseline().isEmpty()) {
            arrays.put(NetworkArrays.BASELINE, ArrayBundle.array(network.baselines()));
        }
        network.initialRates().ifPresent(r0 -> arrays.put(INITIAL_RATES, ArrayBundle.array(r0)));
        network.constraints()
                .connections()
                .ifPresent(mask -> arrays.put(Constraints.CONNECTIONS, ArrayBundle.array(mask)));
        Constraints rules = network.constraints();
        rules.inputConnections()
                .ifPresent(mask -> arrays.put(NetworkArrays.INPUT_CONNECTIONS, ArrayBundle.array(mask)));
        rules.readoutConnections()
                .ifPresent(mask -> arrays.put(NetworkArrays.READOUT_CONNECTIONS, ArrayBundle.array(mask)));
        if (!network.groups().isEmpty()) {
            long[] groups =
                    network.groups().memberships().stream().mapToLong(g -> g).toArray();
            arrays.put(NetworkArrays.GROUP, NpyArray.of(groups, groups.length));
        }
        return new ArrayBundle(arrays, meta().toJson());
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
                NetworkArrays.names(network.constraints(), network.signs().isPresent()),
                names(network.inputNames()),
                names(network.readoutNames()),
                names(network.groups().names()),
                provenance);
    }

    private static Optional<List<String>> names(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
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
        return NetworkMeta.read(text, where);
    }

    private static void requireKnown(String where, JsonNode found, JsonNode known, String key) {
        if (!found.equals(known)) {
            throw Refusal.misuse(where + ": the " + key + " of a network file is " + known + ": here it is "
                    + (found.isMissingNode() ? "not said" : found));
        }
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
}
