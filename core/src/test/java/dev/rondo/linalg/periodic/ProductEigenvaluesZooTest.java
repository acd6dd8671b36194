package dev.rondo.linalg.periodic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.Chain;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products on which a QR iteration in plain doubles stalls: long, graded, singular, orthogonal, with repeated eigenvalues. */
class ProductEigenvaluesZooTest {
    private static final double EPSILON = 0x1p-52;

    /** Diagonal B_k, entries over {@code decades} decades in every factor: the logarithms of the moduli add up. */
    @ParameterizedTest
    @CsvSource({
        "2, 200, 3",
        "3, 3, 12",
        "9, 64, 4",
        "9, 200, 8",
        "20, 16, 2",
        "20, 2, 8",
        "60, 8, 1",
        "40, 20, 0.3",
        "40, 8, 0.01"
    })
    void gradedChainsKeepTheSmallestEigenvalue(int n, int count, double decades) {
        SplittableRandom random = new SplittableRandom(31L * n + count);
        double[] logs = new double[n];
        // One order of magnitudes in all factors, so that strong and weak directions do not trade places on the way.
        double[] exponents = random.doubles(n, -decades, 0).toArray();
        Chain chain = Chain.orthogonal(random, count, n, k -> {
            double[] diagonal = new double[n];
            for (int i = 0; i < n; i++) {
                diagonal[i] = Math.pow(10, exponents[i] + 0.1 * random.nextDouble());
                logs[i] += Math.log(diagonal[i]);
            }
            return Matrix.diagonal(Vector.of(diagonal));
        });
        double[] expected =
                Arrays.stream(logs).map(x -> -x).sorted().map(x -> -x).toArray();
        ProductEigenvalues found = chain.eigenvalues();
        // An entry of a factor is known to EPSILON times the factor's norm, and so is the smallest in relation to it.
        double allowed = 4 * EPSILON * n * count * Math.pow(10, decades);
        for (int i = 0; i < n; i++) {
            assertThat(found.logModulus().get(i)).isCloseTo(expected[i], within(allowed));
        }
    }

    /** Moduli from e^0 to e^-(decay): as of a network's cycle, where a shift at the lower end is lost at the upper. */
    @ParameterizedTest
    @CsvSource({"12, 4, 60", "30, 6, 90", "60, 8, 100", "40, 40, 700", "6, 200, 3000"})
    void shiftsBelowRoundingDoNotStopTheIteration(int n, int count, double decay) {
        SplittableRandom random = new SplittableRandom(7L * n + count);
        double[] expected = new double[n];
        for (int i = 0; i < n; i++) {
            expected[i] = -decay * i / (n - 1);
        }
        Chain chain = Chain.oblique(random, count, n, k -> diagonal(n, i -> Math.exp(expected[i] / count)));
        PeriodicQr iteration = PeriodicQr.of(chain.factors());
        assertThat(iteration.multipliedOut()).isZero();
        ProductEigenvalues found = chain.eigenvalues();
        double perFactor = Math.exp(decay / count);
        for (int i = 0; i < n; i++) {
            assertThat(found.logModulus().get(i)).isCloseTo(expected[i], within(100 * EPSILON * n * count * perFactor));
            assertThat(found.argument().get(i)).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "5, 2", "12, 7", "15, 200", "60, 6"})
    void orthogonalChainsHaveEigenvaluesOnTheCircle(int n, int count) {
        SplittableRandom random = new SplittableRandom(n + 1000L * count);
        ProductEigenvalues found =
                Chain.orthogonal(random, count, n, k -> Matrix.identity(n)).eigenvalues();
        for (int i = 0; i < n; i++) {
            // The product of the B_k is 1, n times: all eigenvalues are one.
            assertThat(found.logModulus().get(i)).isCloseTo(0, within(20 * EPSILON * n * count));
            assertThat(Math.abs(found.argument().get(i))).isLessThan(20 * EPSILON * n * count);
        }
        Chain free = new Chain(IntStream.range(0, count)
                .mapToObj(k -> Chain.orthogonal(random, n))
                .toList());
        ProductEigenvalues turning = free.eigenvalues();
        assertThat(turning.logModulus().toArray()).containsExactly(new double[n], within(20 * EPSILON * n * count));
        assertThat(Arrays.stream(turning.argument().toArray())
                        .filter(x -> x > 0 && x < Math.PI)
                        .count())
                .isEqualTo(Arrays.stream(turning.argument().toArray())
                        .filter(x -> x < 0)
                        .count());
    }

