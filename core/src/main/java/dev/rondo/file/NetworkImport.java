package dev.rondo.file;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a network of the arrays that another program saved (NPZ, MAT, HDF5), and of what such a file does not say: the
 * components of this record.
 *
 * <p>Arrays are known by these names: {@code W_rec, W_in, W_out} (also without the underscore), and where they are not
 * zero {@code bias, b_rec, brec}; {@code readout_bias, b_out, bout}; {@code x0, init_state}. So are the files of PsychRNN
 * read ({@code W_in, W_rec, W_out, b_rec, b_out, init_state}: Ehrlich et al. 2021), and those of pycog once the parameters
 * in its pickle were saved with {@code np.savez}. The weights are the effective ones, signed. {@code signs} may be there;
 * else a unit has the sign of its column.
 *
 * @param tau the time constant
 * @param dt the Euler step
 * @param activation phi
 * @param baseline the tonic input
 * @param sigmaRec scale of the recurrent noise
 * @param sigmaIn scale of the input noise
 * @param tauIn time constant of the input noise
 * @param rectifyInput whether the noisy input is clipped at 0
 */
public record NetworkImport(
        @Setting(meaning = "time constant of a unit", unit = "ms", min = Double.MIN_VALUE)
        Time tau,

        @Setting(meaning = "Euler step", unit = "ms", min = Double.MIN_VALUE)
        Time dt,

        @Setting(meaning = "rate function", byDefault = "relu")
        Activation activation,

        @Setting(meaning = "tonic input, present also without a stimulus", byDefault = "0")
        double baseline,

        @Setting(meaning = "scale of the recurrent noise", byDefault = "0", min = 0)
        double sigmaRec,

        @Setting(meaning = "scale of the input noise", byDefault = "0", min = 0)
        double sigmaIn,

        @Setting(meaning = "time constant of the input noise", unit = "ms", byDefault = "100", min = Double.MIN_VALUE)
        Time tauIn,

        @Setting(meaning = "clip the noisy input at 0", byDefault = "true")
        boolean rectifyInput) {

    private static final List<String> RECURRENT = List.of("W_rec", "Wrec");
    private static final List<String> INPUT = List.of("W_in", "Win");
    private static final List<String> READOUT = List.of("W_out", "Wout");
    private static final List<String> BIAS = List.of("bias", "b_rec", "brec");
    private static final List<String> READOUT_BIAS = List.of("readout_bias", "b_out", "bout");
    private static final List<String> INITIAL_STATE = List.of("x0", "init_state");
    private static final List<String> SIGNS = List.of("signs");

    /** Reads the arrays.
     *
     * @param orientation which index of the three weight matrices is the receiving side
     * @throws Refusal if the file cannot be read, lacks a matrix, or the network breaks a rule of {@link RateNetwork}
     */
    public NetworkFile read(Path file, Orientation orientation) {
        Arrays arrays = new Arrays(file, MatrixFile.names(file));
        Matrix recurrent = orientation.toPostPre(arrays.matrix(RECURRENT));
        Matrix input = orientation.toPostPre(arrays.matrix(INPUT));
        Matrix readout = orientation.toPostPre(arrays.matrix(READOUT));
        int n = recurrent.rows();
        if (orientation == Orientation.POST_PRE && Orientation.looksTransposed(recurrent)) {
            throw Refusal.misuse(
                    file + ": W_rec looks transposed: each of its rows has one sign, not so its columns. It"
                            + " is W_rec[post, pre] here; if this file has W[pre, post], say --transpose");
        }
        try {
            RateNetwork network = new RateNetwork(
                    recurrent,
                    input,
                    readout,
                    arrays.vector(BIAS).orElse(Vector.zeros(n)),
                    arrays.vector(READOUT_BIAS).orElse(Vector.zeros(readout.rows())),
                    arrays.vector(INITIAL_STATE).orElse(Vector.zeros(n)),
                    arrays.vector(SIGNS).map(NetworkImport::population).orElseGet(() -> signsOf(recurrent, file)),
                    activation,
                    tau,
                    dt,
                    baseline,
                    new NoiseModel(sigmaRec, sigmaIn, tauIn, rectifyInput));
            ObjectNode provenance = JsonNodeFactory.instance.objectNode();
            return new NetworkFile(network, provenance.put("imported_from", String.valueOf(file.getFileName())));
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(file + ": " + e.getMessage(), e);
        }
    }

    /** The arrays of a file that {@link #read} does not know by name, and leaves out. */
    public static List<String> unread(Path file) {
        List<String> known = Stream.of(RECURRENT, INPUT, READOUT, BIAS, READOUT_BIAS, INITIAL_STATE, SIGNS)
                .flatMap(List::stream)
                .toList();
        return MatrixFile.names(file).stream()
                .filter(name -> !known.contains(name))
                .toList();
    }

    private static Population population(Vector signs) {
        int[] whole = new int[signs.size()];
        for (int k = 0; k < whole.length; k++) {
            whole[k] = (int) Math.rint(signs.get(k));
        }
        return Population.ofSigns(whole);
    }

    /** The sign of each column; if a column has both, whichever, for the network refuses it with its place. */
    private static Population signsOf(Matrix w, Path file) {
        int[] signs = new int[w.columns()];
        for (int j = 0; j < w.columns(); j++) {
            double sum = 0;
            for (int i = 0; i < w.rows(); i++) {
                sum += w.get(i, j);
            }
            if (w.column(j).norm() == 0) {
                throw Refusal.misuse(
                        file + ": unit " + j + " sends nothing, so that its column does not tell whether it is"
                                + " excitatory or inhibitory: add an array signs (+1 or -1 for each unit)");
            }
            signs[j] = sum < 0 ? -1 : 1;
        }
        return Population.ofSigns(signs);
    }

    /** The arrays of a file, by any of their names. */
    private record Arrays(Path file, List<String> names) {
        Matrix matrix(List<String> aliases) {
            return find(aliases)
                    .orElseThrow(() -> Refusal.misuse(file + " has no array " + String.join(" or ", aliases)
                            + ": it has " + (names.isEmpty() ? "none with a name" : String.join(", ", names))));
        }

        /** A list, also where it was saved as a matrix of one row or column. */
        Optional<Vector> vector(List<String> aliases) {
            return find(aliases).map(m -> {
                if (m.rows() != 1 && m.columns() != 1) {
                    throw Refusal.misuse(
                            file + ", " + aliases.getFirst() + ": it is one row of numbers: it is " + m.shape());
                }
                return Vector.owning(m.toRowMajor());
            });
        }

        private Optional<Matrix> find(List<String> aliases) {
            return aliases.stream()
                    .filter(names::contains)
                    .findFirst()
                    .map(name -> MatrixFile.readAnyShape(file, Optional.of(name)));
        }
    }
}
