package dev.rondo.file.foreign;

import dev.rondo.file.format.ArrayContainer;
import dev.rondo.file.format.Entry;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.linalg.Matrix;
import dev.rondo.setting.Refusal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the parts of a network in a file and orients its matrices as {@code W[post, pre]}. */
public final class ForeignReader {
    /** PyTorch and its like add the biases of two layers. */
    private static final List<List<String>> SUMS = List.of(
            List.of("biasihl0", "biashhl0"),
            List.of("biasih", "biashh"),
            List.of("input2hbias", "h2hbias"),
            List.of("i2hbias", "h2hbias"),
            List.of("inputlayerbias", "hiddenlayerbias"));

    private final ArrayContainer container;
    private final NameMap said;
    private final boolean transpose;
    private final Map<Role, Matrix> arrays = new EnumMap<>(Role.class);
    private final List<Taken> taken = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private final List<String> notes = new ArrayList<>();

    private ForeignReader(ArrayContainer container, NameMap said, boolean transpose) {
        this.container = container;
        this.said = said;
        this.transpose = transpose;
    }

    /** Reads the arrays of a network.
     *
     * @param said assignment of arrays to parts of the network, as far as the user gives it
     * @param transpose true if the user says that the file has {@code W[pre, post]}
     * @throws Refusal if there is no recurrent matrix, several arrays may be one part, or the layers are of another
     *     kind
     */
    public static ForeignArrays read(ArrayContainer container, NameMap said, boolean transpose) {
        return new ForeignReader(container, said, transpose).read();
    }

    private ForeignArrays read() {
        notes.addAll(container.remarks());
        Optional<Map<Role, Entry>> keras = KerasNames.find(container.entries());
        Entry recurrent = said.of(Role.W_REC)
                .map(source -> container.require(source.path()))
                .or(() -> keras.map(roles -> roles.get(Role.W_REC)))
                .or(() -> ArrayNames.recurrent(container.file(), container.entries()))
                .or(this::onlyMatrix)
                .orElseThrow(this::noRecurrent);
        requireOneSimpleLayer(recurrent);
        boolean wholeTransposed = transpose || keras.isPresent();
        String dialect = keras.isPresent() ? KerasNames.WHY : "";
        int units = takeRecurrent(recurrent, wholeTransposed, transpose ? "--transpose" : dialect);
        boolean discrete = keras.isPresent()
                || ArrayNames.canonical(ArrayNames.last(recurrent.path())).startsWith("weighthh");
        if (discrete && container.meta().isEmpty()) {
            notes.add("layers of PyTorch and Keras step with dt = tau: with dt_ms = tau_ms the map is theirs");
        }
        for (Role role : Role.values()) {
            if (role == Role.W_REC) {
                continue;
            }
            Optional<Entry> entry = said.of(role)
                    .map(source -> container.require(source.path()))
                    .or(() -> keras.isPresent()
                            ? keras.map(roles -> roles.get(role))
                            : ArrayNames.find(
                                    container.file(), role, container.entries(), ArrayNames.group(recurrent.path())));
            if (role == Role.BIAS && said.of(role).isEmpty() && takeSum()) {
                continue;
            }
            entry.ifPresent(found -> take(role, found, units, wholeTransposed));
        }
        return new ForeignArrays(container.file(), arrays, taken, ignored(), notes);
    }

    /** A square matrix that is the only matrix in the file: single rows and columns are lists, which MATLAB has no other form for. */
    private Optional<Entry> onlyMatrix() {
        List<Entry> matrices = container.entries().stream()
                .filter(Entry::isMatrix)
                .filter(entry -> !entry.shape().contains(1))
                .toList();
        return matrices.size() == 1 && isSquare(matrices.getFirst())
                ? Optional.of(matrices.getFirst())
                : Optional.empty();
    }

    private static boolean isSquare(Entry matrix) {
        return matrix.shape().get(0).equals(matrix.shape().get(1));
    }

    private Refusal noRecurrent() {
        return Refusal.misuse(container.file() + " has no array W_rec or Wrec: it has "
                + ArrayContainer.described(container.entries())
                + ". Say which is which: --map W_rec=NAME,W_in=NAME,W_out=NAME (NAME.T transposes)");
    }

    /** Gated and stacked layers have the same names and other equations. */
    private void requireOneSimpleLayer(Entry recurrent) {
        List<Integer> shape = recurrent.shape();
        if (shape.size() == 2) {
            int rows = shape.get(0);
            int columns = shape.get(1);
            int gates = Math.min(rows, columns) == 0 ? 1 : Math.max(rows, columns) / Math.min(rows, columns);
            if ((gates == 3 || gates == 4) && Math.max(rows, columns) == gates * Math.min(rows, columns)) {
                throw Refusal.misuse(container.where(recurrent.path()) + ": " + recurrent.shapeText() + " has "
                        + (gates == 4 ? "the four gates of an LSTM" : "the three gates of a GRU")
                        + ": networks without gates are read (nn.RNN, SimpleRNN)");
            }
        }
        container.entries().stream()
                .filter(entry ->
                        ArrayNames.canonical(ArrayNames.last(entry.path())).equals("weighthhl1"))
                .findFirst()
                .ifPresent(second -> {
                    throw Refusal.misuse(container.file() + " has several recurrent layers (" + second.path()
                            + "): networks of one layer are read");
                });
    }

