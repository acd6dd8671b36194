package dev.rondo.dynamics.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewtonTest {
    private static final int N = 6;

    private static Matrix random(long seed, double size) {
        SplittableRandom random = new SplittableRandom(seed);
        return Matrix.build(N, N, (i, j) -> size * (2 * random.nextDouble() - 1));
    }

    private static double[] ones() {
        double[] ones = new double[N];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Broyden's method with any regular first matrix solves a linear system of order n within 2 n steps (Gay 1979). */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void broydensMethodSolvesALinearSystemInTwiceItsOrder(long seed) {
        Matrix a = Matrix.identity(N).plus(random(seed, 0.3));
        Broyden broyden = new Broyden(LinearSolve.of(Matrix.identity(N)), ones());
        Vector right = Vector.constant(N, 1);
        Vector y = Vector.zeros(N);
        for (int k = 0; k < 2 * N; k++) {
            y = y.plus(Vector.of(broyden.step(a.times(y).minus(right).toArray())));
        }
        assertThat(a.times(y).minus(right).norm()).isLessThan(1e-9);
    }

    /** y_i + sum_j a_ij sin y_j / 4 = 1, and how often its derivatives were asked for. */
    private static final class Smooth implements Equations {
        private final Matrix a;
        private int jacobians;

        Smooth(long seed) {
            a = random(seed, 1);
        }

        @Override
        public int size() {
            return N;
        }

        @Override
        public void residual(double[] y, double[] out) {
            Vector sines = Vector.of(Arrays.stream(y).map(Math::sin).toArray());
            double[] sum = a.times(sines).toArray();
            for (int i = 0; i < N; i++) {
                out[i] = y[i] + sum[i] / 4 - 1;
            }
        }

        @Override
        public Matrix jacobian(double[] y) {
            jacobians++;
            return Matrix.build(N, N, (i, j) -> (i == j ? 1 : 0) + a.get(i, j) * Math.cos(y[j]) / 4);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aJacobianFromNearbySpareTheExactOnesAndMovesNoSolution(long seed) {
        Newton newton = new Newton(1e-12, 20);
        Smooth exact = new Smooth(seed);
        Smooth spared = new Smooth(seed);
        NewtonResult first = newton.solve(exact, new double[N]);
        double[] near = new double[N];
        Arrays.fill(near, 0.5);
        Matrix nearby = exact.jacobian(near);
        NewtonResult second = newton.solve(spared, new double[N], Optional.of(LinearSolve.of(nearby)), ones());
        assertThat(exact.jacobians).isGreaterThan(1);
        assertThat(spared.jacobians).isLessThanOrEqualTo(1);
        Vector expected = ((NewtonResult.Solution) first).unknowns();
        Vector found = ((NewtonResult.Solution) second).unknowns();
        assertThat(found.minus(expected).norm()).isCloseTo(0, within(1e-11));
    }

    @Test
    void aUselessJacobianIsReplaced() {
        Smooth equations = new Smooth(7);
        NewtonResult result = new Newton(1e-12, 20)
                .solve(
                        equations,
                        new double[N],
                        Optional.of(LinearSolve.of(Matrix.identity(N).times(-1))),
                        ones());
        assertThat(result).isInstanceOf(NewtonResult.Solution.class);
        assertThat(equations.jacobians).isPositive();
    }
}
