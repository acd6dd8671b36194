package dev.rondo.file;

import dev.rondo.file.foreign.ForeignArrays;
import dev.rondo.file.foreign.ForeignReader;
import dev.rondo.file.foreign.NameMap;
import dev.rondo.file.foreign.Role;
import dev.rondo.file.foreign.Taken;
import dev.rondo.file.format.ArrayContainer;
import dev.rondo.file.format.Formats;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Constraints;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.UnitGroups;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Makes a network of the arrays that another program saved, in any form that is read (NPZ, MAT, HDF5, JSON, a folder of NPY
 * files), and of what is said beside them or by the user.
 *
 * <p>The weights are the effective ones, signed. {@code signs} may be there; else a unit has the sign of its column, if each
 * column has one. Dale's principle and no autapses are declared where they hold ({@link ImportedRules}). A readout of the
 * excitatory units alone is filled up with zeros. A file that Rondo exported gives the same network again.
 */
public final class NetworkImport {
    private final ForeignArrays arrays;
    private final ImportedValues values;
    private final ImportedRules rules;

    private NetworkImport(ForeignArrays arrays, ImportedValues values, Optional<List<String>> asked) {
        this.arrays = arrays;
        this.values = values;
        Matrix recurrent = arrays.matrix(Role.W_REC).orElseThrow();
        Optional<Vector> signs = arrays.vector(Role.SIGNS);
        rules = values.own()
                .map(own -> ImportedRules.own(arrays.file(), recurrent, own.constraints(), signs, asked))
                .orElseGet(() -> ImportedRules.foreign(arrays.file(), recurrent, signs, asked));
    }

    /** Reads the arrays, and finds out which is which.
     *
     * @param map assignment of arrays to parts of the network, as far as the user gives it
     * @param transpose true if the user says that the file has {@code W[pre, post]}
     * @throws Refusal if the file cannot be read, lacks a recurrent matrix, or leaves open which array is meant
     */
    public static NetworkImport of(Path file, NameMap map, boolean transpose) {
        return of(file, map, transpose, Optional.empty());
    }

    /** Reads the arrays, and finds out which is which.
     *
     * @param map assignment of arrays to parts of the network, as far as the user gives it
     * @param transpose true if the user says that the file has {@code W[pre, post]}
     * @param constraints names of the rules that the network is to obey, of {@link Constraints#NAMES}, or {@code none} alone;
     *     nothing for those that the file declares or, where it declares none, those that hold
     * @throws Refusal if the file cannot be read, lacks a recurrent matrix, or leaves open which array is meant
     */
    public static NetworkImport of(Path file, NameMap map, boolean transpose, Optional<List<String>> constraints) {
        Optional<List<String>> asked = constraints.map(ImportedRules::named);
        try (ArrayContainer container = Formats.open(file)) {
            ForeignArrays arrays = ForeignReader.read(container, map, transpose);
            return new NetworkImport(arrays, ImportedValues.of(container, arrays), asked);
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(file + ": " + e.getMessage(), e);
        }
    }

    /** Assignment of arrays to parts of the network, with reasons. */
    public List<Taken> taken() {
        return arrays.taken();
    }

    /** Values that the file holds beside the arrays, KEY = VALUE. */
    public List<String> said() {
        return values.values().entrySet().stream()
                .filter(value -> value.getValue().isValueNode())
                .map(value -> value.getKey() + " = " + value.getValue().asString())
                .toList();
    }

    /** The entries of the file that are no part of the network. */
    public List<String> ignored() {
        return arrays.ignored().stream()
                .filter(entry -> !values.isValue(entry.replaceFirst(" \\(.*", "")))
                .toList();
    }

