package dev.rondo.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixExponentialTest {
    @ParameterizedTest
    @ValueSource(doubles = {1e-150, 1e-3, 1, 1e6, 1e150})
    void aBalancedRankOneMatrixIsItsOwnSeries(double scale) {
        // Its square is zero: e^A = I + A.
        Matrix a = MatrixZoo.balancedRankOne(10, scale);
        Matrix expected = Matrix.identity(10).plus(a);
        Matrix error = MatrixExponential.of(a).value().minus(expected);
        assertThat(error.maxAbs()).isLessThan(1e-14 * expected.maxAbs());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 2})
    void aJordanBlockHasPowersOfTimeOverFactorials(double lambda) {
        int n = 8;
        double t = 1.5;
        Matrix value = MatrixExponential.of(MatrixZoo.jordan(n, lambda), t).value();
        for (int i = 0; i < n; i++) {
            double expected = Math.exp(lambda * t);
            for (int j = i; j < n; j++) {
                assertThat(value.get(i, j)).isCloseTo(expected, within(1e-14 * Math.exp(lambda * t)));
                expected *= t / (j - i + 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 0.1, 1, 10, 1000})
    void aRotationTurns(double angle) {
        Matrix a = Matrix.of(new double[][] {{0, -angle}, {angle, 0}});
        Matrix value = MatrixExponential.of(a).value();
        double tolerance = 1e-15 * (10 + angle);
        assertThat(value.get(0, 0)).isCloseTo(Math.cos(angle), within(tolerance));
        assertThat(value.get(1, 0)).isCloseTo(Math.sin(angle), within(tolerance));
        assertThat(value.get(0, 1)).isCloseTo(-Math.sin(angle), within(tolerance));
    }

    @Test
    void ofCommutingMatricesTheSumBecomesAProduct() {
        Matrix a = MatrixZoo.gaussian(60, 60, 1);
        Matrix b = a.times(a).times(0.5).minus(Matrix.identity(60));
        Matrix sum = MatrixExponential.of(a.plus(b)).value();
        Matrix product =
                MatrixExponential.of(a).value().times(MatrixExponential.of(b).value());
        assertThat(sum.minus(product).frobeniusNorm()).isLessThan(1e-12 * sum.frobeniusNorm());
    }

    @Test
    void forwardAndBackwardInTimeUndoEachOther() {
        Matrix a = MatrixZoo.gaussian(100, 100, 2).times(3);
        Matrix there = MatrixExponential.of(a).value();
        Matrix back = MatrixExponential.of(a, -1).value();
        double allowed = 1e-14 * there.frobeniusNorm() * back.frobeniusNorm();
        assertThat(there.times(back).minus(Matrix.identity(100)).frobeniusNorm())
                .isLessThan(allowed);
    }

    @Test
    void aStronglyNonnormalMatrixIsNotScaledTooFar() {
        // [[a, c], [0, b]]: the corner is c (e^a - e^b) / (a - b), which naive scaling loses eight digits of.
        double c = 1e8;
        Matrix a = Matrix.of(new double[][] {{0.3, c}, {0, -0.7}});
        MatrixExponential e = MatrixExponential.of(a);
        double corner = c * (Math.exp(0.3) - Math.exp(-0.7));
        assertThat(e.value().get(0, 1)).isCloseTo(corner, within(1e-14 * corner));
        assertThat(e.value().get(0, 0)).isCloseTo(Math.exp(0.3), within(1e-14));
        assertThat(e.squarings()).isLessThan(5);
    }

    @Test
    void everyDegreeAgreesWithTheSeries() {
        Matrix direction = MatrixZoo.gaussian(12, 12, 3);
        java.util.Set<Integer> degrees = new java.util.TreeSet<>();
        for (double t : new double[] {1e-3, 1e-2, 0.1, 0.4, 1.2, 3}) {
            Matrix a = direction.times(t);
            MatrixExponential e = MatrixExponential.of(a);
            degrees.add(e.degree());
            Matrix sum = Matrix.identity(12);
            Matrix term = Matrix.identity(12);
            for (int k = 1; k < 60; k++) {
                term = term.times(a).times(1.0 / k);
                sum = sum.plus(term);
            }
            assertThat(e.value().minus(sum).frobeniusNorm()).isLessThan(3e-15 * sum.frobeniusNorm());
        }
        assertThat(degrees).containsExactly(3, 5, 7, 9, 13);
    }

    @Test
    void theActionOnAVectorIsThatOfTheMatrix() {
        Matrix a =
                MatrixZoo.gaussian(50, 50, 4).times(2).minus(Matrix.identity(50).times(5));
        Vector x = MatrixZoo.gaussian(50, 1, 5).column(0);
        Vector expected = MatrixExponential.of(a).value().times(x);
        assertThat(MatrixExponential.times(a, x).minus(expected).norm()).isLessThan(1e-13 * expected.norm());
        assertThat(MatrixExponential.times(Matrix.zeros(3, 3), Vector.of(1, 2, 3)))
                .isEqualTo(Vector.of(1, 2, 3));
    }

    @Test
    void decayOverAnEternityIsZeroAndGrowthIsRefused() {
        assertThat(MatrixExponential.of(Matrix.identity(3).times(-1e6)).value()).isEqualTo(Matrix.zeros(3, 3));
        assertThatThrownBy(() -> MatrixExponential.of(Matrix.identity(3).times(1e6)))
                .isInstanceOf(FactorisationException.class)
                .hasMessageContaining("exceeds the range of numbers");
    }
}
