package dev.rondo.network;

import dev.rondo.dynamics.Noise;
import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays inputs to a network in Euler steps and then leaves it alone: u = baseline, clipped at 0 where the noise model rectifies.
 *
 * <p>With noise, step t adds {@code n_t = recurrentDeviation xi} to the recurrent drive and sees {@code u_t +
 * inputDeviation xi'}, clipped at 0 where the noise model rectifies (see {@link NoiseModel}); without, it sees u_t as
 * it is given. Immutable, usable from any thread.
 */
public final class Simulator {
    private final RateNetwork network;
    private final EulerStep step;

    private Simulator(RateNetwork network) {
        this.network = network;
        this.step = new EulerStep(network);
    }

    public static Simulator of(RateNetwork network) {
        return new Simulator(network);
    }

    /**
     * The input of a trial, one row per step: {@code u_t = baseline + stimulus(t dt)} for every input of the network,
     * clipped at 0 where the noise model rectifies, as it was in training.
     *
     * @param stimuli one per input of the network
     * @param duration the trial's length; a whole number of steps
     * @throws IllegalArgumentException if there is not one stimulus per input or the duration is not a number of steps
     */
    public Matrix input(List<Stimulus> stimuli, Time duration) {
        if (stimuli.size() != network.inputs()) {
            throw new IllegalArgumentException("A trial has one stimulus per input of the network, " + network.inputs()
                    + ": there are " + stimuli.size());
        }
        int steps = steps(duration);
        double[][] clean =
                stimuli.stream().map(s -> s.sample(network.dt(), steps)).toArray(double[][]::new);
        return seen(Matrix.build(steps, stimuli.size(), (t, k) -> clean[k][t]));
    }

    /** A clean input as the network sees it without noise: the baseline added, clipped at 0 where its noise model rectifies. */
    public Matrix seen(Matrix clean) {
        boolean rectify = network.noise().rectifyInput();
        return Matrix.build(clean.rows(), clean.columns(), (t, k) -> {
            double u = network.baselines().get(k) + clean.get(t, k);
            return rectify ? Math.max(0, u) : u;
        });
    }

    /** Number of Euler steps nearest to a time. */
    public int steps(Time duration) {
        return duration.steps(network.dt());
    }

    /** Plays u, then rests until {@code steps} steps are done in all, from x0 and without noise. */
    public Trajectory run(Matrix u, int steps) {
        return simulate(u, steps, null);
    }

    /** Plays u, then rests until {@code steps} steps are done in all, from x0 and with noise. */
    public Trajectory run(Matrix u, int steps, Noise noise) {
        return simulate(u, steps, noise);
    }

    /** The state after u has been played from x0 without noise. */
    public double[] stateAfter(Matrix u) {
        requireInput(u);
        if (network.isRateForm()) {
            double[] r = rates(u, u.rows(), null, null);
            return step.drive(r, network.restingInputs().toArray());
        }
        double[] x = network.initialState().toArray();
        double[] next = new double[x.length];
        for (int t = 0; t < u.rows(); t++) {
            step.advance(x, u.row(t).toArray(), null, next);
            double[] swap = x;
            x = next;
            next = swap;
        }
        return x;
    }

    /**
     * The readouts {@code z[l] = sum_j fma(W_out[l][j], r[j]) + readoutBias[l]} of rates.
     *
     * @param rates rows x N
     * @return rows x N_out
     */
    public Matrix readouts(Matrix rates) {
        Matrix out = network.readout();
        double[][] z = new double[rates.rows()][out.rows()];
        for (int t = 0; t < rates.rows(); t++) {
            double[] r = rates.row(t).toArray();
            for (int l = 0; l < out.rows(); l++) {
                double sum = 0;
                for (int j = 0; j < r.length; j++) {
                    sum = Math.fma(out.get(l, j), r[j], sum);
                }
                z[t][l] = sum + network.readoutBias().get(l);
            }
        }
        return z.length == 0 ? Matrix.zeros(0, out.rows()) : Matrix.of(z);
    }

    private Trajectory simulate(Matrix u, int steps, @Nullable Noise noise) {
        requireInput(u);
        if (steps < 0) {
            throw new IllegalArgumentException("A simulation has zero or more steps: " + steps);
        }
        int n = network.units();
        NoisyInput seen = new NoisyInput(network, noise);
        if (network.isRateForm()) {
            return inRateForm(u, steps);
        }
        double[][] x = new double[steps][n];
        double[][] inputs = new double[steps][];
        double[] before = network.initialState().toArray();
        for (int t = 0; t < steps; t++) {
            double[] clean = t < u.rows() ? u.row(t).toArray() : seen.rest();
            inputs[t] = seen.input(t + 1, clean);
            step.advance(before, inputs[t], seen.recurrent(t + 1), x[t]);
            before = x[t];
        }
        return record(x, inputs);
    }

    /**
     * The map of a network in r-form, {@code r' = (1 - alpha) r + alpha phi(W r + W_in u + b)}; its states are {@code W r' + W_in u
     * + b}.
     */
    private Trajectory inRateForm(Matrix u, int steps) {
        double[][] r = new double[steps][];
        double[][] inputs = new double[steps][];
        rates(u, steps, r, inputs);
        double[][] x = new double[steps][];
        for (int t = 0; t < steps; t++) {
            x[t] = step.drive(r[t], inputs[t]);
        }
        Matrix rates = steps == 0 ? Matrix.zeros(0, network.units()) : Matrix.of(r);
        return record(x, inputs, rates);
    }

    /** Rates after some steps; those of every step and their inputs are kept where there is room for them. */
    private double[] rates(Matrix u, int steps, double @Nullable [][] kept, double @Nullable [][] inputs) {
        double alpha = network.alpha();
        double[] rest = network.restingInputs().toArray();
        double[] r = network.initialRates().orElseThrow().toArray();
        for (int t = 0; t < steps; t++) {
            double[] seen = t < u.rows() ? u.row(t).toArray() : rest;
            double[] drive = step.drive(r, seen);
            double[] next = new double[r.length];
            for (int i = 0; i < r.length; i++) {
                next[i] = (1 - alpha) * r[i] + alpha * network.activation().rate(drive[i]);
            }
            r = next;
            if (kept != null && inputs != null) {
                kept[t] = next;
                inputs[t] = seen;
            }
        }
        return r;
    }

    private Trajectory record(double[][] x, double[][] inputs) {
        Matrix states = x.length == 0 ? Matrix.zeros(0, network.units()) : Matrix.of(x);
        return record(x, inputs, states.map(network.activation()::rate));
    }

    private Trajectory record(double[][] x, double[][] inputs, Matrix rates) {
        int steps = x.length;
        double[] times = new double[steps];
        Arrays.setAll(times, k -> network.dt().times(k + 1).seconds());
        Matrix states = steps == 0 ? Matrix.zeros(0, network.units()) : Matrix.of(x);
        Matrix seen = steps == 0 ? Matrix.zeros(0, network.inputs()) : Matrix.of(inputs);
        return new Trajectory(Vector.owning(times), states, rates, readouts(rates), seen);
    }

    private void requireInput(Matrix u) {
        if (u.columns() != network.inputs()) {
            throw new IllegalArgumentException(
                    "An input is T x N_in, here with N_in = " + network.inputs() + " columns: it is " + u.shape());
        }
        if (!u.isFinite()) {
            throw new IllegalArgumentException("An input is finite: u has a NaN or infinite value");
        }
    }

    /** Noise of the input and of the drive of each step. */
    private static final class NoisyInput {
        private final RateNetwork network;
        private final @Nullable Noise noise;
        private final double[] recurrentDeviation;
        private final double inputDeviation;

        NoisyInput(RateNetwork network, @Nullable Noise noise) {
            this.network = network;
            this.noise = noise;
            recurrentDeviation = Arrays.stream(network.alphas().toArray())
                    .map(network.noise()::recurrentDeviation)
                    .toArray();
            inputDeviation = network.noise().inputDeviation(network.dt());
        }

        double[] rest() {
            // Noise is added before the clip.
            return (noise == null ? network.restingInputs() : network.baselines()).toArray();
        }

        double[] input(long step, double[] clean) {
            if (noise == null) {
                return clean;
            }
            double[] u = new double[clean.length];
            noise.input(step, u);
            for (int k = 0; k < u.length; k++) {
                u[k] = clean[k] + inputDeviation * u[k];
                if (network.noise().rectifyInput()) {
                    u[k] = Math.max(0, u[k]);
                }
            }
            return u;
        }

        double @Nullable [] recurrent(long step) {
            if (noise == null || network.noise().sigmaRec() == 0) {
                return null;
            }
            double[] n = new double[network.units()];
            noise.recurrent(step, n);
            for (int i = 0; i < n.length; i++) {
                n[i] *= recurrentDeviation[i];
            }
            return n;
        }
    }
}
