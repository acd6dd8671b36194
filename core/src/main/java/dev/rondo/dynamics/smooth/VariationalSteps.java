package dev.rondo.dynamics.smooth;

import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.linalg.lapack.ProductSums;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * An orbit with its derivatives on given steps, by the formula of order 8 of Dormand and Prince:
 *
 * <pre>
 *   dx/dt = F(x, p),     dM/dt = DF(x) M, M(0) = I,     ds/dt = DF(x) s + dF/dp, s(0) = 0.
 * </pre>
 *
 * All columns of M go together, so that one matrix product serves a stage, and every stage writes where it wrote in the
 * step before: what it needs stays in the cache.
 */
final class VariationalSteps {
    private static final int STAGES = 12;
    /** Stage i + 1 takes {@code sum_j COUPLING[i][j] k_j}; the last row is the step itself. */
    private static final double[][] COUPLING = Arrays.copyOf(new DormandPrince853Integrator(1, 1, 1, 1).getA(), STAGES);

    private final FieldFamily family;
    private final double parameter;
    private final VectorField field;
    private final int n;
    private final double[] jacobian;
    private final Unknown state;
    private final Unknown monodromy;
    private final Unknown sensitivity;

    private VariationalSteps(FieldFamily family, double parameter, double[] x) {
        this.family = family;
        this.parameter = parameter;
        field = family.at(parameter);
        n = x.length;
        jacobian = new double[n * n];
        state = new Unknown(x);
        monodromy = new Unknown(Matrix.identity(n).toRowMajor());
        sensitivity = new Unknown(new double[n]);
    }

    /** The orbit from x at time 0 through increasing times. */
    static FlowArcs.Arc along(FieldFamily family, double parameter, double[] x, double[] times) {
        VariationalSteps steps = new VariationalSteps(family, parameter, x);
        double before = 0;
        for (double time : times) {
            steps.step(time - before);
            before = time;
        }
        return new FlowArcs.Arc(
                Vector.of(steps.state.value),
                Matrix.owning(x.length, x.length, steps.monodromy.value),
                Vector.of(steps.sensitivity.value));
    }

    private void step(double h) {
        for (int stage = 0; stage < STAGES; stage++) {
            double[] x = state.ahead(h, stage);
            field.evaluate(x, state.slopes[stage]);
            field.jacobian(x, jacobian);
            ProductSums.add(n, n, n, 1, jacobian, monodromy.ahead(h, stage), 0, monodromy.slopes[stage]);
            family.parameterDerivative(x, parameter, sensitivity.slopes[stage]);
            ProductSums.add(n, n, 1, 1, jacobian, sensitivity.ahead(h, stage), 1, sensitivity.slopes[stage]);
        }
        state.finish(h);
        monodromy.finish(h);
        sensitivity.finish(h);
    }

    /** Something that is integrated: its value where the step begins, at the stage at hand, and the slopes of all stages. */
    private static final class Unknown {
        final double[] value;
        final double[][] slopes;
        private final double[] stage;

        Unknown(double[] start) {
            value = start.clone();
            slopes = new double[STAGES][start.length];
            stage = new double[start.length];
        }

        /** Where a stage of a step stands. */
        double[] ahead(double h, int stageIndex) {
            if (stageIndex == 0) {
                return value;
            }
            sum(h, COUPLING[stageIndex - 1], stage);
            return stage;
        }

        /** Goes to the end of the step. */
        void finish(double h) {
            sum(h, COUPLING[STAGES - 1], value);
        }

        /**
         * Writes {@code value + h sum_j weights[j] k_j}, four slopes at a time, so that the sum is read and written less.
         * Where fewer are left, the last is taken again with a weight of 0: it is at hand.
         */
        private void sum(double h, double[] weights, double[] out) {
            int[] used = IntStream.range(0, weights.length)
                    .filter(j -> weights[j] != 0)
                    .toArray();
            double[] before = value;
            for (int first = 0; first < used.length; first += 4) {
                double[] w = new double[4];
                double[][] k = new double[4][];
                for (int q = 0; q < 4; q++) {
                    int j = used[Math.min(first + q, used.length - 1)];
                    w[q] = first + q < used.length ? h * weights[j] : 0;
                    k[q] = slopes[j];
                }
                addFour(before, w[0], k[0], w[1], k[1], w[2], k[2], w[3], k[3], out);
                before = out;
            }
        }

        private static void addFour(
                double[] before,
                double wa,
                double[] a,
                double wb,
                double[] b,
                double wc,
                double[] c,
                double wd,
                double[] d,
                double[] out) {
            for (int i = 0; i < out.length; i++) {
                double sum = Math.fma(wa, a[i], before[i]);
                sum = Math.fma(wb, b[i], sum);
                sum = Math.fma(wc, c[i], sum);
                out[i] = Math.fma(wd, d[i], sum);
            }
        }
    }
}
