package dev.rondo.dynamics.piecewise;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A continuous piecewise-linear vector field,
 *
 * <pre>
 *   dx/dt = L x + K max(0, s) + c,     s = G x + theta,
 * </pre>
 *
 * with N variables and M gates s. The gates' signs divide state space into regions; in the region where the gates of a set
 * sigma are open, {@code dx/dt = A x + b} with {@code A = L + K D G}, D = diag(sigma). For an x-form network
 * {@code tau dx/dt = -x + W max(0, x) + h} every unit is its own gate: G = I, theta = 0, L = -I/tau, K = W/tau.
 * Immutable, usable from any thread.
 */
public final class PiecewiseLinearField implements VectorField {
    private final int dimension;
    private final double leak;
    private final double @Nullable [][] linearColumns;
    private final double[][] gateColumns;
    private final double @Nullable [][] gateRows;
    private final double[] threshold;
    private final double[] drive;
    private final double rate;

    private PiecewiseLinearField(
            double leak,
            @Nullable Matrix linear,
            Matrix coupling,
            @Nullable Matrix gates,
            Vector threshold,
            Vector drive) {
        dimension = coupling.rows();
        this.leak = leak;
        linearColumns = linear == null ? null : linear.transpose().toRows();
        gateColumns = coupling.transpose().toRows();
        gateRows = gates == null ? null : gates.toRows();
        this.threshold = threshold.toArray();
        this.drive = drive.toArray();
        rate = Math.abs(leak)
                + (linear == null ? 0 : largestRowSum(linear))
                + largestRowSum(coupling) * (gates == null ? 1 : largestRowSum(gates));
    }

    /**
     * An x-form network under a constant drive: {@code tau dx/dt = -x + W max(0, x) + h}.
     *
     * @param weights W[post, pre], N x N
     * @param drive h, N
     * @throws IllegalArgumentException if shapes disagree, a value is not finite or tau is not positive
     */
    public static PiecewiseLinearField network(Matrix weights, Vector drive, Time tau) {
        requireShape("W", weights, drive.size(), drive.size());
        requireTau(tau);
        double perSecond = 1 / tau.seconds();
        return xForm(perSecond, weights.times(perSecond), drive.times(perSecond));
    }

    /**
     * {@code dx/dt = -l x + K max(0, x) + c}: every variable is a gate.
     *
     * @param leak l, per second
     * @param coupling K, N x N, per second
     * @param drive c, N, per second
     * @throws IllegalArgumentException if shapes disagree or a value is not finite
     */
    public static PiecewiseLinearField xForm(double leak, Matrix coupling, Vector drive) {
        requireShape("K", coupling, drive.size(), drive.size());
        requireFinite(coupling, drive);
        return new PiecewiseLinearField(leak, null, coupling, null, Vector.zeros(drive.size()), drive);
    }

    /**
     * An r-form (threshold-linear) network: {@code tau dr/dt = -r + max(0, W r + theta)}, such as a CTLN. The change of
     * variables y = W r + theta turns it into the x-form with the same W and h = theta; fixed points, periods and (but for
     * eigenvalues -1/tau) multipliers carry over.
     *
     * @param weights W[post, pre], N x N
     * @param threshold theta, N
     * @throws IllegalArgumentException if shapes disagree, a value is not finite or tau is not positive
     */
    public static PiecewiseLinearField rateForm(Matrix weights, Vector threshold, Time tau) {
        int n = threshold.size();
        requireShape("W", weights, n, n);
        requireTau(tau);
        requireFinite(weights, threshold);
        double perSecond = 1 / tau.seconds();
        return new PiecewiseLinearField(
                perSecond, null, Matrix.identity(n).times(perSecond), weights, threshold, Vector.zeros(n));
    }

    /**
     * The general form.
     *
     * @param linear L, N x N, per second
     * @param coupling K, N x M, per second
     * @param gates G, M x N
     * @param threshold theta, M
     * @param drive c, N, per second
     * @throws IllegalArgumentException if shapes disagree or a value is not finite
     */
    public static PiecewiseLinearField of(
            Matrix linear, Matrix coupling, Matrix gates, Vector threshold, Vector drive) {
        int n = drive.size();
        int m = threshold.size();
        requireShape("L", linear, n, n);
        requireShape("K", coupling, n, m);
        requireShape("G", gates, m, n);
        requireFinite(linear, drive);
        requireFinite(coupling, threshold);
        requireFinite(gates, threshold);
        return new PiecewiseLinearField(0, linear, coupling, gates, threshold, drive);
    }

