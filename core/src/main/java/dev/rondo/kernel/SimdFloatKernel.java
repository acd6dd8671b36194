package dev.rondo.kernel;

import static dev.rondo.kernel.FloatBlocks.L;
import static dev.rondo.kernel.FloatBlocks.S;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link FloatKernel} on the machine's vectors. Columns are cut into panels of up to four vectors; a packed matrix holds
 * the vectors of its columns one after the other, so that a product streams through memory.
 */
final class SimdFloatKernel implements FloatKernel {
    @Override
    public void pack(float[] m, int depth, int stride, float[] packed) {
        int vectors = Math.ceilDiv(depth, L);
        for (int k = 0; k < depth; k += Lanes.DEPTH) {
            int rows = Math.min(Lanes.DEPTH, depth - k);
            copyColumns(m, k * stride, stride, rows, vectors, packed, packedAt(k, 0, vectors));
        }
    }

    /** Index at which vector v of the rows from k on begins in a packed matrix. */
    private static int packedAt(int k, int v, int vectors) {
        return ORIGIN + k * vectors * L + v * FloatBlocks.D;
    }

    /** Copies columns vector by vector, {@link FloatBlocks#D} apart. */
    private static void copyColumns(float[] from, int fromAt, int stride, int rows, int vectors, float[] to, int toAt) {
        for (int v = 0; v < vectors; v++) {
            for (int k = 0; k < rows; k++) {
                FloatVector.fromArray(S, from, fromAt + k * stride + v * L)
                        .intoArray(to, toAt + v * FloatBlocks.D + k * L);
            }
        }
    }

    @Override
    public void product(float[] a, int from, int to, float[] packed, int depth, int stride, int rows, float[] scratch) {
        Panels panels = new Panels(Math.ceilDiv(depth, L));
        if (stride == Lanes.DEPTH) {
            Arrays.fill(a, to, to + rows * stride, 0);
            for (int p = 0; p < panels.count(); p++) {
                productOfPanel(a, from, to + panels.start(p) * L, packed, depth, rows, panels, p);
            }
            return;
        }
        copyTiles(a, from, depth, stride, rows, scratch);
        int sums = ORIGIN + Math.ceilDiv(depth, Lanes.DEPTH) * Lanes.DEPTH * rows;
        for (int p = 0; p < panels.count(); p++) {
            clearRows(scratch, sums, Lanes.DEPTH, rows, panels.width(p) * L);
            productOfPanel(scratch, ORIGIN, sums, packed, depth, rows, panels, p);
            copyRows(scratch, sums, Lanes.DEPTH, rows, panels.width(p) * L, a, to + panels.start(p) * L, stride);
        }
    }

    private static void productOfPanel(
            float[] a, int from, int sums, float[] packed, int depth, int rows, Panels panels, int p) {
        for (int k = 0; k < depth; k += Lanes.DEPTH) {
            int column = packedAt(k, panels.start(p), panels.vectors());
            int length = Math.min(Lanes.DEPTH, depth - k);
            for (int b = 0; b < rows; b += Lanes.ROWS) {
                int tile = from + k * rows + b * Lanes.DEPTH;
                FloatBlocks.product(panels.width(p), a, tile, sums + b * Lanes.DEPTH, packed, column, length);
            }
        }
    }

    /** Cuts rows into pieces of {@link Lanes#DEPTH} entries, and lays the pieces of the same columns side by side. */
    private static void copyTiles(float[] from, int fromAt, int depth, int stride, int rows, float[] to) {
        for (int k = 0; k < depth; k += Lanes.DEPTH) {
            int length = Math.min(Lanes.DEPTH, stride - k);
            copyRows(from, fromAt + k, stride, rows, length, to, ORIGIN + k * rows, Lanes.DEPTH);
        }
    }

    private static void copyRows(
            float[] from, int fromAt, int fromStride, int rows, int length, float[] to, int toAt, int toStride) {
        for (int b = 0; b < rows; b++) {
            for (int j = 0; j < length; j += L) {
                FloatVector.fromArray(S, from, fromAt + b * fromStride + j).intoArray(to, toAt + b * toStride + j);
            }
        }
    }

