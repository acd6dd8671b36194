package dev.rondo.kernel;

import static dev.rondo.kernel.FloatBlocks.L;
import static dev.rondo.kernel.FloatBlocks.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link FloatKernel} on the machine's vectors. Columns are cut into panels of up to four vectors; a packed matrix holds
 * them one after the other, so that a product streams through memory.
 */
final class SimdFloatKernel implements FloatKernel {
    @Override
    public void pack(float[] m, int depth, int stride, float[] packed) {
        Panels panels = new Panels(Math.ceilDiv(depth, L));
        for (int p = 0; p < panels.count(); p++) {
            copyPanel(
                    m,
                    panels.start(p) * L,
                    stride,
                    depth,
                    packed,
                    ORIGIN + panels.start(p) * L * depth,
                    panels.width(p));
        }
    }

    /** Copies {@code rows} rows of {@code vectors} vectors, {@code stride} apart, side by side. */
    private static void copyPanel(float[] from, int fromAt, int stride, int rows, float[] to, int toAt, int vectors) {
        for (int v = 0; v < vectors; v++) {
            for (int k = 0; k < rows; k++) {
                FloatVector.fromArray(S, from, fromAt + k * stride + v * L).intoArray(to, toAt + (k * vectors + v) * L);
            }
        }
    }

    @Override
    public void product(float[] a, int aAt, float[] packed, int depth, int stride, float[] out, int outAt, int rows) {
        Panels panels = new Panels(Math.ceilDiv(depth, L));
        for (int p = 0; p < panels.count(); p++) {
            int column = panels.start(p) * L;
            for (int b = 0; b < rows; b += Lanes.ROWS) {
                FloatBlocks.product(
                        panels.width(p),
                        a,
                        aAt + b * stride,
                        stride,
                        packed,
                        ORIGIN + column * depth,
                        depth,
                        out,
                        outAt + b * stride + column);
            }
        }
    }

    @Override
    public void accumulateOuter(
            float[] d, int dAt, float[] r, int rAt, int rows, float[] g, int size, int stride, float[] scratch) {
        int rowsOfR = ORIGIN;
        int columnsOfD = ORIGIN + rows * 2 * L;
        for (int i = 0; i < size; i += Lanes.COLUMNS) {
            copyColumns(d, dAt + i, stride, rows, scratch, columnsOfD + i * rows);
        }
        for (int column = 0; column < size; column += 2 * L) {
            int vectors = Math.min(2, Math.ceilDiv(size - column, L));
            copyPanel(r, rAt + column, stride, rows, scratch, rowsOfR, vectors);
            for (int i = 0; i < size; i += Lanes.COLUMNS) {
                int gAt = ORIGIN + i * stride + column;
                FloatBlocks.outer(vectors, scratch, columnsOfD + i * rows, scratch, rowsOfR, rows, g, gAt, stride);
            }
        }
    }

    @Override
    public int scratchLength(int rows, int size, int stride) {
        return rows * (2 * L + Math.ceilDiv(size, Lanes.COLUMNS) * Lanes.COLUMNS) + Lanes.SLACK;
    }

    /** Copies ten columns side by side: whole vectors, each written over the surplus of the one before. */
    private static void copyColumns(float[] from, int fromAt, int stride, int rows, float[] to, int toAt) {
        for (int k = 0; k < rows; k++) {
            for (int c = 0; c < Lanes.COLUMNS; c += L) {
                FloatVector.fromArray(S, from, fromAt + k * stride + c).intoArray(to, toAt + k * Lanes.COLUMNS + c);
            }
        }
    }

    @Override
    public void forward(
            float[] s,
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
        boolean relu = phi.shape() == Nonlinearity.Shape.RELU;
        for (int j = 0; j < stride; j += L) {
            FloatVector weight = FloatVector.fromArray(S, win, j);
            FloatVector offset = FloatVector.fromArray(S, bias, j);
            for (int b = 0; b < rows; b++) {
                int at = b * stride + j;
                FloatVector drive = weight.fma(
                                FloatVector.broadcast(S, u[uAt + b * uStep]), FloatVector.fromArray(S, s, ORIGIN + at))
                        .add(offset)
                        .add(FloatVector.fromArray(S, noise, noiseAt + b * noiseStep + j));
                FloatVector state = drive.fma(
                        FloatVector.broadcast(S, alpha),
                        FloatVector.fromArray(S, x, xAt + at).mul(beta));
                state.intoArray(next, nextAt + at);
                FloatVector rate = relu ? state.blend(0, state.compare(VectorOperators.LE, 0)) : state;
                rate.intoArray(r, rAt + at);
            }
        }
        if (phi.shape() == Nonlinearity.Shape.OTHER) {
            ScalarFloatKernel.rates(next, nextAt, r, rAt, rows * stride, phi);
        }
    }

