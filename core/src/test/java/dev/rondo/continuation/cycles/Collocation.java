package dev.rondo.continuation.cycles;

import dev.rondo.continuation.Event;
import dev.rondo.continuation.Fold;
import dev.rondo.continuation.SolutionMeasure;
import dev.rondo.continuation.StabilityChange;
import dev.rondo.continuation.equilibria.HopfPoint;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.dynamics.smooth.VariationalFlow;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cycles of a smooth flow by orthogonal collocation (de Boor and Swartz 1973; AUTO): on each of L equal intervals of the
 * scaled time t/T the orbit is a polynomial of degree m that obeys
 *
 * <pre>
 *   dx/ds = T F(x, p)   at the m Gauss points,      integral of &lt;x, r'&gt; ds = 0
 * </pre>
 *
 * with the last solution r for the phase. Unknowns: the states at m equally spaced points of each interval, then T in
 * seconds, then p. The error at the mesh points is of order 2m in 1/L, between them of order m + 1.
 */
public final class Collocation implements CycleCurve {
    private final FieldFamily family;
    private final int intervals;
    private final int degree;
    private final GaussLegendre gauss;
    private final double[][] values;
    private final double[][] slopes;
    private final double[] reference;

    private Collocation(FieldFamily family, int intervals, int degree, double[] reference) {
        this.family = family;
        this.intervals = intervals;
        this.degree = degree;
        this.reference = reference;
        gauss = GaussLegendre.of(degree);
        LagrangeBasis basis = new LagrangeBasis(degree);
        values = new double[degree][];
        slopes = new double[degree][];
        for (int k = 0; k < degree; k++) {
            values[k] = basis.values(gauss.nodes().get(k));
            slopes[k] = basis.slopes(gauss.nodes().get(k));
        }
    }

    /**
     * A curve of cycles and a solution to begin with.
     *
     * @param curve the equations
     * @param unknowns a guess of a solution, or a Hopf point
     * @param direction where the branch goes on from a Hopf point; zero else
     */
    public record Start(Collocation curve, Vector unknowns, Vector direction) {}

    /**
     * Collocation from a guess: a state near the cycle, its period, the parameter.
     *
     * @param intervals L
     * @param degree m, 2 to 7
     * @throws IllegalArgumentException if there are fewer than 2 intervals or the degree is not 2 to 7
     */
    public static Start near(
            FieldFamily family, Vector state, Time period, double parameter, int intervals, int degree) {
        require(intervals, degree);
        int n = family.dimension();
        int points = intervals * degree;
        VariationalFlow flow = new VariationalFlow(family, parameter);
        double[] y = new double[points * n + 2];
        double[] x = state.toArray();
        for (int k = 0; k < points; k++) {
            System.arraycopy(x, 0, y, k * n, n);
            x = flow.end(x, period.times(1.0 / points));
        }
        y[points * n] = period.seconds();
        y[points * n + 1] = parameter;
        return new Start(new Collocation(family, intervals, degree, y), Vector.of(y), Vector.zeros(y.length));
    }

    /** The cycles that are born at a Hopf point.
     *
     * @throws IllegalArgumentException if there are fewer than 2 intervals or the degree is not 2 to 7
     */
    public static Start fromHopf(FieldFamily family, HopfPoint hopf, int intervals, int degree) {
        require(intervals, degree);
        int n = family.dimension();
        int points = intervals * degree;
        double[] y = new double[points * n + 2];
        double[] along = new double[y.length];
        for (int k = 0; k < points; k++) {
            for (int i = 0; i < n; i++) {
                y[k * n + i] = hopf.state().get(i);
                along[k * n + i] = hopf.shape(i, 2 * Math.PI * k / points);
            }
        }
        y[points * n] = hopf.period().seconds();
        y[points * n + 1] = hopf.parameter();
        Collocation curve = new Collocation(family, intervals, degree, along);
        return new Start(curve, Vector.of(y), Vector.of(along));
    }

    private static void require(int intervals, int degree) {
        if (intervals < 2 || degree < 2 || degree > 7) {
            throw new IllegalArgumentException("Collocation needs at least 2 intervals and a degree from 2 to 7:"
                    + " intervals = " + intervals + ", degree = " + degree);
        }
    }

    @Override
    public int unknowns() {
        return intervals * degree * family.dimension() + 2;
    }

    @Override
    public void residual(double[] y, double[] out) {
        int n = family.dimension();
        VectorField field = family.at(y[y.length - 1]);
        double[] f = new double[n];
        for (int i = 0; i < intervals; i++) {
            for (int k = 0; k < degree; k++) {
                field.evaluate(combined(y, i, values[k]), f);
                double[] slope = combined(y, i, slopes[k]);
                for (int c = 0; c < n; c++) {
                    out[(i * degree + k) * n + c] = slope[c] * intervals - y[y.length - 2] * f[c];
                }
            }
        }
        out[out.length - 1] = Vectors.dot(phase(), y);
    }

