package dev.rondo.file;

import dev.rondo.dynamics.Time;
import dev.rondo.file.foreign.Orientation;
import dev.rondo.file.format.ArrayContainer;
import dev.rondo.file.format.Entry;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Constraints;
import dev.rondo.network.Population;
import dev.rondo.network.TimeConstants;
import dev.rondo.network.UnitGroups;
import dev.rondo.setting.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Parts of a network that a file of Rondo holds as arrays, or where they are simple as values beside them.
 *
 * @param container the file
 * @param orientation index of the weight matrices that is the receiving side
 */
record NetworkArrays(ArrayContainer container, Orientation orientation) {
    static final String SIGNS = "signs";
    static final String TAU = "tau_ms";
    static final String BASELINE = "baseline";
    static final String GROUP = "group";
    static final String INPUT_CONNECTIONS = "input_connections";
    static final String READOUT_CONNECTIONS = "readout_connections";

    /** The name of no rule at all, since some forms cannot tell an empty list from an array. */
    static final String NONE = "none";

    /** True if there is an array of that name with numbers in it or none. */
    boolean has(String name) {
        return entry(name).isPresent();
    }

    private Optional<Entry> entry(String name) {
        return container.entries().stream()
                .filter(entry -> entry.path().equals(name))
                .findFirst();
    }

    /** Weights as {@code W[post, pre]}. */
    Matrix weights(String name) {
        return orientation.toPostPre(matrix(name));
    }

    /** Weights, or others where the array is not there or has no entries, MATLAB's [] among them. */
    Matrix weights(String name, Supplier<Matrix> absent) {
        boolean empty = has(name) && container.require(name).shape().equals(List.of(0));
        return has(name) && !empty ? weights(name) : absent.get();
    }

    private Matrix matrix(String name) {
        NpyArray array = container.array(name);
        if (array.dimensions() != 2) {
            throw Refusal.misuse(
                    container.where(name) + ": it has rows and columns: its shape is " + array.shapeText());
        }
        return Matrix.owning(array.extent(0), array.extent(1), array.toDoubles());
    }

    /** A list of numbers. */
    Vector vector(String name) {
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

    /** Types of the units, excitatory or inhibitory, where the file states them. */
    Optional<Population> signs() {
        return has(SIGNS) ? Optional.of(population(container.where(SIGNS), vector(SIGNS))) : Optional.empty();
    }

    /** Types of the units by their signs.
     *
     * @param where place of the signs, for messages
     */
    static Population population(String where, Vector signs) {
        int[] whole = new int[signs.size()];
        for (int k = 0; k < whole.length; k++) {
            if (Math.abs(signs.get(k)) != 1) {
                throw Refusal.misuse(
                        where + ": a unit is excitatory (+1) or inhibitory (-1): [" + k + "] is " + signs.get(k));
            }
            whole[k] = (int) signs.get(k);
        }
        return Population.ofSigns(whole);
    }

    /** The time constants: one for all units, or an array. */
    TimeConstants timeConstants(Optional<Time> common, int units) {
        requireOnce(TAU, common.isPresent(), "unit");
        return common.map(tau -> TimeConstants.same(tau, units))
                .orElseGet(() -> TimeConstants.each(
                        Arrays.stream(vector(TAU).toArray()).mapToObj(Time::ms).toList()));
    }

    /** The tonic levels: one for all inputs, or an array. */
    Vector baselines(Optional<Double> common, int inputs) {
        requireOnce(BASELINE, common.isPresent(), "input");
        return common.map(level -> Vector.constant(inputs, level)).orElseGet(() -> vector(BASELINE));
    }

    /**
     * Checks that a value is given once. Beside a common value, a single number is the same one: forms that can show it
     * do.
     */
    private void requireOnce(String name, boolean isSaid, String of) {
        boolean isArray =
                entry(name).filter(entry -> !isSaid || !entry.isScalar()).isPresent();
        if (isArray == isSaid) {
            throw new IllegalArgumentException(name + " is given once, in meta.json for all " + of
                    + "s or as an array of one per " + of + ": here it is given " + (isSaid ? "twice" : "nowhere"));
        }
    }

    /** The rules that names stand for; where none are said those of {@link Constraints#STANDARD}, if units have signs. */
    Constraints constraints(Optional<List<String>> said, boolean hasSigns) {
        return recurrentRules(said, hasSigns).withChannels(mask(INPUT_CONNECTIONS), mask(READOUT_CONNECTIONS));
    }

    private Optional<Matrix> mask(String name) {
        return has(name) ? Optional.of(weights(name)) : Optional.empty();
    }

    /** Named groups of units, where the file states them. */
    UnitGroups groups(Optional<List<String>> names) {
        if (names.isEmpty() || !has(GROUP)) {
            return UnitGroups.NONE;
        }
        return new UnitGroups(
                names.get(),
                Arrays.stream(vector(GROUP).toArray())
                        .mapToObj(v -> v == Math.rint(v) ? (int) v : -1)
                        .toList());
    }

    private Constraints recurrentRules(Optional<List<String>> said, boolean hasSigns) {
        if (said.isEmpty()) {
            return unsaid(hasSigns);
        }
        List<String> names = said.get();
        if (names.equals(List.of(NONE))) {
            return Constraints.NONE;
        }
        for (String name : names) {
            if (!Constraints.NAMES.contains(name)) {
                throw new IllegalArgumentException("constraints are " + String.join(", ", Constraints.NAMES) + ", or "
                        + NONE + " alone: there is no '" + name + "'");
            }
        }
        return new Constraints(
                names.contains(Constraints.DALE),
                names.contains(Constraints.NO_AUTAPSES),
                names.contains(Constraints.CONNECTIONS)
                        ? Optional.of(weights(Constraints.CONNECTIONS))
                        : Optional.empty());
    }

    /** Names of the rules as {@link #constraints} reads them; nothing for rules that need no entry. */
    static Optional<List<String>> names(Constraints constraints, boolean hasSigns) {
        if (constraints.withChannels(Optional.empty(), Optional.empty()).equals(unsaid(hasSigns))) {
            return Optional.empty();
        }
        return Optional.of(constraints.names().isEmpty() ? List.of(NONE) : constraints.names());
    }

    private static Constraints unsaid(boolean hasSigns) {
        return hasSigns ? Constraints.STANDARD : Constraints.NONE;
    }
}
