package dev.rondo.kernel;

import static dev.rondo.kernel.DoubleBlocks.L;
import static dev.rondo.kernel.DoubleBlocks.S;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link DoubleKernel} on the machine's vectors. Columns are cut into panels of up to four vectors; a packed matrix holds
 * them one after the other, so that a product streams through memory.
 */
final class SimdDoubleKernel implements DoubleKernel {
    @Override
    public void pack(double[] m, int depth, int stride, double[] packed) {
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
    private static void copyPanel(double[] from, int fromAt, int stride, int rows, double[] to, int toAt, int vectors) {
        for (int v = 0; v < vectors; v++) {
            for (int k = 0; k < rows; k++) {
                DoubleVector.fromArray(S, from, fromAt + k * stride + v * L)
                        .intoArray(to, toAt + (k * vectors + v) * L);
            }
        }
    }

    @Override
    public void product(
            double[] a, int aAt, double[] packed, int depth, int stride, double[] out, int outAt, int rows) {
        Panels panels = new Panels(Math.ceilDiv(depth, L));
        for (int p = 0; p < panels.count(); p++) {
            int column = panels.start(p) * L;
            for (int b = 0; b < rows; b += Lanes.ROWS) {
                DoubleBlocks.product(
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
            double[] d, int dAt, double[] r, int rAt, int rows, double[] g, int size, int stride, double[] scratch) {
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
                DoubleBlocks.outer(vectors, scratch, columnsOfD + i * rows, scratch, rowsOfR, rows, g, gAt, stride);
            }
        }
    }

    @Override
    public int scratchLength(int rows, int size, int stride) {
        return rows * (2 * L + Math.ceilDiv(size, Lanes.COLUMNS) * Lanes.COLUMNS) + Lanes.SLACK;
    }

    /** Copies ten columns side by side: whole vectors, each written over the surplus of the one before. */
    private static void copyColumns(double[] from, int fromAt, int stride, int rows, double[] to, int toAt) {
        for (int k = 0; k < rows; k++) {
            for (int c = 0; c < Lanes.COLUMNS; c += L) {
                DoubleVector.fromArray(S, from, fromAt + k * stride + c).intoArray(to, toAt + k * Lanes.COLUMNS + c);
            }
        }
    }

    @Override
    public void forward(
            double[] s,
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
        boolean relu = phi.shape() == Nonlinearity.Shape.RELU;
        for (int j = 0; j < stride; j += L) {
            DoubleVector weight = DoubleVector.fromArray(S, win, j);
            DoubleVector offset = DoubleVector.fromArray(S, bias, j);
            for (int b = 0; b < rows; b++) {
                int at = b * stride + j;
                DoubleVector drive = weight.fma(
                                DoubleVector.broadcast(S, u[uAt + b * uStep]),
                                DoubleVector.fromArray(S, s, ORIGIN + at))
                        .add(offset)
                        .add(DoubleVector.fromArray(S, noise, noiseAt + b * noiseStep + j));
                DoubleVector state = drive.fma(
                        DoubleVector.broadcast(S, alpha),
                        DoubleVector.fromArray(S, x, xAt + at).mul(beta));
                state.intoArray(next, nextAt + at);
                DoubleVector rate = relu ? state.blend(0, state.compare(VectorOperators.LE, 0)) : state;
                rate.intoArray(r, rAt + at);
            }
        }
        if (phi.shape() == Nonlinearity.Shape.OTHER) {
            ScalarDoubleKernel.rates(next, nextAt, r, rAt, rows * stride, phi);
        }
    }

    @Override
    public void backward(
            double[] g,
            double[] later,
            int laterAt,
            double[] x,
            int xAt,
            double[] r,
            int rAt,
            double[] direct,
            double alpha,
            double beta,
            double c,
            double[] u,
            int uAt,
            int uStep,
            double[] gradWin,
            double[] gradBias,
            double[] squares,
            double[] delta,
            int deltaAt,
            int rows,
            int stride,
            Nonlinearity phi) {
        if (phi.shape() == Nonlinearity.Shape.OTHER) {
            new ScalarDoubleKernel()
                    .backward(
                            g, later, laterAt, x, xAt, r, rAt, direct, alpha, beta, c, u, uAt, uStep, gradWin, gradBias,
                            squares, delta, deltaAt, rows, stride, phi);
            return;
        }
        boolean relu = phi.shape() == Nonlinearity.Shape.RELU;
        for (int j = 0; j < stride; j += L) {
            DoubleVector sumWin = DoubleVector.fromArray(S, gradWin, j);
            DoubleVector sumBias = DoubleVector.fromArray(S, gradBias, j);
            DoubleVector sumSquares = DoubleVector.fromArray(S, squares, j);
            for (int b = 0; b < rows; b++) {
                int at = b * stride + j;
                DoubleVector rate = DoubleVector.fromArray(S, r, rAt + at);
                sumSquares = rate.fma(rate, sumSquares);
                DoubleVector towardsState = rate.fma(
                        DoubleVector.broadcast(S, c),
                        DoubleVector.fromArray(S, g, ORIGIN + at).mul(alpha));
                if (relu) {
                    VectorMask<Double> active = rate.compare(VectorOperators.GT, 0);
                    towardsState = DoubleVector.zero(S).blend(towardsState, active);
                }
                DoubleVector result = DoubleVector.fromArray(S, later, laterAt + at)
                        .fma(DoubleVector.broadcast(S, beta), towardsState)
                        .add(DoubleVector.fromArray(S, direct, ORIGIN + at));
                result.intoArray(delta, deltaAt + at);
                sumWin = result.fma(DoubleVector.broadcast(S, u[uAt + b * uStep]), sumWin);
                sumBias = sumBias.add(result);
            }
            sumWin.intoArray(gradWin, j);
            sumBias.intoArray(gradBias, j);
            sumSquares.intoArray(squares, j);
        }
    }

    @Override
    public void addScaled(double factor, double[] from, int fromAt, double[] to, int toAt, int length) {
        int whole = length / L * L;
        for (int j = 0; j < whole; j += L) {
            DoubleVector.fromArray(S, from, fromAt + j)
                    .fma(DoubleVector.broadcast(S, factor), DoubleVector.fromArray(S, to, toAt + j))
                    .intoArray(to, toAt + j);
        }
        for (int j = whole; j < length; j++) {
            to[toAt + j] = Math.fma(factor, from[fromAt + j], to[toAt + j]);
        }
    }

    @Override
    public double dot(double[] a, int aAt, double[] b, int bAt, int length) {
        double[] chains = new double[Lanes.WIDTH];
        int whole = length / Lanes.WIDTH * Lanes.WIDTH;
        for (int lane = 0; lane < Lanes.WIDTH; lane += L) {
            DoubleVector sum = DoubleVector.zero(S);
            for (int j = lane; j < whole; j += Lanes.WIDTH) {
                sum = DoubleVector.fromArray(S, a, aAt + j).fma(DoubleVector.fromArray(S, b, bAt + j), sum);
            }
            sum.intoArray(chains, lane);
        }
        ScalarDoubleKernel.addToChains(a, aAt, b, bAt, whole, length, chains);
        return ScalarDoubleKernel.total(chains);
    }
}