    private static void clearRows(float[] rows, int at, int stride, int count, int length) {
        for (int b = 0; b < count; b++) {
            for (int j = 0; j < length; j += L) {
                FloatVector.zero(S).intoArray(rows, at + b * stride + j);
            }
        }
    }

    @Override
    public int scratchLength(int rows, int size) {
        return (Math.ceilDiv(size, Lanes.DEPTH) + 1) * Lanes.DEPTH * rows + Lanes.SLACK;
    }

    @Override
    public void accumulateOuter(
            float[] d, int dAt, float[] r, int rAt, int rows, int size, int columns, int stride, float[] outer) {
        Panels panels = new Panels(Math.ceilDiv(columns, L));
        int columnsOfR = sumsAt(panels.count(), 0, size);
        int rowsOfD = columnsOfR + Panels.WIDEST * FloatBlocks.D;
        for (int k = 0; k < rows; k += Lanes.DEPTH) {
            int depth = Math.min(Lanes.DEPTH, rows - k);
            for (int i = 0; i < size; i += Lanes.COLUMNS) {
                int to = rowsOfD + rowOfD(i, depth);
                copyRows(d, dAt + k * stride + i, stride, depth, Lanes.WIDTH, outer, to, Lanes.WIDTH);
            }
            for (int p = 0; p < panels.count(); p++) {
                int column = rAt + k * stride + panels.start(p) * L;
                copyColumns(r, column, stride, depth, panels.width(p), outer, columnsOfR);
                for (int i = 0; i < size; i += Lanes.ROWS) {
                    FloatBlocks.outer(
                            panels.width(p), outer, rowsOfD + rowOfD(i, depth), columnsOfR, sumsAt(p, i, size), depth);
                }
            }
        }
    }

    /** Index at which the sums of row i and panel p begin. */
    private static int sumsAt(int p, int i, int size) {
        return ORIGIN + (p * Lanes.paddedRows(size) + i) * FloatBlocks.ROW;
    }

    /** Where column i of d begins, {@link Lanes#COLUMNS} of them side by side. */
    private static int rowOfD(int i, int rows) {
        return i / Lanes.COLUMNS * rows * Lanes.WIDTH + i % Lanes.COLUMNS;
    }

    @Override
    public int outerLength(int size, int columns) {
        int sums = sumsAt(new Panels(Math.ceilDiv(columns, L)).count(), 0, size);
        int copies = Panels.WIDEST * FloatBlocks.D + Lanes.DEPTH * Math.ceilDiv(size, Lanes.COLUMNS) * Lanes.WIDTH;
        return Math.addExact(sums, copies) + Lanes.SLACK;
    }

