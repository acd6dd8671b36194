package dev.rondo.training.force;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.training.LearnerState;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

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
    private static final String NAME = "inverse_correlation";

    private final double[][] p;

    private RecursiveLeastSquares(double[][] p) {
        this.p = p;
    }

    /** The beginning, or where a learner was. */
    static RecursiveLeastSquares of(int n, double ridge, Optional<LearnerState> state) {
        return new RecursiveLeastSquares(state.map(s -> Matrix.ofRowMajor(n, n, s.array(NAME, n * n)))
                .orElseGet(() -> Matrix.build(n, n, (i, j) -> i == j ? 1 / ridge : 0))
                .toRows());
    }

    /** P, for a learner's memory. */
    void putInto(Map<String, Vector> memory) {
        memory.put(NAME, Vector.owning(Matrix.of(p).toRowMajor()));
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