    /** Factors 1 + epsilon G: the eigenvalues are those of 1 + epsilon (G_1 + G_2 + ...), to second order. */
    @Test
    void chainsNearTheIdentity() {
        SplittableRandom random = new SplittableRandom(3);
        int n = 12;
        double epsilon = 1e-9;
        List<Matrix> generators =
                IntStream.range(0, 50).mapToObj(k -> Chain.gaussian(random, n)).toList();
        Matrix sum = generators.stream().reduce(Matrix.zeros(n, n), Matrix::plus);
        ProductEigenvalues found = ProductEigenvalues.of(generators.stream()
                .map(g -> Matrix.identity(n).plus(g.times(epsilon)))
                .toList());
        double[] growth = Eigen.valuesOf(sum).real().toArray();
        double[] expected = Arrays.stream(growth)
                .map(x -> -epsilon * x)
                .sorted()
                .map(x -> -x)
                .toArray();
        for (int i = 0; i < n; i++) {
            assertThat(found.logModulus().get(i)).isCloseTo(expected[i], within(1e-12));
        }
    }

    /** A cyclic permutation has Wilkinson shifts 0, which change nothing: only an exceptional one does. */
    @ParameterizedTest
    @CsvSource({"3, 1", "4, 2", "8, 5", "30, 3"})
    void cyclicPermutations(int n, int count) {
        Matrix turn = Matrix.build(n, n, (i, j) -> i == (j + 1) % n ? 1 : 0);
        ProductEigenvalues found = ProductEigenvalues.of(IntStream.range(0, count)
                .mapToObj(k -> k == 0 ? turn : Matrix.identity(n))
                .toList());
        double[] angles = Arrays.stream(found.argument().toArray()).sorted().toArray();
        double[] expected = IntStream.range(0, n)
                .mapToDouble(k -> Math.IEEEremainder(2 * Math.PI * k / n, 2 * Math.PI))
                .map(x -> Math.abs(Math.abs(x) - Math.PI) < 1e-9 ? Math.PI : x)
                .sorted()
                .toArray();
        assertThat(angles).containsExactly(expected, within(1e-12));
    }

    /** Columns of zeros, as of the units that are silent in a map whose step is tau: as many eigenvalues are 0. */
    @ParameterizedTest
    @CsvSource({"4, 3, 1", "9, 12, 4", "20, 5, 7", "30, 40, 29"})
    void silentUnitsGiveZeros(int n, int count, int silent) {
        SplittableRandom random = new SplittableRandom(n);
        List<Matrix> factors = IntStream.range(0, count)
                .mapToObj(k -> {
                    Matrix g = Chain.gaussian(random, n);
                    // One unit is silent on its own in each step, the others always.
                    int other = silent - 1 + k % (n - silent + 1);
                    return Matrix.build(n, n, (i, j) -> j < silent - 1 || j == other ? 0 : g.get(i, j));
                })
                .toList();
        ProductEigenvalues found = ProductEigenvalues.of(factors);
        double[] logs = found.logModulus().toArray();
        assertThat(logs).doesNotContain(Double.NaN);
        assertThat(Arrays.stream(logs)
                        .filter(x -> x == Double.NEGATIVE_INFINITY)
                        .count())
                .isGreaterThanOrEqualTo(silent);
        assertThat(found.values().stream()).allMatch(Complex::isFinite);
        assertThat(found.argument().get(n - 1)).isZero();
        // The others: of the product without the always silent units.
        int rest = n - silent + 1;
        List<Matrix> small = factors.stream()
                .map(f -> Matrix.build(rest, rest, (i, j) -> f.get(silent - 1 + i, silent - 1 + j)))
                .toList();
        double[] expected = ProductEigenvalues.of(small).logModulus().toArray();
        for (int i = 0; i < rest; i++) {
            if (expected[i] > -30 + expected[0]) {
                assertThat(logs[i]).isCloseTo(expected[i], within(1e-8));
            }
        }
    }

