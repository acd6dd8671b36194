package dev.rondo.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EigenvectorConditionTest {
    /** [[1, c], [0, 2]] has the eigenvectors (1, 0) and (c, 1)/sqrt(1 + c^2). */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 100, 1e6})
    void twoByTwo(double c) {
        double cosine = c / Math.hypot(1, c);
        double condition = EigenvectorCondition.of(Matrix.of(new double[][] {{1, c}, {0, 2}}))
                .orElseThrow();
        assertThat(condition).isCloseTo((1 + cosine) / (1 / Math.hypot(1, c)), within(1e-9 * condition * (1 + c)));
    }

    @Test
    void defectiveMatricesHaveNone() {
        assertThat(EigenvectorCondition.of(Matrix.of(new double[][] {{1, 0, 1}, {0, 0, 0}, {0, 0, 1}})))
                .isEmpty();
        assertThat(EigenvectorCondition.of(Matrix.of(new double[][] {{0.5, 1, 0}, {0, 0.5, 1}, {0, 0, 0.5}})))
                .isEmpty();
        assertThat(EigenvectorCondition.of(Matrix.build(200, 200, (i, j) -> i == j + 1 ? 2 : 0)))
                .isEmpty();
    }

    /** Turned, the block's eigenvalues lie on a circle of radius eps^(1/p), and their vectors seem independent. */
    @ParameterizedTest
    @CsvSource({"2, 2", "5, 2", "5, 3", "12, 4", "30, 2"})
    void norDoDefectiveMatricesThatAreTurned(int n, int order) {
        for (int seed = 0; seed < 10; seed++) {
            Matrix q = Chain.orthogonal(new SplittableRandom(seed), n);
            Matrix block =
                    Matrix.build(n, n, (i, j) -> i == j ? (i < order ? 0.7 : -i) : j == i + 1 && j < order ? 1 : 0);
            assertThat(EigenvectorCondition.of(q.times(block).timesTranspose(q)))
                    .isEmpty();
        }
    }

    /** A symmetric matrix has orthogonal eigenvectors, however many of them share an eigenvalue. */
    @ParameterizedTest
    @CsvSource({"1, 1", "4, 4", "9, 3", "20, 19"})
    void repeatedEigenvaluesOfNormalMatrices(int n, int repeated) {
        Matrix q = Chain.orthogonal(new SplittableRandom(n), n);
        Matrix diagonal = Matrix.build(n, n, (i, j) -> i == j ? (i < repeated ? 2 : -i) : 0);
        assertThat(EigenvectorCondition.of(q.times(diagonal).timesTranspose(q)).orElseThrow())
                .isCloseTo(1, within(1e-10));
        // Two equal rotations: each of the pair's eigenvalues twice.
        Matrix turn = Matrix.build(4, 4, (i, j) -> i / 2 == j / 2 ? (i == j ? 0.3 : i < j ? -2 : 2) : 0);
        Matrix p = Chain.orthogonal(new SplittableRandom(n), 4);
        assertThat(EigenvectorCondition.of(p.times(turn).timesTranspose(p)).orElseThrow())
                .isCloseTo(1, within(1e-10));
    }

    /** With simple eigenvalues it is the condition of LAPACK's vectors, at any size of the entries. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-150, 1, 1e150, 1e300})
    void simpleEigenvalues(double unit) {
        Matrix a = Chain.gaussian(new SplittableRandom(3), 15);
        assertThat(EigenvectorCondition.of(a.times(unit)).orElseThrow())
                .isCloseTo(Eigen.of(a).condition(), within(1e-9 * Eigen.of(a).condition()));
    }
}
