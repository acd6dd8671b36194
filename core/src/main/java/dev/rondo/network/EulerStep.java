package dev.rondo.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One Euler step of a network, in an order of operations that training and simulation share to the last bit:
 *
 * <pre>
 *   s = 0;  s = fma(W[i][j], r[j], s) for j = 0..N-1;  s = fma(W_in[i][k], u[k], s) for k = 0..N_in-1
 *   s = s + bias[i];  s = s + noise[i], if there is noise
 *   x'[i] = fma(alpha[i], s, (1 - alpha[i]) * x[i])
 * </pre>
 */
final class EulerStep {
    private final int units;
    private final double[] alpha;
    private final double[] keep;
    private final Activation activation;
    private final WeightColumns recurrent;
    private final WeightColumns input;
    private final double[] bias;
    private final boolean skipSilent;

    EulerStep(RateNetwork network) {
        units = network.units();
        alpha = network.alphas().toArray();
        keep = new double[units];
        Arrays.setAll(keep, i -> 1 - alpha[i]);
        activation = network.activation();
        recurrent = new WeightColumns(network.recurrent());
        input = new WeightColumns(network.input());
        bias = network.bias().toArray();
        skipSilent = hasNoNegativeZero(bias);
    }

    /** Writes the state after x, under the input u and the noise of this step, into {@code next}. */
    void advance(double[] x, double[] u, double @Nullable [] noise, double[] next) {
        double[] rates = new double[units];
        for (int j = 0; j < units; j++) {
            rates[j] = activation.rate(x[j]);
        }
        Arrays.fill(next, 0);
        recurrent.addProduct(rates, skipSilent, next);
        input.addProduct(u, false, next);
        if (noise == null) {
            for (int i = 0; i < units; i++) {
                next[i] = Math.fma(alpha[i], next[i] + bias[i], keep[i] * x[i]);
            }
        } else {
            for (int i = 0; i < units; i++) {
                next[i] = Math.fma(alpha[i], next[i] + bias[i] + noise[i], keep[i] * x[i]);
            }
        }
    }

    /** W_rec r + W_in u + bias of rates r. */
    double[] drive(double[] r, double[] u) {
        double[] drive = new double[units];
        recurrent.addProduct(r, false, drive);
        input.addProduct(u, false, drive);
        for (int i = 0; i < units; i++) {
            drive[i] += bias[i];
        }
        return drive;
    }

    /** Writes {@code (1 - alpha) v + alpha W_rec (phi'(x) v)} into {@code out[k]} for every vector {@code v[k]}. */
    void differential(double[] x, double[][] v, double[][] out) {
        double[] slope = new double[units];
        double[] passed = new double[units];
        for (int j = 0; j < units; j++) {
            slope[j] = activation.slope(x[j]);
        }
        for (int k = 0; k < v.length; k++) {
            double[] from = v[k];
            double[] to = out[k];
            for (int j = 0; j < units; j++) {
                passed[j] = slope[j] * from[j];
            }
            Arrays.fill(to, 0);
            recurrent.addProduct(passed, true, to);
            for (int i = 0; i < units; i++) {
                to[i] = Math.fma(alpha[i], to[i], keep[i] * from[i]);
            }
        }
    }

    /** A sum of zero may have either sign; adding a bias of +0 or not 0 makes that invisible, one of -0 does not. */
    private static boolean hasNoNegativeZero(double[] bias) {
        for (double b : bias) {
            if (Double.doubleToRawLongBits(b) == Double.doubleToRawLongBits(-0.0)) {
                return false;
            }
        }
        return true;
    }
}
