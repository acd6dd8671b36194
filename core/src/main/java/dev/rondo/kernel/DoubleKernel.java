package dev.rondo.kernel;

/**
 * The hot loops of training in double64. Its implementations, one scalar and one SIMD, give the same bits: every entry
 * of a result is one chain of fused multiply-adds in one order, whatever the vector width.
 *
 * <p>Matrices are row-major with the stride of {@link Lanes#stride} and whole blocks of rows
 * ({@link Lanes#paddedRows}); arrays have the length of {@link Lanes#length}.
 */
public interface DoubleKernel {
    /**
     * Where the first row of states, rates, deltas and noise lies best in its array, and where kernels begin in arrays of
     * their own. There, rows begin with a cache line if objects do (the JVM's {@code ObjectAlignmentInBytes=64}): vectors that straddle
     * two lines cost a tenth of a step.
     */
    int ORIGIN = (64 - 16) / Double.BYTES;

    /**
     * Rearranges the {@code depth x stride} matrix for {@link #product}; {@code packed} is
     * {@link Lanes#packedLength} long.
     */
    void pack(double[] m, int depth, int stride, double[] packed);

    /**
     * {@code out[b, j] = sum over k of a[b, k] m[k, j]}, k ascending, for whole blocks of rows and {@code depth} columns
     * or a few more.
     *
     * @param a holds the rows of a, and receives those of the product
     * @param from where the rows of a begin
     * @param to where those of the product begin
     * @param packed the matrix m, {@code depth x stride}, after {@link #pack}
     * @param scratch at least {@link #scratchLength} long
     */
    void product(double[] a, int from, int to, double[] packed, int depth, int stride, int rows, double[] scratch);

    /** How much room {@link #product} needs for so many rows of so many columns. */
    int scratchLength(int rows, int size);

    /**
     * {@code g[i, j] += sum over b of d[b, i] r[b, j]}, b ascending, for {@code size} rows and {@code columns} columns of
     * g.
     *
     * @param outer g in the kernel's own order, {@link #outerLength} long, at first filled with zeros
     */
    void accumulateOuter(
            double[] d, int dAt, double[] r, int rAt, int rows, int size, int columns, int stride, double[] outer);

    /** The length of the array that {@link #accumulateOuter} sums in. */
    int outerLength(int size, int columns);

    /** Copies what {@link #accumulateOuter} summed into rows of g, {@code stride} apart. */
    void unpackOuter(double[] outer, int size, int columns, int stride, double[] g);

    /**
     * One Euler step of {@code rows} trials: {@code s = fma(win, u[b], s) + bias + noise;
     * x' = fma(alpha, s, beta x); r' = phi(x')}.
     *
     * @param win weights of the (last) input
     * @param u the (last) input of each trial
     * @param noise of each trial, noiseStep apart
     * @param next receives x'; may be where x is
     * @param r holds the recurrent drive s of each trial, receives r'
     */
    void forward(
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
            Nonlinearity phi);

    /**
     * One step of backpropagation of {@code rows} trials: {@code delta = fma(beta, later, phi'(x) (alpha g + c r))},
     * where g is delta of the step after, times W_rec; adds {@code r^2} to {@code squares}. Of a ReLU or linear network
     * the states x are not read: its slopes follow from the rates.
     *
     * @param delta holds delta of the step after at {@code laterAt} and g at {@code deltaAt}, where it receives delta
     */
    void backward(
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
            Nonlinearity phi);

    /** {@code to[j] = fma(factor, from[j], to[j])}. */
    void addScaled(double factor, double[] from, int fromAt, double[] to, int toAt, int length);

    /**
     * {@code sum of a[j] b[j]} in {@link Lanes#WIDTH} chains, entry j in chain j mod {@link Lanes#WIDTH}, and the chains
     * added in double, in their order.
     */
    double dot(double[] a, int aAt, double[] b, int bAt, int length);
}
