package dev.rondo.dynamics.piecewise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexLinearSolve;
import dev.rondo.linalg.ComplexMatrix;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Appendices A and B of Rajakumar, Rinzel and Chen (2021): networks of two and three ReLU units under u = c1 e^(-c2 s), in
 * every orthant. The input is made a variable of its own, u' = -c2 u, so that the flow stays autonomous. Reference: the
 * modes p_i = m_i c1/(zeta_i + c2) (e^(zeta_i s) - e^(-c2 s)), with m_i the input's share B/tau of mode i, the limit
 * m_i c1 s e^(zeta_i s) where zeta_i = -c2, and where A is defective (one active unit: a Jordan block) its closed form.
 */
class OrthantSolutionsTest {
    private static final double TAU = 0.05;
    private static final double C1 = 6;
    private static final Time SPAN = Time.ms(4);

    private static final Matrix TWO = Matrix.of(new double[][] {{0, -2}, {3, 0}});
    private static final Matrix THREE = Matrix.of(new double[][] {{0, 1.2, -2}, {0.8, 0, -1.5}, {1.1, 0.7, 0}});

    record Case(Matrix w, ActiveSet region, double c2) {
        @Override
        public String toString() {
            return w.rows() + " units, active " + region + ", c2 = " + c2;
        }
    }

    static Stream<Case> orthants() {
        List<Case> cases = new ArrayList<>();
        for (Matrix w : List.of(TWO, THREE)) {
            for (int bits = 0; bits < 1 << w.rows(); bits++) {
                for (double c2 : new double[] {3, 1 / TAU}) {
                    cases.add(new Case(w, ActiveSet.ofBits(w.rows(), bits), c2));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("orthants")
    void theFlowIsThePublishedSolution(Case c) {
        int n = c.w().rows();
        Vector input =
                Vector.of(IntStream.range(0, n).mapToDouble(i -> 0.5 + 0.2 * i).toArray());
        double[] start = new double[n + 1];
        for (int i = 0; i < n; i++) {
            start[i] = (c.region().contains(i) ? 1 : -1) * (4 + i);
        }
        start[n] = C1;
        PatchedPath path = ExactFlow.of(field(c, input)).follow(start, SPAN);
        assertThat(path.crossings()).isEmpty();
        Vector found = Vector.of(Arrays.copyOf(path.state().toArray(), n));
        Matrix a = matrix(c);
        Vector free = MatrixExponential.of(a, SPAN.seconds()).value().times(Vector.of(Arrays.copyOf(start, n)));
        Vector driven = c.region().count() == 1 ? jordan(c, input) : modes(a, input.times(1 / TAU), c.c2());
        assertThat(found.minus(free.plus(driven)).norm()).isLessThan(1e-12 * found.norm());
    }

    private static PiecewiseLinearField field(Case c, Vector input) {
        int n = c.w().rows();
        Matrix linear = Matrix.build(n + 1, n + 1, (i, j) -> {
            if (i == n) {
                return j == n ? -c.c2() : 0;
            }
            return j == n ? input.get(i) / TAU : i == j ? -1 / TAU : 0;
        });
        Matrix coupling = Matrix.build(n + 1, n, (i, j) -> i < n ? c.w().get(i, j) / TAU : 0);
        Matrix manifolds = Matrix.build(n, n + 1, (i, j) -> i == j ? 1 : 0);
        return PiecewiseLinearField.of(linear, coupling, manifolds, Vector.zeros(n), Vector.zeros(n + 1));
    }

    private static Matrix matrix(Case c) {
        return Matrix.build(
                c.w().rows(),
                c.w().rows(),
                (i, j) -> ((c.region().contains(j) ? c.w().get(i, j) : 0) - (i == j ? 1 : 0)) / TAU);
    }

    /** The sum over the modes of A. */
    private static Vector modes(Matrix a, Vector input, double c2) {
        double s = SPAN.seconds();
        Eigen eigen = Eigen.of(a);
        int n = a.rows();
        ComplexMatrix right = ComplexMatrix.build(n, 1, (i, j) -> Complex.of(input.get(i)));
        ComplexMatrix shares = ComplexLinearSolve.of(eigen.vectors()).solve(right);
        Complex[] p = new Complex[n];
        for (int k = 0; k < n; k++) {
            Complex zeta = eigen.values().get(k);
            Complex sum = zeta.plus(Complex.of(c2));
            Complex grown = exp(zeta.times(s));
            Complex course = sum.abs() < 1e-9
                    ? grown.times(s)
                    : grown.minus(Complex.of(Math.exp(-c2 * s))).over(sum);
            p[k] = shares.get(k, 0).times(course).times(C1);
        }
        ComplexVector modes = ComplexVector.of(p);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                x[i] += eigen.vectors().get(i, k).times(modes.get(k)).re();
            }
        }
        return Vector.owning(x);
    }

    /** e^(A s) = e^(-s/tau) (I + s W D/tau): the integral of its product with the input, in closed form. */
    private static Vector jordan(Case c, Vector input) {
        double s = SPAN.seconds();
        int active = c.region().members().getFirst();
        double d = 1 / TAU - c.c2();
        double decay = Math.exp(-s / TAU);
        // Integrals of e^(-q/tau) e^(-c2 (s - q)) and of q times that, q from 0 to s.
        double plain = d == 0 ? s * decay : Math.exp(-c.c2() * s) * -Math.expm1(-d * s) / d;
        double weighted = d == 0
                ? s * s / 2 * decay
                : Math.exp(-c.c2() * s) * (-Math.expm1(-d * s) / d - s * Math.exp(-d * s)) / d;
        double[] x = new double[c.w().rows()];
        for (int i = 0; i < x.length; i++) {
            x[i] = C1 / TAU * (plain * input.get(i) + weighted / TAU * c.w().get(i, active) * input.get(active));
        }
        return Vector.owning(x);
    }

    private static Complex exp(Complex z) {
        return Complex.polar(Math.exp(z.re()), z.im());
    }
}
