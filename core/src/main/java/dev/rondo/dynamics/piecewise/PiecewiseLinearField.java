package dev.rondo.dynamics.piecewise;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A continuous piecewise-linear vector field,
 *
 * <pre>
 *   dx/dt = L x + K max(0, s) + c,     s = G x + theta,
 * </pre>
 *
 * with N variables and M switching functions s, whose signs divide state space into regions; in the region where those
 * of a set sigma are active (positive), {@code dx/dt = A x + b} with {@code A = L + K D G}, D = diag(sigma). For an
 * x-form network {@code tau dx/dt = -x + W max(0, x) + h} they are the states: {@code G = I, theta = 0, L = -I/tau,
 * K = W/tau}. Immutable, usable from any thread.
 */
public final class PiecewiseLinearField implements VectorField {
    private final int dimension;
    /** The diagonal part of -L, per second. */
    private final double[] leaks;
    /** L without the part in {@code leaks}. */
    private final double @Nullable [][] linearColumns;

    private final double[][] manifoldColumns;
    private final SwitchingFunctions manifolds;
    private final double[] drive;
    private final double rate;

    private PiecewiseLinearField(
            double[] leaks,
            @Nullable Matrix linear,
            Matrix coupling,
            SwitchingFunctions manifolds,
            Vector drive,
            double rate) {
        dimension = coupling.rows();
        this.leaks = leaks;
        linearColumns = linear == null ? null : linear.transpose().toRows();
        manifoldColumns = coupling.transpose().toRows();
        this.manifolds = manifolds;
        this.drive = drive.toArray();
        this.rate = rate;
    }