    @Override
    public Matrix jacobian(double[] y) {
        int n = family.dimension();
        int columns = y.length;
        int points = intervals * degree;
        double period = y[columns - 2];
        double parameter = y[columns - 1];
        VectorField field = family.at(parameter);
        double[] entries = new double[(columns - 1) * columns];
        double[] f = new double[n];
        double[] dp = new double[n];
        for (int i = 0; i < intervals; i++) {
            for (int k = 0; k < degree; k++) {
                double[] x = combined(y, i, values[k]);
                Matrix df = field.jacobian(x);
                field.evaluate(x, f);
                family.parameterDerivative(x, parameter, dp);
                for (int c = 0; c < n; c++) {
                    int row = ((i * degree + k) * n + c) * columns;
                    for (int j = 0; j <= degree; j++) {
                        int point = (i * degree + j) % points * n;
                        entries[row + point + c] += slopes[k][j] * intervals;
                        for (int d = 0; d < n; d++) {
                            entries[row + point + d] -= period * values[k][j] * df.get(c, d);
                        }
                    }
                    entries[row + columns - 2] = -f[c];
                    entries[row + columns - 1] = -period * dp[c];
                }
            }
        }
        double[] phase = phase();
        System.arraycopy(phase, 0, entries, (columns - 2) * columns, columns);
        return Matrix.owning(columns - 1, columns, entries);
    }

    @Override
    public double[] weights() {
        double[] weights = new double[unknowns()];
        Arrays.fill(weights, 1.0 / (weights.length - 2));
        weights[weights.length - 2] = 1;
        weights[weights.length - 1] = 1;
        return weights;
    }

    /** The segments are the intervals: what the collocation equations make of a small change at their beginnings. */
    @Override
    public Floquet floquet(double[] y) {
        int n = family.dimension();
        VectorField field = family.at(y[y.length - 1]);
        List<Matrix> segments = new ArrayList<>();
        List<double[]> fields = new ArrayList<>();
        for (int i = 0; i < intervals; i++) {
            double[] f = new double[n];
            field.evaluate(point(y, i * degree), f);
            fields.add(f);
            segments.add(transfer(field, y, i));
        }
        return Floquet.of(segments, fields);
    }

    private Matrix transfer(VectorField field, double[] y, int interval) {
        int n = family.dimension();
        int rows = degree * n;
        double[] inner = new double[rows * rows];
        double[] first = new double[rows * n];
        for (int k = 0; k < degree; k++) {
            Matrix df = field.jacobian(combined(y, interval, values[k]));
            for (int c = 0; c < n; c++) {
                for (int d = 0; d < n; d++) {
                    for (int j = 0; j <= degree; j++) {
                        double entry =
                                (c == d ? slopes[k][j] * intervals : 0) - y[y.length - 2] * values[k][j] * df.get(c, d);
                        if (j == 0) {
                            first[(k * n + c) * n + d] = -entry;
                        } else {
                            inner[(k * n + c) * rows + (j - 1) * n + d] = entry;
                        }
                    }
                }
            }
        }
        Matrix all = LinearSolve.of(Matrix.owning(rows, rows, inner)).solve(Matrix.owning(rows, n, first));
        return Matrix.build(n, n, (c, d) -> all.get(rows - n + c, d));
    }

    @Override
    public SolutionMeasure measure(double[] y) {
        int n = family.dimension();
        double[] sums = new double[n];
        double[] squares = new double[n];
        for (int i = 0; i < intervals; i++) {
            for (int k = 0; k < degree; k++) {
                double[] x = combined(y, i, values[k]);
                double weight = gauss.weights().get(k) / intervals;
                for (int c = 0; c < n; c++) {
                    sums[c] += weight * x[c];
                    squares[c] += weight * x[c] * x[c];
                }
            }
        }
        double variance = 0;
        for (int c = 0; c < n; c++) {
            variance += squares[c] - sums[c] * sums[c];
        }
        return new SolutionMeasure(Optional.of(period(y)), Math.sqrt(Math.max(0, variance)));
    }

    @Override
    public Matrix orbit(double[] y, int rows) {
        LagrangeBasis basis = new LagrangeBasis(degree);
        double[][] states = new double[rows][];
        for (int r = 0; r < rows; r++) {
            double place = (double) r * intervals / rows;
            int i = (int) place;
            states[r] = combined(y, i, basis.values(place - i));
        }
        return Matrix.of(states);
    }

    @Override
    public Collocation near(double[] y) {
        return new Collocation(family, intervals, degree, y.clone());
    }

    @Override
    public List<Event> events() {
        return List.of(
                new StabilityChange(), new Fold(), new CycleShrinks(this, family, intervals), new PeriodDivergence());
    }

    /** The covector of the phase condition: {@code integral of <x, r'>} as a sum over Gauss points, of length about 1. */
    private double[] phase() {
        int n = family.dimension();
        int points = intervals * degree;
        double[] covector = new double[unknowns()];
        double size = 0;
        for (int i = 0; i < intervals; i++) {
            for (int k = 0; k < degree; k++) {
                double[] slope = combined(reference, i, slopes[k]);
                double weight = gauss.weights().get(k);
                size += weight * Vectors.dot(slope, slope);
                for (int j = 0; j <= degree; j++) {
                    for (int c = 0; c < n; c++) {
                        covector[(i * degree + j) % points * n + c] += weight * values[k][j] * slope[c];
                    }
                }
            }
        }
        Vectors.scale(1 / Math.sqrt(size * intervals), covector);
        return covector;
    }

    private double[] combined(double[] y, int interval, double[] weights) {
        int n = family.dimension();
        int points = intervals * degree;
        double[] out = new double[n];
        for (int j = 0; j <= degree; j++) {
            int at = (interval * degree + j) % points * n;
            for (int c = 0; c < n; c++) {
                out[c] = Math.fma(weights[j], y[at + c], out[c]);
            }
        }
        return out;
    }

    private double[] point(double[] y, int k) {
        int n = family.dimension();
        return Arrays.copyOfRange(y, k * n, (k + 1) * n);
    }
}