    private int takeRecurrent(Entry entry, boolean wholeTransposed, String why) {
        Matrix matrix = matrix(entry);
        if (!matrix.isSquare()) {
            throw Refusal.misuse(container.where(entry.path())
                    + ": a square matrix is needed, as many rows as columns: it is " + matrix.shape());
        }
        Optional<NameMap.Source> source = said.of(Role.W_REC);
        boolean turned = source.isPresent() ? source.get().transposed() ^ transpose : wholeTransposed;
        String reason = source.isPresent() ? "--map" + (transpose ? ", --transpose" : "") : why;
        Matrix postPre = turned ? matrix.transpose() : matrix;
        put(Role.W_REC, entry, postPre, turned, (reason.isEmpty() ? "" : reason + "; ") + evidence(matrix));
        if (!turned && source.isEmpty() && container.meta().isEmpty() && Orientation.looksTransposed(matrix)) {
            throw Refusal.misuse(
                    container.file() + ": W_rec looks transposed: each of its rows has one sign, not so its columns."
                            + " It is W_rec[post, pre] here; if this file has W[pre, post], say --transpose;"
                            + " if its columns have mixed signs,"
                            + " --map"
                            + " W_rec=" + entry.path() + " reads it as it is");
        }
        return matrix.rows();
    }

    /** The signs of rows and columns, from which the sending side can be told. */
    private static String evidence(Matrix matrix) {
        return "in the file " + Orientation.columnsOfOneSign(matrix) + " of " + matrix.columns()
                + " columns and " + Orientation.columnsOfOneSign(matrix.transpose()) + " of " + matrix.rows()
                + " rows have one sign";
    }

    private void take(Role role, Entry entry, int units, boolean wholeTransposed) {
        Matrix matrix = matrix(entry);
        boolean saidTransposed = said.of(role).map(NameMap.Source::transposed).orElse(false);
        String reason = said.of(role).isPresent() ? "--map" : "by its name";
        if (matrix.rows() == 0 || matrix.columns() == 0) {
            used.add(entry.path()); // no inputs, no readouts, or MATLAB's [] for nothing
            return;
        }
        if (!role.isWeights()) {
            put(role, entry, matrix, false, reason);
            return;
        }
        if (matrix.rows() == 1 || matrix.columns() == 1 || matrix.rows() != matrix.columns()) {
            // The extents tell the side of the units.
            boolean unitsFirst = matrix.rows() == units && (role == Role.W_IN || matrix.columns() != units);
            boolean unitsLast = matrix.columns() == units && (role == Role.W_OUT || matrix.rows() != units);
            boolean turned = role == Role.W_IN ? unitsLast && !unitsFirst : unitsFirst && !unitsLast;
            if (unitsFirst || unitsLast) {
                put(
                        role,
                        entry,
                        turned ? matrix.transpose() : matrix,
                        turned,
                        reason + "; "
                                + (turned ? "transposed, since its " : "its ") + (unitsFirst ? "rows" : "columns")
                                + " are the "
                                + units + " units");
                return;
            }
        }
        boolean turned = said.of(role).isPresent() ? saidTransposed ^ transpose : wholeTransposed;
        put(role, entry, turned ? matrix.transpose() : matrix, turned, reason + "; orientation as that of W_rec");
    }

    private boolean takeSum() {
        for (List<String> sum : SUMS) {
            List<Entry> parts = sum.stream()
                    .flatMap(name -> container.entries().stream()
                            .filter(Entry::isNumbers)
                            .filter(entry -> matches(entry.path(), name)))
                    .toList();
            if (parts.size() == sum.size()) {
                Matrix first = matrix(parts.getFirst());
                Matrix second = matrix(parts.getLast());
                if (first.rows() == second.rows() && first.columns() == second.columns()) {
                    used.add(parts.getFirst().path());
                    used.add(parts.getLast().path());
                    arrays.put(Role.BIAS, first.plus(second));
                    taken.add(new Taken(
                            Role.BIAS.key(),
                            parts.getFirst().path() + " + " + parts.getLast().path(),
                            parts.getFirst().shapeText(),
                            false,
                            "by their names; the layer adds both"));
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean matches(String path, String name) {
        String last = ArrayNames.last(path);
        return ArrayNames.canonical(last).equals(name)
                || ArrayNames.canonical(ArrayNames.last(ArrayNames.group(path)) + last)
                        .equals(name);
    }

    private void put(Role role, Entry entry, Matrix matrix, boolean transposed, String why) {
        arrays.put(role, matrix);
        used.add(entry.path());
        taken.add(new Taken(role.key(), entry.path(), entry.shapeText(), transposed, why));
    }

    /** An array as a matrix: a list is one column, extents of 1 beyond two fall away. */
    private Matrix matrix(Entry entry) {
        NpyArray array = container.array(entry.path());
        int[] extents = array.shape();
        while (extents.length > 2 && (extents[0] == 1 || extents[extents.length - 1] == 1)) {
            extents = extents[0] == 1
                    ? java.util.Arrays.copyOfRange(extents, 1, extents.length)
                    : java.util.Arrays.copyOf(extents, extents.length - 1);
        }
        if (extents.length > 2) {
            throw Refusal.misuse(container.where(entry.path()) + ": a matrix has rows and columns: its shape is "
                    + array.shapeText());
        }
        int rows = extents.length == 0 ? 1 : extents[0];
        int columns = extents.length == 2 ? extents[1] : 1;
        return Matrix.owning(rows, columns, array.toDoubles());
    }

    private List<String> ignored() {
        return container.entries().stream()
                .filter(entry -> !used.contains(entry.path()))
                .flatMap(entry -> Stream.of(entry.described()))
                .toList();
    }
}
