package dev.rondo.continuation;

import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * An orbit with its derivatives on given steps, by the formula of order 8 of Dormand and Prince: all columns of
 *
 * <pre>
 *   dY/dt = DF(x) Y + [0 ... 0 dF/dp],     Y(0) = [I 0],     Y = [dx/dx(0)  dx/dp]
 * </pre>
 *
 * go together, so that one matrix product serves a stage.
 */
final class VariationalSteps {
    private static final int STAGES = 12;
    /** Stage i + 1 takes {@code sum_j COUPLING[i][j] k_j}; the last row is the step itself. */
    private static final double[][] COUPLING = Arrays.copyOf(new DormandPrince853Integrator(1, 1, 1, 1).getA(), STAGES);

    private final FieldFamily family;
    private final double parameter;
    private final VectorField field;

    VariationalSteps(FieldFamily family, double parameter, VectorField field) {
        this.family = family;
        this.parameter = parameter;
        this.field = field;
    }

    /** The orbit from x at time 0 through increasing times. */
    VariationalFlow.Arc along(double[] x, double[] times) {
        int n = x.length;
        double[] state = x.clone();
        double[] y = new double[n * (n + 1)];
        for (int i = 0; i < n; i++) {
            y[i * (n + 1) + i] = 1;
        }
        double[][] slopes = new double[STAGES][n];
        double[][] growth = new double[STAGES][];
        double before = 0;
        for (double time : times) {
            double h = time - before;
            for (int stage = 0; stage < STAGES; stage++) {
                double[] at = stage == 0 ? state : ahead(state, h, stage - 1, slopes);
                field.evaluate(at, slopes[stage]);
                growth[stage] = growth(at, stage == 0 ? y : ahead(y, h, stage - 1, growth));
            }
            state = ahead(state, h, STAGES - 1, slopes);
            y = ahead(y, h, STAGES - 1, growth);
            before = time;
        }
        Matrix all = Matrix.owning(n, n + 1, y);
        return new VariationalFlow.Arc(Vector.owning(state), Matrix.build(n, n, all::get), all.column(n));
    }

    private double[] growth(double[] x, double[] y) {
        int n = x.length;
        double[] out = new double[y.length];
        field.differential(x, n + 1, y, out);
        double[] inParameter = new double[n];
        family.parameterDerivative(x, parameter, inParameter);
        for (int i = 0; i < n; i++) {
            out[i * (n + 1) + n] += inParameter[i];
        }
        return out;
    }

    /** {@code y + h sum_j COUPLING[row][j] k_j}, four stages at a time, so that the sums are read and written less. */
    private static double[] ahead(double[] y, double h, int row, double[][] k) {
        double[] weights = COUPLING[row];
        int[] used = new int[weights.length];
        int count = 0;
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] != 0) {
                used[count++] = j;
            }
        }
        double[] out = y.clone();
        int j = 0;
        for (; j + 4 <= count; j += 4) {
            addFour(h, weights, k, used[j], used[j + 1], used[j + 2], used[j + 3], out);
        }
        for (; j < count; j++) {
            Vectors.add(h * weights[used[j]], k[used[j]], out);
        }
        return out;
    }

    private static void addFour(double h, double[] weights, double[][] k, int a, int b, int c, int d, double[] out) {
        addFour(h * weights[a], k[a], h * weights[b], k[b], h * weights[c], k[c], h * weights[d], k[d], out);
    }

    private static void addFour(
            double wa, double[] a, double wb, double[] b, double wc, double[] c, double wd, double[] d, double[] out) {
        for (int i = 0; i < out.length; i++) {
            double sum = Math.fma(wa, a[i], out[i]);
            sum = Math.fma(wb, b[i], sum);
            sum = Math.fma(wc, c[i], sum);
            out[i] = Math.fma(wd, d[i], sum);
        }
    }
}
