package dev.rondo.network;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rate network in x-form (Rajakumar, Rinzel and Chen 2021, equations 2.1-2.5):
 *
 * <pre>
 *   tau_i dx_i/dt = -x_i + (W_rec r + W_in u + bias + noise)_i,   r = phi(x),   z = W_out r + readoutBias
 * </pre>
 *
 * and, as it is trained, the Euler map with alpha_i = dt/tau_i
 *
 * <pre>
 *   x_t = (1 - alpha) x_{t-1} + alpha (W_rec r_{t-1} + W_in u_t + bias + n_t).
 * </pre>
 *
 * <p>W_rec is any matrix: Dale's principle, no autapses and masks of connections are {@link Constraints} that a network may
 * declare. A network without inputs has a W_in of no columns, one without readouts a W_out of no rows.
 *
 * <p>The tonic input is part of the network: the baseline of every input is added to it at all times, also when there is
 * no stimulus; where the network rectifies its input it sees {@code max(0, baseline)}. Without it (and without a bias) a
 * ReLU network is homogeneous and has no limit cycle.
 *
 * @param recurrent W_rec, N x N, signed, [post, pre]
 * @param input W_in, N x N_in
 * @param readout W_out, N_out x N
 * @param bias b, N
 * @param readoutBias added to the readouts, N_out
 * @param initialState x0, N
 * @param signs which units are excitatory and which inhibitory, where units are one of the two
 * @param activation phi
 * @param timeConstants tau, one or N
 * @param dt the Euler step, at most tau where that is one for all; where it is not, a step above some tau_i makes a map of
 *     leak factors 1 - dt/tau_i below 0
 * @param baselines the tonic level of every input, N_in
 * @param noise scales of the noise
 * @param constraints rules that W_rec obeys
 * @param inputNames one per input, or none at all
 * @param readoutNames one per readout, or none at all
 * @param groups named groups of units, or none
 * @param initialRates r0, N, of a network in {@link RateForm r-form}, whose states are y = W_rec r + W_in u + b and whose
 *     readouts read r, which lags behind phi(y); none of one in x-form
 */
