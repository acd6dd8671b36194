package dev.rondo.kernel;

import java.util.Arrays;

/** {@link DoubleKernel} in plain loops: the reference, and what runs where the JVM has no vectors. */
final class ScalarDoubleKernel implements DoubleKernel {
    @Override
    public void pack(double[] m, int depth, int stride, double[] packed) {
        System.arraycopy(m, 0, packed, 0, depth * stride);
    }

    @Override
    public void product(
            double[] a, int from, int to, double[] packed, int depth, int stride, int rows, double[] scratch) {
        for (int b = 0; b < rows; b++) {
            int row = b * stride;
            Arrays.fill(a, to + row, to + row + stride, 0);
            for (int k = 0; k < depth; k++) {
                addScaled(a[from + row + k], packed, k * stride, a, to + row, stride);
            }
        }
    }

    @Override
    public int scratchLength(int rows, int size) {
        return 0;
    }

    @Override
    public void accumulateOuter(
            double[] d, int dAt, double[] r, int rAt, int rows, int size, int columns, int stride, double[] outer) {
        for (int b = 0; b < rows; b++) {
            for (int i = 0; i < size; i++) {
                addScaled(d[dAt + b * stride + i], r, rAt + b * stride, outer, i * columns, columns);
            }
        }
    }

    @Override
    public int outerLength(int size, int columns) {
        return Math.multiplyExact(size, columns);
    }

    @Override
    public void unpackOuter(double[] outer, int size, int columns, int stride, double[] g) {
        for (int i = 0; i < size; i++) {
            System.arraycopy(outer, i * columns, g, i * stride, columns);
        }
    }

    @Override
    public void forward(
            double[] win,
            double[] u,
            int uAt,
            int uStep,
            double[] bias,
            double[] noise,
            int noiseAt,
            int noiseStep,
            double alpha,
            double beta,
            double[] x,
            int xAt,
            double[] next,
            int nextAt,
            double[] r,
            int rAt,
            int rows,
            int stride,
            Nonlinearity phi) {
        for (int b = 0; b < rows; b++) {
            int row = b * stride;
            for (int j = 0; j < stride; j++) {
                double drive = Math.fma(win[j], u[uAt + b * uStep], r[rAt + row + j])
                        + bias[j]
                        + noise[noiseAt + b * noiseStep + j];
                next[nextAt + row + j] = Math.fma(alpha, drive, beta * x[xAt + row + j]);
            }
        }
        rates(next, nextAt, r, rAt, rows * stride, phi);
    }

    /** Fills r with phi(x). */
    static void rates(double[] x, int xAt, double[] r, int rAt, int length, Nonlinearity phi) {
        for (int j = 0; j < length; j++) {
            double state = x[xAt + j];
            r[rAt + j] = switch (phi.shape()) {
                case RELU -> state <= 0 ? 0 : state;
                case IDENTITY -> state;
                case OTHER -> phi.rate(state);
            };
        }
    }

    @Override
    public void backward(
            double[] x,
            int xAt,
            double[] r,
            int rAt,
            double alpha,
            double beta,
            double c,
            double[] squares,
            double[] delta,
            int laterAt,
            int deltaAt,
            int rows,
            int stride,
            Nonlinearity phi) {
        for (int b = 0; b < rows; b++) {
            int row = b * stride;
            for (int j = 0; j < stride; j++) {
                double rate = r[rAt + row + j];
                double towardsRate = Math.fma(rate, c, delta[deltaAt + row + j] * alpha);
                double state = x[xAt + row + j];
                double towardsState = switch (phi.shape()) {
                    case RELU -> rate > 0 ? towardsRate : 0;
                    case IDENTITY -> towardsRate;
                    case OTHER -> phi.slope(state) * towardsRate;
                };
                delta[deltaAt + row + j] = Math.fma(delta[laterAt + row + j], beta, towardsState);
                squares[j] = Math.fma(rate, rate, squares[j]);
            }
        }
    }

    @Override
    public void addScaled(double factor, double[] from, int fromAt, double[] to, int toAt, int length) {
        for (int j = 0; j < length; j++) {
            to[toAt + j] = Math.fma(factor, from[fromAt + j], to[toAt + j]);
        }
    }

    @Override
    public double dot(double[] a, int aAt, double[] b, int bAt, int length) {
        double[] chains = new double[Lanes.WIDTH];
        addToChains(a, aAt, b, bAt, 0, length, chains);
        return total(chains);
    }

    static void addToChains(double[] a, int aAt, double[] b, int bAt, int from, int length, double[] chains) {
        for (int j = from; j < length; j++) {
            int lane = j % Lanes.WIDTH;
            chains[lane] = Math.fma(a[aAt + j], b[bAt + j], chains[lane]);
        }
    }

    static double total(double[] chains) {
        double total = 0;
        for (double chain : chains) {
            total += chain;
        }
        return total;
    }
}