    private PiecewiseLinearField(
            double[] leaks, @Nullable Matrix linear, Matrix coupling, SwitchingFunctions manifolds, Vector drive) {
        this(
                leaks,
                linear,
                coupling,
                manifolds,
                drive,
                Rows.largest(leaks)
                        + (linear == null ? 0 : largestRowSum(linear))
                        + largestRowSum(coupling) * manifolds.norm());
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
     * {@code dx/dt = -l x + K max(0, x) + c}: the switching functions are the variables, s = x.
     *
     * @param leak l, per second
     * @param coupling K, N x N, per second
     * @param drive c, N, per second
     * @throws IllegalArgumentException if shapes disagree or a value is not finite
     */
    public static PiecewiseLinearField xForm(double leak, Matrix coupling, Vector drive) {
        requireShape("K", coupling, drive.size(), drive.size());
        requireFinite(coupling, drive);
        return new PiecewiseLinearField(
                constant(drive.size(), leak), null, coupling, SwitchingFunctions.variables(drive.size()), drive);
    }

    /**
     * A network of any piecewise-linear rate function, with a leak for every unit:
     *
     * <pre>
     *   dx_i/dt = -l_i x_i + sum over j of K_ij phi(x_j) + c_i.
     * </pre>
     *
     * Switching function {@code k N + j} belongs to kink k of unit j.
     *
     * @param leaks l, per second, N
     * @param coupling K, N x N, per second
     * @param phi the rate function
     * @param drive c, N, per second
     * @throws IllegalArgumentException if shapes disagree or a value is not finite
     */
    public static PiecewiseLinearField network(
            Vector leaks, Matrix coupling, PiecewiseLinearFunction phi, Vector drive) {
        int n = drive.size();
        requireShape("K", coupling, n, n);
        requireFinite(coupling, drive);
        requireFinite(coupling, leaks);
        List<PiecewiseLinearFunction.Kink> kinks = phi.kinks();
        Matrix ofSwitching = Matrix.build(
                n,
                kinks.size() * n,
                (i, j) -> coupling.get(i, j % n) * kinks.get(j / n).jump());
        Vector offset = phi.offset() == 0 ? drive : drive.plus(coupling.times(Vector.constant(n, phi.offset())));
        return new PiecewiseLinearField(
                leaks.toArray(),
                phi.slope() == 0 ? null : coupling.times(phi.slope()),
                ofSwitching,
                phi.isHomogeneous() ? SwitchingFunctions.variables(n) : SwitchingFunctions.ofKinks(phi, n),
                offset,
                Rows.largest(leaks.toArray()) + largestRowSum(coupling) * phi.steepest());
    }

    /**
     * An r-form (threshold-linear) network: {@code tau dr/dt = -r + max(0, W r + theta)}, such as a CTLN. The change of
     * variables y = W r + theta takes it to the x-form with the same W, h = theta; fixed points, periods and (but for
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
                constant(n, perSecond),
                null,
                Matrix.identity(n).times(perSecond),
                SwitchingFunctions.of(weights, threshold),
                Vector.zeros(n));
    }

    /**
     * The general form.
     *
     * @param linear L, N x N, per second
     * @param coupling K, N x M, per second
     * @param manifolds G, M x N
     * @param threshold theta, M
     * @param drive c, N, per second
     * @throws IllegalArgumentException if shapes disagree or a value is not finite
     */
    public static PiecewiseLinearField of(
            Matrix linear, Matrix coupling, Matrix manifolds, Vector threshold, Vector drive) {
        int n = drive.size();
        int m = threshold.size();
        requireShape("L", linear, n, n);
        requireShape("K", coupling, n, m);
        requireShape("G", manifolds, m, n);
        requireFinite(linear, drive);
        requireFinite(coupling, threshold);
        requireFinite(manifolds, threshold);
        return new PiecewiseLinearField(
                new double[n], linear, coupling, SwitchingFunctions.of(manifolds, threshold), drive);
    }

    /**
     * The field F + a G, for G with the same switching functions: with neighbours of a family its derivative.
     *
     * @throws IllegalArgumentException if the switching functions differ
     */
    public PiecewiseLinearField plus(double factor, PiecewiseLinearField other) {
        if (dimension != other.dimension || !manifolds.areSameAs(other.manifolds)) {
            throw new IllegalArgumentException(
                    "Fields are added where they have the same switching manifolds: these have others");
        }
        return new PiecewiseLinearField(
                Vector.of(leaks).plus(Vector.of(other.leaks).times(factor)).toArray(),
                sum(linearColumns, factor, other.linearColumns),
                matrix(manifoldColumns).plus(matrix(other.manifoldColumns).times(factor)),
                manifolds,
                Vector.of(drive).plus(Vector.of(other.drive).times(factor)));
    }

    /** This field with another drive c. */
    public PiecewiseLinearField withDrive(Vector other) {
        requireFinite(matrix(manifoldColumns), other);
        return new PiecewiseLinearField(
                leaks, sum(linearColumns, 0, null), matrix(manifoldColumns), manifolds, other, rate);
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

    /** Number M of switching functions. */
    public int manifolds() {
        return manifolds.count();
    }

    /** Switching functions s = G x + theta at a state. */
    public double[] switchingAt(double[] x) {
        double[] s = new double[manifolds.count()];
        manifolds.writeAt(x, s);
        return s;
    }

    /** Writes them into {@code s}. */
    void writeSwitchingAt(double[] x, double[] s) {
        manifolds.writeAt(x, s);
    }

    /** Writes {@code G dx/dt}. */
    public void writeSwitchingSlopes(double[] derivative, double[] slopes) {
        manifolds.write(derivative, slopes);
    }

    /** The region of a state; a switching function at exactly 0 counts as inactive. */
    public ActiveSet regionOf(double[] x) {
        return ActiveSet.ofSigns(switchingAt(x));
    }

    /** A of a region, N x N, per second. */
    public Matrix matrix(ActiveSet region) {
        double[][] columns = new double[dimension][dimension];
        MutableActiveSet open = new MutableActiveSet(region);
        double[] unit = new double[dimension];
        double[] s = new double[manifolds.count()];
        for (int j = 0; j < dimension; j++) {
            unit[j] = 1;
            manifolds.write(unit, s);
            // First s: where the switching functions of one variable cancel, as beyond a ceiling, nothing is left.
            addOpen(open, 1, s, columns[j]);
            addLinear(1, unit, columns[j]);
            unit[j] = 0;
        }
        return Matrix.of(columns).transpose();
    }

    /** The trace of A of a region, per second: the rate at which the flow changes volume there. */
    public double trace(ActiveSet region) {
        double sum =
                hasScalarLeak() ? -leaks[0] * dimension : -Arrays.stream(leaks).sum();
        for (int j = 0; linearColumns != null && j < dimension; j++) {
            sum += linearColumns[j][j];
        }
        for (int j : region.indices()) {
            sum += manifolds.dot(j, manifoldColumns[j]);
        }
        return sum;
    }

    /** b of a region, N, per second. */
    public Vector offset(ActiveSet region) {
        double[] b = drive.clone();
        for (int j : region.indices()) {
            Rows.add(manifolds.threshold(j), manifoldColumns[j], b);
        }
        return Vector.owning(b);
    }

    @Override
    public void evaluate(double[] x, double[] derivative) {
        double[] s = switchingAt(x);
        evaluateIn(new MutableActiveSet(ActiveSet.ofSigns(s)), x, s, derivative);
    }

    @Override
    public void differential(double[] x, double[] v, double[] out) {
        applyLinear(new MutableActiveSet(regionOf(x)), 1, v, new double[manifolds.count()], out);
    }

    /** Writes {@code A x + b} of the region of an active set into {@code out}; s are the switching functions at x. */
    void evaluateIn(MutableActiveSet open, double[] x, double[] s, double[] out) {
        System.arraycopy(drive, 0, out, 0, dimension);
        addLinear(1, x, out);
        addOpen(open, 1, s, out);
    }

    /** Writes {@code factor A v} into {@code out}, and {@code G v} into {@code s}, which may be v where G = I. */
    void applyLinear(MutableActiveSet open, double factor, double[] v, double[] s, double[] out) {
        manifolds.write(v, s);
        Arrays.fill(out, 0);
        addLinear(factor, v, out);
        addOpen(open, factor, s, out);
    }

    private void addLinear(double factor, double[] v, double[] out) {
        for (int j = 0; linearColumns != null && j < v.length; j++) {
            Rows.add(factor * v[j], linearColumns[j], out);
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.fma(v[i], -leaks[i] * factor, out[i]);
        }
    }

    /** Adds the columns of the active units, four at a time: the sum is read and written as often as they are read. */
    private void addOpen(MutableActiveSet open, double factor, double[] s, double[] out) {
        int at = 0;
        for (; at + 4 <= open.count(); at += 4) {
            int j = open.member(at);
            int k = open.member(at + 1);
            int l = open.member(at + 2);
            int m = open.member(at + 3);
            Rows.addFour(
                    factor * s[j],
                    manifoldColumns[j],
                    factor * s[k],
                    manifoldColumns[k],
                    factor * s[l],
                    manifoldColumns[l],
                    factor * s[m],
                    manifoldColumns[m],
                    out);
        }
        for (; at < open.count(); at++) {
            Rows.add(factor * s[open.member(at)], manifoldColumns[open.member(at)], out);
        }
    }

    /** Tests whether switching function j is variable j: G = I, theta = 0. */
    public boolean switchesOnVariables() {
        return manifolds.areVariables(dimension);
    }

    /** Tests whether the linear part is {@code L = -l I}. */
    boolean hasScalarLeak() {
        return linearColumns == null && Arrays.stream(leaks).allMatch(l -> l == leaks[0]);
    }

    /** The rate l of {@code L = -l I}; only where it {@linkplain #hasScalarLeak() is one}. */
    double leak() {
        return leaks[0];
    }

    /** Puts a crossing state exactly on its switching manifold, where s_j depends on one variable. */
    void putOn(int manifold, double[] x) {
        if (manifolds.haveSources()) {
            x[manifolds.source(manifold)] = 0 - manifolds.threshold(manifold);
        }
    }

    /** Column j of K: the contribution of switching function j to dx/dt per unit of s; not to be changed. */
    double[] manifoldColumn(int j) {
        return manifoldColumns[j];
    }

    /** A bound on the norm (largest row sum) of A in any region, per second. */
    public double rate() {
        return rate;
    }

    /**
     * Tests for F(c x) = c F(x), c &gt; 0: no drive or threshold. Orbits c x(t) then fill rays, and none is isolated.
     */
    public boolean isHomogeneous() {
        return Arrays.stream(drive).allMatch(v -> v == 0) && manifolds.haveNoThreshold();
    }

    private static double[] constant(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
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
