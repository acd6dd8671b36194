package dev.rondo.training.backprop;

import dev.rondo.kernel.FloatKernel;
import dev.rondo.kernel.Lanes;
import dev.rondo.kernel.Nonlinearity;

/**
 * The term that keeps gradients from vanishing (Pascanu, Mikolov and Bengio 2013; Song, Yang and Wang 2016), in float32.
 *
 * <pre>
 *   v_t = (1 - alpha) delta_{t+1} + (W_rec' alpha delta_{t+1}) phi'(x_t)
 *   q_t = |v_t|^2 / |delta_{t+1}|^2   where |(1 - alpha) delta_{t+1}|^2 &gt;= 1e-20, else 1
 *   Omega = sum_t mean_b (q_t - 1)^2 / sum_t (fraction of trials above the bound at t),   t = 1..T-1
 * </pre>
 *
 * <p>Its gradient is the immediate one: with respect to W_rec, states and deltas held fixed.
 */
final class FloatOmega {
    private static final double BOUND = 1e-20;
    private static final int ORIGIN = FloatKernel.ORIGIN;

    private final FloatKernel kernel;
    private final Dimensions dimensions;
    private final Nonlinearity phi;
    private final FloatLeak leak;
    private final int stride;
    private final int rows;
    private final double[] gradient;

    FloatOmega(FloatKernel kernel, Dimensions dimensions, int stride, Nonlinearity phi, FloatLeak leak) {
        this.kernel = kernel;
        this.dimensions = dimensions;
        this.phi = phi;
        this.leak = leak;
        this.stride = stride;
        rows = Lanes.paddedRows(dimensions.trials());
        gradient = new double[dimensions.units() * dimensions.units()];
    }

    double[] gradient() {
        return gradient;
    }

    /** Omega, given deltas, rates and (unless the network is ReLU or linear) states at all times. */
    double compute(int trials, float[] delta, float[] r, float[] x, float[] packedBackward) {
        int n = dimensions.units();
        int steps = dimensions.steps();
        int slab = rows * stride;
        int all = (steps - 1) * rows;
        float[] scratch = new float[kernel.scratchLength(rows, n)];
        float[] product = new float[Lanes.length(2 * rows, stride)];
        float[] weighted = new float[Lanes.length((steps + 1) * rows, stride)];
        double sum = 0;
        double above = 0;
        for (int t = 1; t < steps; t++) {
            System.arraycopy(delta, ORIGIN + (t + 1) * slab, product, slab, slab);
            kernel.product(product, slab, 0, packedBackward, n, stride, rows, scratch);
            for (int b = 0; b < trials; b++) {
                double[] term = term(
                        delta,
                        ORIGIN + (t + 1) * slab + b * stride,
                        r,
                        x,
                        ORIGIN + t * slab + b * stride,
                        product,
                        b * stride,
                        weighted);
                sum += term[0];
                above += term[1];
            }
        }
        if (above == 0) {
            return 0;
        }
        float[] outer = new float[kernel.outerLength(n, n)];
        kernel.accumulateOuter(delta, ORIGIN + 2 * slab, weighted, ORIGIN + slab, all, n, n, stride, outer);
        float[] sums = new float[Lanes.length(n, stride)];
        kernel.unpackOuter(outer, n, n, stride, sums);
        for (int i = 0; i < n; i++) {
            double ofRow = leak.ofRow(i);
            for (int j = 0; j < n; j++) {
                gradient[i * n + j] = sums[i * stride + j] * ofRow / above;
            }
        }
        return sum / above;
    }

    /**
     * (q - 1)^2 and whether it counts, for one trial at one time; leaves in {@code weighted} the vector whose outer
     * product with delta is the gradient.
     */
    private double[] term(
            float[] delta, int later, float[] r, float[] x, int now, float[] product, int row, float[] weighted) {
        int n = dimensions.units();
        double alpha = leak.ofProduct();
        double lengthOfDelta = 0;
        double lengthOfLeak = 0;
        double lengthOfV = 0;
        for (int j = 0; j < n; j++) {
            double d = delta[later + j];
            double v = leak.beta(j) * d + alpha * product[row + j] * slope(r, x, now + j);
            lengthOfDelta += d * d;
            lengthOfLeak += leak.beta(j) * d * (leak.beta(j) * d);
            lengthOfV += v * v;
        }
        double bounded = leak.isSame() ? (double) leak.beta() * leak.beta() * lengthOfDelta : lengthOfLeak;
        if (bounded < BOUND) {
            return new double[] {0, 0};
        }
        double excess = lengthOfV / lengthOfDelta - 1;
        double factor = 2 * excess * 2 * alpha / lengthOfDelta;
        for (int j = 0; j < n; j++) {
            double s = slope(r, x, now + j);
            double v = (double) leak.beta(j) * delta[later + j] + alpha * product[row + j] * s;
            weighted[now + j] = (float) (factor * v * s);
        }
        return new double[] {excess * excess, 1};
    }

    private double slope(float[] r, float[] x, int at) {
        return switch (phi.shape()) {
            case RELU -> r[at] > 0 ? 1 : 0;
            case IDENTITY -> 1;
            case OTHER -> phi.slope(x[at]);
        };
    }
}