public record RateNetwork(
        Matrix recurrent,
        Matrix input,
        Matrix readout,
        Vector bias,
        Vector readoutBias,
        Vector initialState,
        Optional<Population> signs,
        Activation activation,
        TimeConstants timeConstants,
        Time dt,
        Vector baselines,
        NoiseModel noise,
        Constraints constraints,
        List<String> inputNames,
        List<String> readoutNames,
        UnitGroups groups,
        Optional<Vector> initialRates) {

    /**
     * @throws IllegalArgumentException if shapes disagree, a value is not finite, W_rec breaks a declared rule, or dt is not
     *     positive or above a tau of all units; the message names rule and place
     */
    public RateNetwork {
        int n = signs.map(Population::size).orElse(recurrent.rows());
        require(n > 0, "A network has at least one unit: it has 0");
        requireShape("W_rec", recurrent, n, n);
        requireRows("W_in", input, n);
        require(
                readout.columns() == n,
                "W_out has one column per unit: it is " + readout.shape() + ", the network has " + n + " units");
        requireSize("bias", bias, n);
        requireSize("x0", initialState, n);
        requireSize("readout bias", readoutBias, readout.rows());
        requireFinite("W_rec", recurrent);
        requireFinite("W_in", input);
        requireFinite("W_out", readout);
        requireFinite("bias", bias);
        requireFinite("x0", initialState);
        requireFinite("readout bias", readoutBias);
        constraints.connections().ifPresent(mask -> requireShape("The mask of connections", mask, n, n));
        constraints.require(recurrent, signs);
        constraints.requireChannels(input, readout);
        require(
                groups.isEmpty() || groups.memberships().size() == n,
                "Every unit belongs to a group, or none does: there are " + n + " units, and "
                        + groups.memberships().size() + " of them have a group");
        require(
                timeConstants.size() == n,
                "There is one time constant, or one per unit, " + n + ": there are " + timeConstants.size());
        requireStep(dt, timeConstants);
        requireSize("baseline", baselines, input.columns());
        for (int k = 0; k < baselines.size(); k++) {
            require(Double.isFinite(baselines.get(k)), "The baseline is finite: " + baselines.get(k));
        }
        inputNames = requireNames("input", inputNames, input.columns());
        readoutNames = requireNames("readout", readoutNames, readout.rows());
        initialRates.ifPresent(r0 -> {
            requireSize("r0", r0, n);
            requireFinite("r0", r0);
            RateForm.requirePossible(timeConstants, noise);
        });
    }

    /** True if the states are y = W_rec r + W_in u + b of rates r with tau dr/dt = -r + phi(y). */
    public boolean isRateForm() {
        return initialRates.isPresent();
    }

    /** A network of excitatory and inhibitory units that obeys Dale's principle, without autapses. */
    public RateNetwork(
            Matrix recurrent,
            Matrix input,
            Matrix readout,
            Vector bias,
            Vector readoutBias,
            Vector initialState,
            Population population,
            Activation activation,
            Time tau,
            Time dt,
            double baseline,
            NoiseModel noise) {
        this(
                recurrent,
                input,
                readout,
                bias,
                readoutBias,
                initialState,
                Optional.of(population),
                activation,
                TimeConstants.same(tau, population.size()),
                dt,
                Vector.constant(input.columns(), baseline),
                noise,
                Constraints.STANDARD,
                List.of(),
                List.of(),
                UnitGroups.NONE,
                Optional.empty());
    }

    /** A network of these weights to be completed: autonomous, without constraints, and without bias, readouts or noise. */
    public static NetworkBuilder of(Matrix recurrent, Activation activation) {
        return new NetworkBuilder(recurrent, activation);
    }

    /** This network, to be changed. */
    public NetworkBuilder change() {
        return new NetworkBuilder(this);
    }

    /** The number of units N. */
    public int units() {
        return recurrent.rows();
    }

    /** The number of inputs N_in. */
    public int inputs() {
        return input.columns();
    }

    /** The number of readouts N_out. */
    public int readouts() {
        return readout.rows();
    }

    /** The name of an input; {@code input 1} and so on where they have none. */
    public String inputName(int input) {
        return inputNames.isEmpty() ? "input " + (input + 1) : inputNames.get(input);
    }

    /** The name of a readout; {@code readout 1} and so on where they have none. */
    public String readoutName(int readout) {
        return readoutNames.isEmpty() ? "readout " + (readout + 1) : readoutNames.get(readout);
    }

    /**
     * Which units are excitatory and which inhibitory.
     *
     * @throws IllegalArgumentException if units are neither: the network has no signs
     */
    public Population population() {
        return signs.orElseThrow(() -> new IllegalArgumentException(
                "Excitatory and inhibitory units are asked for: the units of this network have no signs (columns of"
                        + " W_rec have both signs"
                        + " in " + Constraints.mixedColumns(recurrent) + " of " + units() + " units)"));
    }

    /** Signs of the columns of W_rec in words: {@code mixed in 3 of 3 units}. */
    public String columnSigns() {
        int mixed = Constraints.mixedColumns(recurrent);
        return mixed == 0
                ? "one sign in each of " + units() + " columns"
                : "mixed in " + mixed + " of " + units() + " units";
    }

    /**
     * The time constant of all units.
     *
     * @throws IllegalArgumentException if there are several
     */
    public Time tau() {
        return timeConstants
                .common()
                .orElseThrow(() -> new IllegalArgumentException(
                        "One time constant is asked for: those of this network are " + timeConstants));
    }

    /**
     * alpha = dt/tau.
     *
     * @throws IllegalArgumentException if there are several time constants
     */
    public double alpha() {
        return dt.in(tau());
    }

    /** alpha_i = dt/tau_i of every unit. */
    public Vector alphas() {
        return timeConstants.alphas(dt);
    }

    /**
     * The tonic level of all inputs; 0 if there is none.
     *
     * @throws IllegalArgumentException if they differ
     */
    public double baseline() {
        return common(baselines);
    }

    /**
     * Inputs without stimulus and noise: the baseline, clipped at 0 where the network's input is
     * rectified.
     *
     * @throws IllegalArgumentException if it differs among the inputs
     */
    public double restingInput() {
        return common(restingInputs());
    }

    /** Input of each channel without stimulus and noise. */
    public Vector restingInputs() {
        double[] u = baselines.toArray();
        if (noise.rectifyInput()) {
            for (int k = 0; k < u.length; k++) {
                u[k] = Math.max(0, u[k]);
            }
        }
        return Vector.owning(u);
    }

    /** The tonic level of all inputs, where it is one; 0 if there are none. */
    public Optional<Double> commonBaseline() {
        double first = baselines.size() == 0 ? 0 : baselines.get(0);
        return Arrays.stream(baselines.toArray()).allMatch(v -> v == first) ? Optional.of(first) : Optional.empty();
    }

    private static double common(Vector levels) {
        for (int k = 1; k < levels.size(); k++) {
            if (levels.get(k) != levels.get(0)) {
                throw new IllegalArgumentException(
                        "One tonic level of all inputs is asked for: those of this network are " + levels);
            }
        }
        return levels.size() == 0 ? 0 : levels.get(0);
    }

    /**
     * True if the map at rest (no stimulus, no noise) obeys G(c x) = c G(x) for every c &gt; 0: a homogeneous phi,
     * no bias, no baseline reaching any unit.
     */
    public boolean isHomogeneousAtRest() {
        return isHomogeneous(Input.resting(this));
    }

    /** True if the map under a constant input obeys G(c x) = c G(x) for every c &gt; 0. */
    public boolean isHomogeneous(Input under) {
        return activation.isHomogeneous()
                && bias.norm() == 0
                && input.times(under.values()).norm() == 0;
    }

    /** This network with other recurrent weights. */
    public RateNetwork withRecurrent(Matrix other) {
        return change().recurrent(other).build();
    }

    /** This network with other readout weights. */
    public RateNetwork withReadout(Matrix other) {
        return change().readout(other).build();
    }

    /** This network with other weights; biases, x0 and all else stay. */
    public RateNetwork withWeights(Matrix otherRecurrent, Matrix otherInput, Matrix otherReadout) {
        return change().recurrent(otherRecurrent)
                .input(otherInput)
                .readout(otherReadout)
                .build();
    }

    /** This network with another Euler step. */
    public RateNetwork withStep(Time other) {
        return change().dt(other).build();
    }

    /** This network with another tonic level of all inputs. */
    public RateNetwork withBaseline(double other) {
        return withBaselines(Vector.constant(inputs(), other));
    }

    /** This network with another tonic level of each input. */
    public RateNetwork withBaselines(Vector other) {
        return change().baselines(other).build();
    }

    /** This network with another initial state. */
    public RateNetwork withInitialState(Vector other) {
        return change().initialState(other).build();
    }

    private static void requireStep(Time dt, TimeConstants taus) {
        boolean fits = taus.common().map(tau -> dt.compareTo(tau) <= 0).orElse(Double.isFinite(dt.seconds()));
        require(dt.seconds() > 0 && fits, "An Euler step is positive and at most tau: dt = " + dt + ", tau = " + taus);
    }

    private static List<String> requireNames(String what, List<String> names, int count) {
        require(
                names.isEmpty() || names.size() == count,
                "Every " + what + " has a name, or none has: there are " + count + ", the names are " + names);
        require(Set.copyOf(names).size() == names.size(), "The names of the " + what + "s differ: they are " + names);
        return List.copyOf(names);
    }

    private static void requireShape(String name, Matrix m, int rows, int columns) {
        require(
                m.rows() == rows && m.columns() == columns,
                name + " is " + rows + " x " + columns + " for " + rows + " units: it is " + m.shape());
    }

    private static void requireRows(String name, Matrix m, int rows) {
        require(m.rows() == rows, name + " has one row per unit, " + rows + ": it is " + m.shape());
    }

    private static void requireSize(String name, Vector v, int size) {
        require(v.size() == size, name + " has " + size + " entries: it has " + v.size());
    }

    private static void requireFinite(String name, Matrix m) {
        if (!m.isFinite()) {
            for (int i = 0; i < m.rows(); i++) {
                for (int j = 0; j < m.columns(); j++) {
                    require(
                            Double.isFinite(m.get(i, j)),
                            "Weights are finite: " + name + "[" + i + ", " + j + "] = " + m.get(i, j));
                }
            }
        }
    }

    private static void requireFinite(String name, Vector v) {
        for (int i = 0; i < v.size(); i++) {
            require(Double.isFinite(v.get(i)), "Values are finite: " + name + "[" + i + "] = " + v.get(i));
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