    /**
     * The field F + a G, for another field G with the same gates. With two neighbours of a family and a difference quotient
     * this gives the family's derivative.
     *
     * @throws IllegalArgumentException if the gates differ
     */
    public PiecewiseLinearField plus(double factor, PiecewiseLinearField other) {
        if (dimension != other.dimension
                || !Arrays.equals(threshold, other.threshold)
                || !Arrays.deepEquals(gateRows, other.gateRows)) {
            throw new IllegalArgumentException("Fields are added where they have the same gates: these have others");
        }
        return new PiecewiseLinearField(
                leak + factor * other.leak,
                sum(linearColumns, factor, other.linearColumns),
                matrix(gateColumns).plus(matrix(other.gateColumns).times(factor)),
                gateRows == null ? null : Matrix.of(gateRows),
                Vector.of(threshold),
                Vector.of(drive).plus(Vector.of(other.drive).times(factor)));
    }

    /** The same field with another drive c. */
    public PiecewiseLinearField withDrive(Vector other) {
        requireFinite(matrix(gateColumns), other);
        return new PiecewiseLinearField(
                leak,
                sum(linearColumns, 0, null),
                matrix(gateColumns),
                gateRows == null ? null : Matrix.of(gateRows),
                Vector.of(threshold),
                other);
    }

    private static @Nullable Matrix sum(double @Nullable [][] a, double factor, double @Nullable [][] b) {
        if (a == null) {
            return b == null ? null : matrix(b).times(factor);
        }
        return b == null ? matrix(a) : matrix(a).plus(matrix(b).times(factor));
    }

    private static Matrix matrix(double[][] columns) {
        return Matrix.of(columns).transpose();
    }

    @Override
    public int dimension() {
        return dimension;
    }

    /** The number of gates M. */
    public int gates() {
        return threshold.length;
    }

    /** The gates s = G x + theta at a state. */
    public double[] gatesAt(double[] x) {
        double[] s = new double[threshold.length];
        writeGatesAt(x, s);
        return s;
    }

    /** Writes them into {@code s}. */
    void writeGatesAt(double[] x, double[] s) {
        gates(x, s);
        for (int j = 0; j < s.length; j++) {
            s[j] += threshold[j];
        }
    }

    /** Writes {@code G dx/dt}. */
    void writeGateSlopes(double[] derivative, double[] slopes) {
        gates(derivative, slopes);
    }

    /** The region of a state; a gate at exactly 0 counts as closed. */
    public ActiveSet regionOf(double[] x) {
        return ActiveSet.ofSigns(gatesAt(x));
    }

    /** A of a region, N x N, per second. */
    public Matrix matrix(ActiveSet region) {
        double[][] columns = new double[dimension][dimension];
        MutableActiveSet open = new MutableActiveSet(region);
        double[] unit = new double[dimension];
        double[] s = new double[threshold.length];
        for (int j = 0; j < dimension; j++) {
            unit[j] = 1;
            applyLinear(open, 1, unit, s, columns[j]);
            unit[j] = 0;
        }
        return Matrix.of(columns).transpose();
    }

    /** The trace of A of a region, per second: the rate at which the flow changes volume there. */
    public double trace(ActiveSet region) {
        double sum = -leak * dimension;
        if (linearColumns != null) {
            for (int j = 0; j < dimension; j++) {
                sum += linearColumns[j][j];
            }
        }
        for (int j : region.indices()) {
            sum += gateRows == null ? gateColumns[j][j] : dot(gateRows[j], gateColumns[j]);
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(a[i], b[i], sum);
        }
        return sum;
    }

    /** b of a region, N, per second. */
    public Vector offset(ActiveSet region) {
        double[] b = drive.clone();
        for (int j : region.indices()) {
            add(gateColumns[j], threshold[j], b);
        }
        return Vector.owning(b);
    }

    @Override
    public void evaluate(double[] x, double[] derivative) {
        double[] s = gatesAt(x);
        evaluateIn(new MutableActiveSet(ActiveSet.ofSigns(s)), x, s, derivative);
    }

    @Override
    public void differential(double[] x, double[] v, double[] out) {
        applyLinear(new MutableActiveSet(regionOf(x)), 1, v, new double[threshold.length], out);
    }