    /** A factor of rank r in directions that no unit has for itself: the zeros are rounding, and that small. */
    @ParameterizedTest
    @CsvSource({"6, 3, 4", "20, 10, 11", "40, 6, 1"})
    void factorsWithoutFullRank(int n, int count, int rank) {
        SplittableRandom random = new SplittableRandom(n + rank);
        Chain chain =
                Chain.orthogonal(random, count, n, k -> diagonal(n, i -> k == count / 2 && i >= rank ? 0 : 1.0 + i));
        ProductEigenvalues found = chain.eigenvalues();
        for (int i = 0; i < n; i++) {
            if (i < rank) {
                assertThat(found.logModulus().get(i)).isCloseTo(count * Math.log(rank - i), within(1e-9));
            } else {
                assertThat(found.logModulus().get(i)).isLessThan(count * Math.log(n) + Math.log(100 * n * EPSILON));
            }
        }
    }

    /** B_k with one Jordan block of multiplicity p: the eigenvalue is known to the p-th root of rounding. */
    @ParameterizedTest
    @CsvSource({"6, 5, 2", "12, 20, 3", "30, 8, 4"})
    void repeatedEigenvalues(int n, int count, int multiplicity) {
        SplittableRandom random = new SplittableRandom(multiplicity);
        Chain chain = Chain.orthogonal(
                random,
                count,
                n,
                k -> Matrix.build(
                        n,
                        n,
                        (i, j) -> i == j ? (i < multiplicity ? 1 : 0.5) : j == i + 1 && j < multiplicity ? 0.2 : 0));
        ProductEigenvalues found = chain.eigenvalues();
        double root = 10 * count * Math.pow(n * EPSILON, 1.0 / multiplicity);
        for (int i = 0; i < n; i++) {
            double expected = i < multiplicity ? 0 : count * Math.log(0.5);
            assertThat(found.logModulus().get(i)).isCloseTo(expected, within(i < multiplicity ? root : 1e-10));
        }
        double[] logs = Arrays.copyOf(found.logModulus().toArray(), multiplicity);
        assertThat(Arrays.stream(logs).sum()).isCloseTo(0, within(1e-9));
    }

    /** Of Gaussian factors nothing is known but the determinant, and that the product may begin anywhere, or be transposed. */
    @ParameterizedTest
    @CsvSource({"1, 200", "2, 200", "3, 7", "10, 200", "20, 30", "60, 4"})
    void invariants(int n, int count) {
        SplittableRandom random = new SplittableRandom(5L * n + count);
        Chain chain = new Chain(IntStream.range(0, count)
                .mapToObj(k -> Chain.gaussian(random, n))
                .toList());
        double[] logs = chain.eigenvalues().logModulus().toArray();
        double allowed = 1e-13 * n * count * 1e3;
        assertThat(Arrays.stream(logs).sum()).isCloseTo(chain.logDeterminant(), within(allowed));
        assertThat(chain.begunAt(count / 2).eigenvalues().logModulus().toArray())
                .containsExactly(logs, within(allowed));
        assertThat(chain.transposed().eigenvalues().logModulus().toArray()).containsExactly(logs, within(allowed));
    }

    @Test
    void factorsOfAnySize() {
        SplittableRandom random = new SplittableRandom(11);
        Chain chain = Chain.orthogonal(random, 3, 5, k -> diagonal(5, i -> 1 + i));
        double[] plain = chain.eigenvalues().logModulus().toArray();
        for (double size : new double[] {1e-300, 1e-150, 1e150, 1e300}) {
            double[] logs = new Chain(
                            chain.factors().stream().map(f -> f.times(size)).toList())
                    .eigenvalues()
                    .logModulus()
                    .toArray();
            for (int i = 0; i < 5; i++) {
                assertThat(logs[i]).isCloseTo(plain[i] + 3 * Math.log(size), within(1e-11));
            }
        }
    }

    /** The last resort, multiplying out, finds the eigenvalues of the iteration. */
    @Test
    void blocksMultipliedOut() {
        SplittableRandom random = new SplittableRandom(4);
        int n = 8;
        List<Matrix> factors = IntStream.range(0, 400)
                .mapToObj(k -> Chain.gaussian(random, n).times(1e-3))
                .toList();
        BlockProduct product = BlockProduct.of(new PeriodicFactors(PeriodicHessenberg.of(factors)), 0, n - 1);
        double[] logs = IntStream.range(0, n).mapToDouble(product::logModulus).toArray();
        double[] expected = ProductEigenvalues.of(factors).logModulus().toArray();
        assertThat(Arrays.stream(logs).max().orElseThrow()).isCloseTo(expected[0], within(1e-9));
    }

    private static Matrix diagonal(int n, java.util.function.IntToDoubleFunction entry) {
        return Matrix.diagonal(
                Vector.of(IntStream.range(0, n).mapToDouble(entry).toArray()));
    }
}
