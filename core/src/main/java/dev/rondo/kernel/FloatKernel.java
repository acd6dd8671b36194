package dev.rondo.kernel;

/**
 * The hot loops of training in float32. Its implementations, one scalar and one SIMD, give the same bits: every entry
 * of a result is one chain of fused multiply-adds in one order, whatever the vector width.
 *
 * <p>Matrices are row-major with the stride of {@link Lanes#stride} and whole blocks of rows
 * ({@link Lanes#paddedRows}); arrays have the length of {@link Lanes#length}.
 */
public interface FloatKernel {
    /**
     * Where the first row of states, rates, deltas and noise lies best in its array, and where kernels begin in arrays of
     * their own. There, rows begin with a cache line if objects do (the JVM's {@code ObjectAlignmentInBytes=64}): vectors that straddle
     * two lines cost a tenth of a step.
     */
    int ORIGIN = (64 - 16) / Float.BYTES;

    /**
     * Rearranges the {@code depth x stride} matrix for {@link #product}; {@code packed} is
     * {@link Lanes#packedLength} long.
     */
    void pack(float[] m, int depth, int stride, float[] packed);

    /**
     * {@code out[b, j] = sum over k of a[b, k] m[k, j]}, k ascending, for whole blocks of rows and {@code depth} columns
     * or a few more.
     *
     * @param a array that holds the rows of a and receives those of the product
     * @param from index at which the rows of a begin
     * @param to index at which those of the product begin
     * @param packed the matrix m, {@code depth x stride}, after {@link #pack}
     * @param scratch array of at least {@link #scratchLength} entries
     */
    void product(float[] a, int from, int to, float[] packed, int depth, int stride, int rows, float[] scratch);

    /** Number of scratch entries that {@link #product} needs for so many rows of so many columns. */
    int scratchLength(int rows, int size);

    /**
     * {@code g[i, j] += sum over b of d[b, i] r[b, j]}, b ascending, for {@code size} rows and {@code columns} columns of
     * g.
     *
     * @param outer g in the kernel's own order, {@link #outerLength} long, at first filled with zeros
     */
    void accumulateOuter(
            float[] d, int dAt, float[] r, int rAt, int rows, int size, int columns, int stride, float[] outer);

    /** The length of the array that {@link #accumulateOuter} sums in. */
    int outerLength(int size, int columns);

    /** Copies what {@link #accumulateOuter} summed into rows of g, {@code stride} apart. */
    void unpackOuter(float[] outer, int size, int columns, int stride, float[] g);

    /**
     * One Euler step of {@code rows} trials: {@code s = fma(win, u[b], s) + bias + noise;
     * x' = fma(alpha, s, beta x); r' = phi(x')}.
     *
     * @param win weights of the (last) input
     * @param u the (last) input of each trial
     * @param noise noise of each trial, noiseStep apart
     * @param next array that receives x'; may be that of x
     * @param r array that holds the recurrent drive s of each trial and receives r'
     */
    void forward(
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
            Nonlinearity phi);

    /**
     * One step of backpropagation of {@code rows} trials: {@code delta = fma(beta, later, phi'(x) (alpha g + c r))},
     * where g is delta of the step after, times W_rec; adds {@code r^2} to {@code squares}. Of a ReLU or linear network
     * the states x are not read: its slopes follow from the rates.
     *
     * @param delta array that holds delta of the step after at {@code laterAt} and g at {@code deltaAt}, where it
     *     receives delta
     */
    void backward(
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
            Nonlinearity phi);

    /** The step of {@link #forward} with an alpha and a beta for each column: {@code x' = fma(alpha[j], s, beta[j] x)}. */
    void forward(
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
            Nonlinearity phi);

    /**
     * The step of {@link #backward} with a beta for each column and alpha in g: {@code delta = fma(beta[j], later, phi'(x) (g +
     * c r))}.
     */
    void backward(
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
            Nonlinearity phi);

    /** {@code to[j] = fma(factor, from[j], to[j])}. */
    void addScaled(float factor, float[] from, int fromAt, float[] to, int toAt, int length);

    /**
     * {@code sum of a[j] b[j]} in {@link Lanes#WIDTH} chains, entry j in chain j mod {@link Lanes#WIDTH}, and the chains
     * added in double, in their order.
     */
    double dot(float[] a, int aAt, float[] b, int bAt, int length);
}