    /** Writes {@code A x + b} of the region with these open gates, whose values at x are s, into {@code out}. */
    void evaluateIn(MutableActiveSet open, double[] x, double[] s, double[] out) {
        System.arraycopy(drive, 0, out, 0, dimension);
        addLinear(1, x, out);
        addOpen(open, 1, s, out);
    }

    /** Writes {@code factor A v} into {@code out}, and {@code G v} into {@code s}, which may be v where G = I. */
    void applyLinear(MutableActiveSet open, double factor, double[] v, double[] s, double[] out) {
        gates(v, s);
        Arrays.fill(out, 0);
        addLinear(factor, v, out);
        addOpen(open, factor, s, out);
    }

    /** Writes {@code G v} into {@code s}. */
    private void gates(double[] v, double[] s) {
        if (gateRows == null) {
            System.arraycopy(v, 0, s, 0, v.length);
            return;
        }
        for (int j = 0; j < s.length; j++) {
            s[j] = dot(gateRows[j], v);
        }
    }

    private void addLinear(double factor, double[] v, double[] out) {
        if (linearColumns != null) {
            for (int j = 0; j < v.length; j++) {
                add(linearColumns[j], factor * v[j], out);
            }
        }
        add(v, -leak * factor, out);
    }

    /** Adds the columns of the open gates, four at a time: the sum is read and written as often as they are read. */
    private void addOpen(MutableActiveSet open, double factor, double[] s, double[] out) {
        int k = 0;
        for (; k + 4 <= open.count(); k += 4) {
            addFour(open.member(k), open.member(k + 1), open.member(k + 2), open.member(k + 3), factor, s, out);
        }
        for (; k < open.count(); k++) {
            add(gateColumns[open.member(k)], factor * s[open.member(k)], out);
        }
    }

    private static void add(double[] column, double factor, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.fma(column[i], factor, out[i]);
        }
    }

    private void addFour(int j, int k, int l, int m, double factor, double[] s, double[] out) {
        double[] a = gateColumns[j];
        double[] b = gateColumns[k];
        double[] c = gateColumns[l];
        double[] d = gateColumns[m];
        double fa = factor * s[j];
        double fb = factor * s[k];
        double fc = factor * s[l];
        double fd = factor * s[m];
        for (int i = 0; i < out.length; i++) {
            double sum = Math.fma(a[i], fa, out[i]);
            sum = Math.fma(b[i], fb, sum);
            sum = Math.fma(c[i], fc, sum);
            out[i] = Math.fma(d[i], fd, sum);
        }
    }

    /** Whether variable j is gate j, so that G = I. */
    public boolean gatesAreVariables() {
        return gateRows == null && linearColumns == null;
    }

    /** The rate l of {@code L = -l I}; only where {@link #gatesAreVariables()}. */
    double leak() {
        return leak;
    }

    /** Column j of K: what gate j adds to dx/dt per unit of s; not to be changed. */
    double[] gateColumn(int j) {
        return gateColumns[j];
    }

    /** A bound on the norm (largest row sum) of A in any region, per second. */
    public double rate() {
        return rate;
    }

    /**
     * Whether F(c x) = c F(x) for every c &gt; 0: no drive and no threshold. Then orbits come in cones, and none is isolated.
     */
    public boolean isHomogeneous() {
        return isZero(drive) && isZero(threshold);
    }

    private static boolean isZero(double[] values) {
        return Arrays.stream(values).allMatch(v -> v == 0);
    }

    private static double largestRowSum(Matrix m) {
        return m.transpose().oneNorm();
    }

    private static void requireShape(String name, Matrix m, int rows, int columns) {
        if (m.rows() != rows || m.columns() != columns) {
            throw new IllegalArgumentException("A piecewise-linear field needs " + name + " of " + rows + " x "
                    + columns + ": it is " + m.shape());
        }
    }

    private static void requireTau(Time tau) {
        if (!(tau.seconds() > 0) || Double.isInfinite(tau.seconds())) {
            throw new IllegalArgumentException("A time constant is positive and finite: tau = " + tau);
        }
    }

    private static void requireFinite(Matrix m, Vector v) {
        if (!m.isFinite() || !v.isFinite()) {
            throw new IllegalArgumentException("The coefficients of a field are finite: one of them is not");
        }
    }
}
