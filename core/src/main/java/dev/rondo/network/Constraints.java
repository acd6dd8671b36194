package dev.rondo.network;

import dev.rondo.linalg.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Rules that a network is declared to obey: rules of its design and its training, none of its mathematics.
 *
 * @param dale Dale's principle: column j of W_rec has the sign of unit j
 * @param noAutapses no unit connects to itself: the diagonal of W_rec is 0
 * @param connections N x N of 0 and 1, where W_rec may be other than 0; anywhere if it is not there
 * @param inputConnections N x N_in of 0 and 1, where W_in may be other than 0; anywhere if it is not there
 * @param readoutConnections N_out x N of 0 and 1, where W_out may be other than 0; anywhere if it is not there
 */
public record Constraints(
        boolean dale,
        boolean noAutapses,
        Optional<Matrix> connections,
        Optional<Matrix> inputConnections,
        Optional<Matrix> readoutConnections) {
    /** Dale's principle and no autapses: the rules of excitatory-inhibitory networks that train here. */
    public static final Constraints STANDARD = new Constraints(true, true, Optional.empty());

    /** None. */
    public static final Constraints NONE = new Constraints(false, false, Optional.empty());

    /** The name of Dale's principle in files. */
    public static final String DALE = "dale";

    /** The name of the rule for the diagonal in files. */
    public static final String NO_AUTAPSES = "no-autapses";

    /** The name of the rule for connections in files. */
    public static final String CONNECTIONS = "connections";

    /** Rules of W_rec alone. */
    public Constraints(boolean dale, boolean noAutapses, Optional<Matrix> connections) {
        this(dale, noAutapses, connections, Optional.empty(), Optional.empty());
    }

    /** The names of all rules of W_rec. */
    public static final List<String> NAMES = List.of(DALE, NO_AUTAPSES, CONNECTIONS);

    /** These rules without Dale's principle. */
    public Constraints withoutDale() {
        return new Constraints(false, noAutapses, connections, inputConnections, readoutConnections);
    }

    /** These rules of W_rec with masks of W_in and W_out. */
    public Constraints withChannels(Optional<Matrix> inputs, Optional<Matrix> readouts) {
        return new Constraints(dale, noAutapses, connections, inputs, readouts);
    }

    /** The names of those of W_rec that are declared. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        if (dale) {
            names.add(DALE);
        }
        if (noAutapses) {
            names.add(NO_AUTAPSES);
        }
        if (connections.isPresent()) {
            names.add(CONNECTIONS);
        }
        return List.copyOf(names);
    }

    /**
     * Checks weights.
     *
     * @throws IllegalArgumentException if they break a rule; the message names rule and place
     */
    void require(Matrix w, Optional<Population> signs) {
        if (dale && signs.isEmpty()) {
            throw new IllegalArgumentException(
                    "Dale's principle is about excitatory and inhibitory units: a network that"
                            + " declares it has a sign for every unit");
        }
        for (int j = 0; j < w.columns(); j++) {
            for (int i = 0; i < w.rows(); i++) {
                require(w, i, j, signs);
            }
        }
    }

    /**
     * Checks weights of inputs and readouts.
     *
     * @throws IllegalArgumentException if they break a mask, or it has another shape
     */
    void requireChannels(Matrix input, Matrix readout) {
        inputConnections.ifPresent(mask -> requireMasked("W_in", input, mask));
        readoutConnections.ifPresent(mask -> requireMasked("W_out", readout, mask));
    }

    private static void requireMasked(String name, Matrix w, Matrix mask) {
        if (mask.rows() != w.rows() || mask.columns() != w.columns()) {
            throw new IllegalArgumentException(
                    "The mask of " + name + " must have its shape, " + w.shape() + ", got " + mask.shape());
        }
        for (int i = 0; i < w.rows(); i++) {
            for (int j = 0; j < w.columns(); j++) {
                if (w.get(i, j) != 0 && mask.get(i, j) == 0) {
                    throw new IllegalArgumentException("The mask of " + name + " has no connection [" + i + ", " + j
                            + "], yet " + name + "[" + i + ", " + j + "] = " + w.get(i, j));
                }
            }
        }
    }

    private void require(Matrix w, int i, int j, Optional<Population> signs) {
        double v = w.get(i, j);
        if (noAutapses && i == j && v != 0) {
            throw new IllegalArgumentException("A unit does not connect to itself: W_rec[" + i + ", " + i + "] = " + v
                    + "; the diagonal of W_rec is 0");
        }
        if (dale && v * signs.orElseThrow().sign(j) < 0) {
            throw new IllegalArgumentException("Dale's principle: unit " + j + " is "
                    + (signs.orElseThrow().isExcitatory(j) ? "excitatory" : "inhibitory") + ", yet W_rec[post " + i
                    + ", pre " + j + "] = " + String.format(Locale.ROOT, "%+.5f", v)
                    + "; a column of W_rec has one sign");
        }
        if (v != 0 && connections.isPresent() && connections.get().get(i, j) == 0) {
            throw new IllegalArgumentException("The mask of connections has no connection from unit " + j + " to unit "
                    + i + ", yet W_rec[post " + i + ", pre " + j + "] = " + v);
        }
    }

    /** In how many of the columns of W_rec both signs occur. */
    public static int mixedColumns(Matrix w) {
        int mixed = 0;
        for (int j = 0; j < w.columns(); j++) {
            boolean positive = false;
            boolean negative = false;
            for (int i = 0; i < w.rows(); i++) {
                positive |= w.get(i, j) > 0;
                negative |= w.get(i, j) < 0;
            }
            mixed += positive && negative ? 1 : 0;
        }
        return mixed;
    }

    /** Number of units that connect to themselves. */
    public static int autapses(Matrix w) {
        int count = 0;
        for (int i = 0; i < w.rows(); i++) {
            count += w.get(i, i) != 0 ? 1 : 0;
        }
        return count;
    }
}