    /** Further notes for the user.
     *
     * @param overrides values missing in the file, KEY=VALUE
     */
    public List<String> notes(List<String> overrides) {
        List<String> notes = new ArrayList<>(arrays.notes());
        notes.addAll(values.notes(arrays.matrix(Role.W_IN).map(Matrix::columns).orElse(0), overrides));
        notes.addAll(rules.notes());
        arrays.matrix(Role.W_OUT)
                .filter(this::isOfExcitatoryUnits)
                .ifPresent(readout -> notes.add("W_out has "
                        + readout.columns() + " columns for the " + readout.columns()
                        + " excitatory units: those of the inhibitory ones are zeros"));
        return notes;
    }

    /** Makes the network.
     *
     * @param overrides values missing in the file, KEY=VALUE: keys of {@link ImportSettings}
     * @throws Refusal if something is missing or disagrees, or the network breaks a rule of {@link RateNetwork}
     */
    public NetworkFile network(List<String> overrides) {
        ImportSettings rest = values.with(overrides);
        Path file = arrays.file();
        Matrix recurrent = arrays.matrix(Role.W_REC).orElseThrow();
        int n = recurrent.rows();
        try {
            Matrix readout = readout(n);
            Matrix input = arrays.matrix(Role.W_IN).orElseGet(() -> Matrix.zeros(n, 0));
            Optional<ImportedValues.Own> own = values.own();
            RateNetwork network = new RateNetwork(
                    recurrent,
                    input,
                    readout,
                    arrays.vector(Role.BIAS).orElseGet(() -> Vector.zeros(n)),
                    arrays.vector(Role.READOUT_BIAS).orElseGet(() -> Vector.zeros(readout.rows())),
                    arrays.vector(Role.X0).orElseGet(() -> Vector.zeros(n)),
                    rules.signs(),
                    rest.activation(),
                    values.timeConstants(rest, n),
                    rest.dt(),
                    values.baselines(rest, input.columns()),
                    new NoiseModel(rest.sigmaRec(), rest.sigmaIn(), rest.tauIn(), rest.rectifyInput()),
                    rules.constraints(),
                    own.map(ImportedValues.Own::inputNames).orElse(List.of()),
                    own.map(ImportedValues.Own::readoutNames).orElse(List.of()),
                    own.map(ImportedValues.Own::groups).orElse(UnitGroups.NONE),
                    arrays.vector(Role.R0));
            return new NetworkFile(network, provenance());
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(file + ": " + e.getMessage(), e);
        }
    }

    private JsonNode provenance() {
        return values.own()
                .flatMap(ImportedValues.Own::provenance)
                .orElseGet(() -> JsonNodeFactory.instance
                        .objectNode()
                        .put("imported_from", String.valueOf(arrays.file().getFileName())));
    }

    /** W_out with a column for each of n units. */
    private Matrix readout(int n) {
        Matrix readout = arrays.matrix(Role.W_OUT).orElseGet(() -> Matrix.zeros(0, n));
        if (readout.columns() == n) {
            return readout;
        }
        if (readout.rows() * readout.columns() == 0) {
            return Matrix.zeros(0, n);
        }
        if (!isOfExcitatoryUnits(readout)) {
            throw Refusal.misuse(arrays.file() + ": W_out has one column per unit: it is " + readout.shape()
                    + ", the network has " + n + " units. If it reads the first " + readout.columns() + " units, add "
                    + (n - readout.columns()) + " columns of zeros");
        }
        Population population = rules.signs().orElseThrow();
        int[] place = new int[n];
        int excitatory = 0;
        for (int j = 0; j < n; j++) {
            place[j] = population.isExcitatory(j) ? excitatory++ : -1;
        }
        return Matrix.build(readout.rows(), n, (i, j) -> place[j] < 0 ? 0 : readout.get(i, place[j]));
    }

    /** True if W_out has as many columns as there are excitatory units, and fewer than units. */
    private boolean isOfExcitatoryUnits(Matrix readout) {
        return rules.signs()
                .filter(signs -> readout.columns() < signs.size() && readout.columns() == signs.excitatory())
                .isPresent();
    }
}