    @Override
    public void backward(
            float[] g,
            float[] later,
            int laterAt,
            float[] x,
            int xAt,
            float[] r,
            int rAt,
            float[] direct,
            float alpha,
            float beta,
            float c,
            float[] u,
            int uAt,
            int uStep,
            float[] gradWin,
            float[] gradBias,
            float[] squares,
            float[] delta,
            int deltaAt,
            int rows,
            int stride,
            Nonlinearity phi) {
        if (phi.shape() == Nonlinearity.Shape.OTHER) {
            new ScalarFloatKernel()
                    .backward(
                            g, later, laterAt, x, xAt, r, rAt, direct, alpha, beta, c, u, uAt, uStep, gradWin, gradBias,
                            squares, delta, deltaAt, rows, stride, phi);
            return;
        }
        boolean relu = phi.shape() == Nonlinearity.Shape.RELU;
        for (int j = 0; j < stride; j += L) {
            FloatVector sumWin = FloatVector.fromArray(S, gradWin, j);
            FloatVector sumBias = FloatVector.fromArray(S, gradBias, j);
            FloatVector sumSquares = FloatVector.fromArray(S, squares, j);
            for (int b = 0; b < rows; b++) {
                int at = b * stride + j;
                FloatVector rate = FloatVector.fromArray(S, r, rAt + at);
                sumSquares = rate.fma(rate, sumSquares);
                FloatVector towardsState = rate.fma(
                        FloatVector.broadcast(S, c),
                        FloatVector.fromArray(S, g, ORIGIN + at).mul(alpha));
                if (relu) {
                    VectorMask<Float> active = rate.compare(VectorOperators.GT, 0);
                    towardsState = FloatVector.zero(S).blend(towardsState, active);
                }
                FloatVector result = FloatVector.fromArray(S, later, laterAt + at)
                        .fma(FloatVector.broadcast(S, beta), towardsState)
                        .add(FloatVector.fromArray(S, direct, ORIGIN + at));
                result.intoArray(delta, deltaAt + at);
                sumWin = result.fma(FloatVector.broadcast(S, u[uAt + b * uStep]), sumWin);
                sumBias = sumBias.add(result);
            }
            sumWin.intoArray(gradWin, j);
            sumBias.intoArray(gradBias, j);
            sumSquares.intoArray(squares, j);
        }
    }

    @Override
    public void addScaled(float factor, float[] from, int fromAt, float[] to, int toAt, int length) {
        int whole = length / L * L;
        for (int j = 0; j < whole; j += L) {
            FloatVector.fromArray(S, from, fromAt + j)
                    .fma(FloatVector.broadcast(S, factor), FloatVector.fromArray(S, to, toAt + j))
                    .intoArray(to, toAt + j);
        }
        for (int j = whole; j < length; j++) {
            to[toAt + j] = Math.fma(factor, from[fromAt + j], to[toAt + j]);
        }
    }

    @Override
    public double dot(float[] a, int aAt, float[] b, int bAt, int length) {
        float[] chains = new float[Lanes.WIDTH];
        int whole = length / Lanes.WIDTH * Lanes.WIDTH;
        for (int lane = 0; lane < Lanes.WIDTH; lane += L) {
            FloatVector sum = FloatVector.zero(S);
            for (int j = lane; j < whole; j += Lanes.WIDTH) {
                sum = FloatVector.fromArray(S, a, aAt + j).fma(FloatVector.fromArray(S, b, bAt + j), sum);
            }
            sum.intoArray(chains, lane);
        }
        ScalarFloatKernel.addToChains(a, aAt, b, bAt, whole, length, chains);
        return ScalarFloatKernel.total(chains);
    }
}
