package dev.rondo.training.backprop;

import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import dev.rondo.task.Batch;

/**
 * Forward pass, loss and exact gradient of a batch of trials through time, for one network size. Two implementations,
 * float32 and float64, of which the second is generated; parameters and gradients are double in both.
 *
 * <p>Loss (Song, Yang and Wang 2016; equation 2.10 of Rajakumar et al. 2021): {@code sum(mask (z - target)^2) /
 * sum(mask)}. With {@code delta_t = dLoss/dx_t}:
 *
 * <pre>
 *   delta_t = (1 - alpha) delta_{t+1} + phi'(x_t) (W_rec' alpha delta_{t+1} + W_out' e_t + 2 lambda r_t / (T B N))
 * </pre>
 *
 * <p>Effective weights and their gradients are flat arrays in the order of {@link Parameters}. One instance serves one
 * thread.
 */
public interface Backpropagation {
    /**
     * Terms of the objective beside the loss.
     *
     * @param rateCost lambda2_r: the weight of mean(r^2)
     * @param omega lambda_Omega: the weight of the vanishing-gradient term; 0 leaves it out
     * @param revive the share of the error's gradient that a silent readout unit gets when the error asks it for more
     */
    record Terms(double rateCost, double omega, double revive) {
        /** The loss alone, and its exact gradient. */
        public static final Terms NONE = new Terms(0, 0, 0);
    }

    /**
     * A pass for networks like a given one.
     *
     * @param network activation, drive and noise; its weights are not looked at
     * @param readouts N_out x N, 0 where W_out is 0
     */
    static Backpropagation of(
            Precision precision,
            Kernels kernels,
            Dimensions dimensions,
            RateNetwork network,
            Matrix readouts,
            Terms terms) {
        Drive drive = Drive.of(network);
        ReadoutEntries entries = ReadoutEntries.of(readouts);
        return switch (precision) {
            case FLOAT32 -> new FloatBackpropagation(kernels, dimensions, network.activation(), drive, entries, terms);
            case FLOAT64 -> new DoubleBackpropagation(kernels, dimensions, network.activation(), drive, entries, terms);
        };
    }

    /** Takes effective weights over, for the passes that follow. */
    void weights(double[] effective);

    /**
     * Draws input and noise of a batch and runs the network forward.
     *
     * @param batch at most as many trials and exactly as many steps as the dimensions say
     * @param noise the key of the batch's noise: trial b uses {@code noise.child(first + b)}
     * @param first the number of the batch's first trial
     * @return sum(mask (z - target)^2)
     */
    double forward(Batch batch, Key noise, long first);

    /**
     * Runs the network forward on given numbers, for comparison with other programs.
     *
     * @param u the input as the network sees it, [t][b][k]
     * @param noise n_t, [t][b][i]
     */
    double forward(Batch batch, double[] u, double[] noise);

    /**
     * Backpropagates the batch of the last forward pass.
     *
     * @param gradient receives the gradient of loss and rate cost with respect to the effective weights
     */
    void backward(Batch batch, double[] gradient);

    /** mean(r^2) over all times, trials and units of the last backward pass. */
    double meanSquaredRate();

    /** The vanishing-gradient term Omega of the last backward pass; NaN if it is left out. */
    double omega();

    /** dOmega/dW_rec with states and deltas held fixed, N x N row-major; empty if it is left out. */
    double[] omegaGradient();

    /** State x_t of unit i in trial b, t = 1..T, if the implementation keeps it; else the rate's. For tests. */
    double rate(int t, int b, int i);

    /** Readout z_t. */
    double readout(int t, int b, int l);

    /** delta_t without the rate cost, t = 1..T+1, if Omega is computed. */
    double delta(int t, int b, int i);
}
