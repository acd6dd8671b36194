package dev.rondo.training;

import java.util.Arrays;

/**
 * The running inverse correlation matrix of FORCE learning (Sussillo and Abbott 2009, Neuron 63, 544): P begins as I/ridge,
 * and after each presynaptic r
 *
 * <pre>
 *   k = P r / (1 + r' P r),   P <- P - k (P r)'
 * </pre>
 *
 * so that w <- w - e k, with e the error before the update, keeps w the ridge regression over all r so far.
 */
final class RecursiveLeastSquares {
    private final double[][] p;

    RecursiveLeastSquares(int n, double ridge) {
        p = new double[n][n];
        for (int i = 0; i < n; i++) {
            p[i][i] = 1 / ridge;
        }
    }

    /** Takes r in and returns its gain k. */
    double[] gain(double[] r) {
        int n = r.length;
        double[] projected = new double[n];
        double scale = 1;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum = Math.fma(p[i][j], r[j], sum);
            }
            projected[i] = sum;
            scale = Math.fma(sum, r[i], scale);
        }
        double[] gain = Arrays.copyOf(projected, n);
        for (int i = 0; i < n; i++) {
            gain[i] /= scale;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                p[i][j] -= gain[i] * projected[j];
            }
        }
        return gain;
    }

    /**
     * The ridge regression with one weight held at 0, given the one where it is free: {@code w - P e_k w_k/P_kk}.
     *
     * @param w the weights so far
     * @param k which of them is held
     */
    double[] without(double[] w, int k) {
        double[] held = w.clone();
        double multiplier = w[k] / p[k][k];
        for (int j = 0; j < w.length; j++) {
            held[j] = Math.fma(-multiplier, p[j][k], w[j]);
        }
        held[k] = 0;
        return held;
    }
}
