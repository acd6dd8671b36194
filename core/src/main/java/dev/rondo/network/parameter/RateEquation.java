package dev.rondo.network.parameter;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Rates;
import dev.rondo.network.TimeConstants;

/**
 * Coefficients of an autonomous network's rate equation,
 *
 * <pre>
 *   tau_i dx_i/dt = -x_i + (W phi(x) + W_in u + b)_i,     u_k = baseline_k + input_k,
 * </pre>
 *
 * where u_k is clipped at 0 in the channels that are rectified.
 *
 * @param network whose equation it is, or was before a parameter moved
 * @param weights W, N x N, [post, pre]
 * @param inputWeights W_in, N x N_in
 * @param bias b, N
 * @param baselines tonic level of every channel, N_in
 * @param inputs on top of them, N_in
 * @param rectified 1 in the channels that are clipped at 0, else 0, N_in
 * @param timeConstants tau, N
 * @param dt the Euler step of the map
 * @param rates phi
 */
public record RateEquation(
        RateNetwork network,
        Matrix weights,
        Matrix inputWeights,
        Vector bias,
        Vector baselines,
        Vector inputs,
        Vector rectified,
        TimeConstants timeConstants,
        Time dt,
        Rates rates) {
    /** That of a network without stimulus. */
    public static RateEquation of(RateNetwork network) {
        int channels = network.inputs();
        return new RateEquation(
                network,
                network.recurrent(),
                network.input(),
                network.bias(),
                network.baselines(),
                Vector.zeros(channels),
                Vector.constant(channels, network.noise().rectifyInput() ? 1 : 0),
                network.timeConstants(),
                network.dt(),
                Rates.of(network.activation()));
    }

    /** The number of units N. */
    public int units() {
        return weights.rows();
    }

    /**
     * Which units are excitatory and which inhibitory.
     *
     * @throws IllegalArgumentException if units are neither
     */
    public Population population() {
        return network.population();
    }

    /** {@code h = W_in u + b}. */
    public Vector drive() {
        double[] u = baselines.plus(inputs).toArray();
        for (int k = 0; k < u.length; k++) {
            u[k] = rectified.get(k) > 0 ? Math.max(0, u[k]) : u[k];
        }
        return bias.plus(inputWeights.times(Vector.owning(u)));
    }

    /** With other recurrent weights. */
    public RateEquation withWeights(Matrix other) {
        return new RateEquation(
                network, other, inputWeights, bias, baselines, inputs, rectified, timeConstants, dt, rates);
    }

    /** With these tonic levels, which are not clipped. */
    public RateEquation withBaselines(Vector other) {
        return new RateEquation(
                network,
                weights,
                inputWeights,
                bias,
                other,
                inputs,
                Vector.zeros(other.size()),
                timeConstants,
                dt,
                rates);
    }

    /** With these inputs on top of the tonic levels, which are not clipped. */
    public RateEquation withInputs(Vector other) {
        return withInputs(other, Vector.zeros(other.size()));
    }

    /** With an input of one channel on top of its tonic level, which is not clipped; the others stay as they are. */
    public RateEquation withInput(int channel, double value) {
        double[] values = inputs.toArray();
        double[] clipped = rectified.toArray();
        values[channel] = value;
        clipped[channel] = 0;
        return withInputs(Vector.owning(values), Vector.owning(clipped));
    }

    private RateEquation withInputs(Vector other, Vector clipped) {
        return new RateEquation(
                network, weights, inputWeights, bias, baselines, other, clipped, timeConstants, dt, rates);
    }

    /** With other time constants. */
    public RateEquation withTimeConstants(TimeConstants other) {
        return new RateEquation(network, weights, inputWeights, bias, baselines, inputs, rectified, other, dt, rates);
    }

    /** With another Euler step. */
    public RateEquation withStep(Time other) {
        return new RateEquation(
                network, weights, inputWeights, bias, baselines, inputs, rectified, timeConstants, other, rates);
    }

    /** With other rate functions. */
    public RateEquation withRates(Rates other) {
        return new RateEquation(
                network, weights, inputWeights, bias, baselines, inputs, rectified, timeConstants, dt, other);
    }
}
