package dev.rondo.network;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;

/**
 * An excitatory-inhibitory rate network in x-form (Rajakumar, Rinzel and Chen 2021, equations 2.1-2.5):
 *
 * <pre>
 *   tau dx/dt = -x + W_rec r + W_in u + bias + noise,   r = phi(x),   z = W_out r + readoutBias
 * </pre>
 *
 * and, as it is trained, the Euler map with alpha = dt/tau
 *
 * <pre>
 *   x_t = (1 - alpha) x_{t-1} + alpha (W_rec r_{t-1} + W_in u_t + bias + n_t).
 * </pre>
 *
 * <p>The tonic drive is part of the network: {@code baseline} is added to the input at all times, also when there is
 * no stimulus; where the network rectifies its input it sees {@code max(0, baseline)}. Without it (and without a bias) a ReLU network is homogeneous and has no limit cycle.
 *
 * @param recurrent W_rec, N x N, signed: column j has the sign of unit j, the diagonal is 0
 * @param input W_in, N x N_in
 * @param readout W_out, N_out x N
 * @param bias b, N
 * @param readoutBias added to the readouts, N_out
 * @param initialState x0, N
 * @param population the signs
 * @param activation phi
 * @param tau the time constant
 * @param dt the Euler step
 * @param baseline the tonic input
 * @param noise scales of the noise
 */
public record RateNetwork(
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

    /**
     * @throws IllegalArgumentException if shapes disagree, a value is not finite, W_rec breaks Dale's principle or has
     *     a diagonal, or dt is not in (0, tau]; the message names rule and place
     */
    public RateNetwork {
        int n = population.size();
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
        requireDale(recurrent, population);
        require(
                tau.seconds() > 0 && Double.isFinite(tau.seconds()),
                "The time constant is positive and finite: tau = " + tau);
        require(
                dt.seconds() > 0 && dt.compareTo(tau) <= 0,
                "An Euler step is positive and at most tau: dt = " + dt + ", tau = " + tau);
        require(Double.isFinite(baseline), "The baseline is finite: " + baseline);
    }

    /** The number of units N. */
    public int units() {
        return population.size();
    }

    /** The number of inputs N_in. */
    public int inputs() {
        return input.columns();
    }

    /** The number of readouts N_out. */
    public int readouts() {
        return readout.rows();
    }

    /** alpha = dt/tau. */
    public double alpha() {
        return dt.in(tau);
    }

    /**
     * What every input is when there is no stimulus and no noise: the baseline, clipped at 0 where the network's input is
     * rectified.
     */
    public double restingInput() {
        return noise.rectifyInput() ? Math.max(0, baseline) : baseline;
    }

    /**
     * Whether the map at rest (no stimulus, no noise) obeys G(c x) = c G(x) for every c &gt; 0: a homogeneous phi,
     * no bias, no baseline reaching any unit.
     */
    public boolean isHomogeneousAtRest() {
        return isHomogeneous(Input.resting(this));
    }

    /** Whether the map under a constant input obeys G(c x) = c G(x) for every c &gt; 0. */
    public boolean isHomogeneous(Input under) {
        return activation.isHomogeneous()
                && bias.norm() == 0
                && input.times(under.values()).norm() == 0;
    }

    /** This network with other recurrent weights. */
    public RateNetwork withRecurrent(Matrix other) {
        return withWeights(other, input, readout);
    }

    /** This network with other readout weights. */
    public RateNetwork withReadout(Matrix other) {
        return withWeights(recurrent, input, other);
    }

    /** This network with other weights; biases, x0 and all else stay. */
    public RateNetwork withWeights(Matrix otherRecurrent, Matrix otherInput, Matrix otherReadout) {
        return with(otherRecurrent, otherInput, otherReadout, dt, baseline);
    }

    /** This network with another Euler step. */
    public RateNetwork withStep(Time other) {
        return with(recurrent, input, readout, other, baseline);
    }

    /** This network with another tonic input. */
    public RateNetwork withBaseline(double other) {
        return with(recurrent, input, readout, dt, other);
    }

    private RateNetwork with(
            Matrix otherRecurrent, Matrix otherInput, Matrix otherReadout, Time otherStep, double otherBaseline) {
        return new RateNetwork(
                otherRecurrent,
                otherInput,
                otherReadout,
                bias,
                readoutBias,
                initialState,
                population,
                activation,
                tau,
                otherStep,
                otherBaseline,
                noise);
    }

    private static void requireDale(Matrix w, Population population) {
        for (int j = 0; j < w.columns(); j++) {
            for (int i = 0; i < w.rows(); i++) {
                double v = w.get(i, j);
                if (i == j && v != 0) {
                    throw new IllegalArgumentException("A unit does not connect to itself: W_rec[" + i + ", " + i
                            + "] = " + v + "; the diagonal of W_rec is 0");
                }
                if (v * population.sign(j) < 0) {
                    throw new IllegalArgumentException("Dale's principle: unit " + j + " is "
                            + (population.isExcitatory(j) ? "excitatory" : "inhibitory") + ", yet W_rec[post " + i
                            + ", pre " + j + "] = " + String.format(java.util.Locale.ROOT, "%+.5f", v)
                            + "; a column of W_rec has one sign");
                }
            }
        }
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
