package dev.rondo.kernel;

import java.util.Arrays;

/** {@link FloatKernel} in plain loops: the reference, and what runs where the JVM has no vectors. */
final class ScalarFloatKernel implements FloatKernel {
    @Override
    public void pack(float[] m, int depth, int stride, float[] packed) {
        System.arraycopy(m, 0, packed, 0, depth * stride);
    }

    @Override
    public void product(float[] a, int from, int to, float[] packed, int depth, int stride, int rows, float[] scratch) {
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
            float[] d, int dAt, float[] r, int rAt, int rows, int size, int columns, int stride, float[] outer) {
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
    public void unpackOuter(float[] outer, int size, int columns, int stride, float[] g) {
        for (int i = 0; i < size; i++) {
            System.arraycopy(outer, i * columns, g, i * stride, columns);
        }
    }

    @Override
    public void forward(
            float[] win,
            float[] u,
            int uAt,
            int uStep,
            float[] bias,
            float[] noise,
            int noiseAt,
            int noiseStep,
            float alpha,
            float beta,
            float[] x,
            int xAt,
            float[] next,
            int nextAt,
            float[] r,
            int rAt,
            int rows,
            int stride,
            Nonlinearity phi) {
        for (int b = 0; b < rows; b++) {
            int row = b * stride;
            for (int j = 0; j < stride; j++) {
                float drive = Math.fma(win[j], u[uAt + b * uStep], r[rAt + row + j])
                        + bias[j]
                        + noise[noiseAt + b * noiseStep + j];
                next[nextAt + row + j] = Math.fma(alpha, drive, beta * x[xAt + row + j]);
            }
        }
        rates(next, nextAt, r, rAt, rows * stride, phi);
    }

    @Override
    public void forward(
            float[] win,
            float[] u,
            int uAt,
            int uStep,
            float[] bias,
            float[] noise,
            int noiseAt,
            int noiseStep,
            float[] alpha,
            float[] beta,
            float[] x,
            int xAt,
            float[] next,
            int nextAt,
            float[] r,
            int rAt,
            int rows,
            int stride,
            Nonlinearity phi) {
        for (int b = 0; b < rows; b++) {
            int row = b * stride;
            for (int j = 0; j < stride; j++) {
                float drive = Math.fma(win[j], u[uAt + b * uStep], r[rAt + row + j])
                        + bias[j]
                        + noise[noiseAt + b * noiseStep + j];
                next[nextAt + row + j] = Math.fma(alpha[j], drive, beta[j] * x[xAt + row + j]);
            }
        }
        rates(next, nextAt, r, rAt, rows * stride, phi);
    }

    /** Fills r with phi(x). */
    static void rates(float[] x, int xAt, float[] r, int rAt, int length, Nonlinearity phi) {
        for (int j = 0; j < length; j++) {
            float state = x[xAt + j];
            r[rAt + j] = switch (phi.shape()) {
                case RELU -> state <= 0 ? 0 : state;
                case IDENTITY -> state;
                case OTHER -> (float) phi.rate(state);
            };
        }
    }

    @Override
    public void backward(
            float[] x,
            int xAt,
            float[] r,
            int rAt,
            float alpha,
            float beta,
            float c,
            float[] squares,
            float[] delta,
            int laterAt,
            int deltaAt,
            int rows,
            int stride,
            Nonlinearity phi) {
        for (int b = 0; b < rows; b++) {
            int row = b * stride;
            for (int j = 0; j < stride; j++) {
                float rate = r[rAt + row + j];
                float towardsRate = Math.fma(rate, c, delta[deltaAt + row + j] * alpha);
                float towardsState = towardsState(towardsRate, rate, x[xAt + row + j], phi);
                delta[deltaAt + row + j] = Math.fma(delta[laterAt + row + j], beta, towardsState);
                squares[j] = Math.fma(rate, rate, squares[j]);
            }
        }
    }

    @Override
    public void backward(
            float[] x,
            int xAt,
            float[] r,
            int rAt,
            float[] beta,
            float c,
            float[] squares,
            float[] delta,
            int laterAt,
            int deltaAt,
            int rows,
            int stride,
            Nonlinearity phi) {
        for (int b = 0; b < rows; b++) {
            int row = b * stride;
            for (int j = 0; j < stride; j++) {
                float rate = r[rAt + row + j];
                float towardsRate = Math.fma(rate, c, delta[deltaAt + row + j]);
                float towardsState = towardsState(towardsRate, rate, x[xAt + row + j], phi);
                delta[deltaAt + row + j] = Math.fma(delta[laterAt + row + j], beta[j], towardsState);
                squares[j] = Math.fma(rate, rate, squares[j]);
            }
        }
    }

    private static float towardsState(float towardsRate, float rate, float state, Nonlinearity phi) {
        return switch (phi.shape()) {
            case RELU -> rate > 0 ? towardsRate : 0;
            case IDENTITY -> towardsRate;
            case OTHER -> (float) phi.slope(state) * towardsRate;
        };
    }

    @Override
    public void addScaled(float factor, float[] from, int fromAt, float[] to, int toAt, int length) {
        for (int j = 0; j < length; j++) {
            to[toAt + j] = Math.fma(factor, from[fromAt + j], to[toAt + j]);
        }
    }

    @Override
    public double dot(float[] a, int aAt, float[] b, int bAt, int length) {
        float[] chains = new float[Lanes.WIDTH];
        addToChains(a, aAt, b, bAt, 0, length, chains);
        return total(chains);
    }

    static void addToChains(float[] a, int aAt, float[] b, int bAt, int from, int length, float[] chains) {
        for (int j = from; j < length; j++) {
            int lane = j % Lanes.WIDTH;
            chains[lane] = Math.fma(a[aAt + j], b[bAt + j], chains[lane]);
        }
    }

    static double total(float[] chains) {
        double total = 0;
        for (float chain : chains) {
            total += chain;
        }
        return total;
    }
}