    @Override
    public void unpackOuter(float[] outer, int size, int columns, int stride, float[] g) {
        Panels panels = new Panels(Math.ceilDiv(columns, L));
        for (int p = 0; p < panels.count(); p++) {
            int length = panels.width(p) * L;
            int from = sumsAt(p, 0, size);
            copyRows(outer, from, FloatBlocks.ROW, size, length, g, panels.start(p) * L, stride);
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
        boolean relu = phi.shape() == Nonlinearity.Shape.RELU;
        for (int b = 0; b < rows; b++) {
            int row = b * stride;
            forwardRow(
                    win,
                    u[uAt + b * uStep],
                    bias,
                    noise,
                    noiseAt + b * noiseStep,
                    alpha,
                    beta,
                    x,
                    xAt + row,
                    next,
                    nextAt + row,
                    r,
                    rAt + row,
                    stride,
                    relu);
        }
        if (phi.shape() == Nonlinearity.Shape.OTHER) {
            ScalarFloatKernel.rates(next, nextAt, r, rAt, rows * stride, phi);
        }
    }

    private static void forwardRow(
            float[] win,
            float u,
            float[] bias,
            float[] noise,
            int noiseAt,
            float alpha,
            float beta,
            float[] x,
            int xAt,
            float[] next,
            int nextAt,
            float[] r,
            int rAt,
            int stride,
            boolean relu) {
        for (int j = 0; j < stride; j += L) {
            FloatVector drive = FloatVector.fromArray(S, win, j)
                    .fma(FloatVector.broadcast(S, u), FloatVector.fromArray(S, r, rAt + j))
                    .add(FloatVector.fromArray(S, bias, j))
                    .add(FloatVector.fromArray(S, noise, noiseAt + j));
            FloatVector state = drive.fma(
                    FloatVector.broadcast(S, alpha),
                    FloatVector.fromArray(S, x, xAt + j).mul(beta));
            state.intoArray(next, nextAt + j);
            FloatVector rate = relu ? state.blend(0, state.compare(VectorOperators.LE, 0)) : state;
            rate.intoArray(r, rAt + j);
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
        boolean relu = phi.shape() == Nonlinearity.Shape.RELU;
        for (int b = 0; b < rows; b++) {
            FloatVector input = FloatVector.broadcast(S, u[uAt + b * uStep]);
            for (int j = 0; j < stride; j += L) {
                int at = b * stride + j;
                FloatVector state = FloatVector.fromArray(S, win, j)
                        .fma(input, FloatVector.fromArray(S, r, rAt + at))
                        .add(FloatVector.fromArray(S, bias, j))
                        .add(FloatVector.fromArray(S, noise, noiseAt + b * noiseStep + j))
                        .fma(
                                FloatVector.fromArray(S, alpha, j),
                                FloatVector.fromArray(S, x, xAt + at).mul(FloatVector.fromArray(S, beta, j)));
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
        if (phi.shape() == Nonlinearity.Shape.OTHER) {
            new ScalarFloatKernel()
                    .backward(x, xAt, r, rAt, alpha, beta, c, squares, delta, laterAt, deltaAt, rows, stride, phi);
            return;
        }
        addSquares(r, rAt, rows, stride, squares);
        boolean relu = phi.shape() == Nonlinearity.Shape.RELU;
        for (int at = 0; at < rows * stride; at += L) {
            FloatVector rate = FloatVector.fromArray(S, r, rAt + at);
            FloatVector towardsState = rate.fma(
                    FloatVector.broadcast(S, c),
                    FloatVector.fromArray(S, delta, deltaAt + at).mul(alpha));
            if (relu) {
                VectorMask<Float> active = rate.compare(VectorOperators.GT, 0);
                towardsState = FloatVector.zero(S).blend(towardsState, active);
            }
            FloatVector.fromArray(S, delta, laterAt + at)
                    .fma(FloatVector.broadcast(S, beta), towardsState)
                    .intoArray(delta, deltaAt + at);
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
        if (phi.shape() == Nonlinearity.Shape.OTHER) {
            new ScalarFloatKernel()
                    .backward(x, xAt, r, rAt, beta, c, squares, delta, laterAt, deltaAt, rows, stride, phi);
            return;
        }
        addSquares(r, rAt, rows, stride, squares);
        boolean relu = phi.shape() == Nonlinearity.Shape.RELU;
        for (int b = 0; b < rows; b++) {
            for (int j = 0; j < stride; j += L) {
                int at = b * stride + j;
                FloatVector rate = FloatVector.fromArray(S, r, rAt + at);
                FloatVector towardsState =
                        rate.fma(FloatVector.broadcast(S, c), FloatVector.fromArray(S, delta, deltaAt + at));
                if (relu) {
                    VectorMask<Float> active = rate.compare(VectorOperators.GT, 0);
                    towardsState = FloatVector.zero(S).blend(towardsState, active);
                }
                FloatVector.fromArray(S, delta, laterAt + at)
                        .fma(FloatVector.fromArray(S, beta, j), towardsState)
                        .intoArray(delta, deltaAt + at);
            }
        }
    }

    /** Row by row: the rates of this step are not in the cache yet, and memory is faster in its own order. */
    private static void addSquares(float[] r, int rAt, int rows, int stride, float[] squares) {
        for (int b = 0; b < rows; b++) {
            for (int j = 0; j < stride; j += L) {
                FloatVector rate = FloatVector.fromArray(S, r, rAt + b * stride + j);
                rate.fma(rate, FloatVector.fromArray(S, squares, j)).intoArray(squares, j);
            }
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
