package dev.rondo.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EigenTest {
    private static final Comparator<Complex> BY_PARTS =
            Comparator.comparingDouble(Complex::re).thenComparingDouble(Complex::im);

    @Test
    void theGrcarMatrixHasItsPublishedLargestImaginaryPart() {
        assertThat(Eigen.valuesOf(MatrixZoo.grcar(100)).maxImaginary()).isCloseTo(2.2617668, within(5e-8));
    }

    @Test
    void aCirculantMatrixHasTheFourierTransformOfItsRow() {
        int n = 12;
        Matrix shift = Matrix.build(n, n, (i, j) -> j == (i + 1) % n ? 1 : 0);
        ComplexVector found = Eigen.valuesOf(shift);
        for (int k = 0; k < n; k++) {
            Complex root = Complex.polar(1, 2 * Math.PI * k / n);
            assertThat(found.stream()).anyMatch(z -> z.minus(root).abs() < 1e-14);
        }
        assertThat(found.maxAbs()).isCloseTo(1, within(1e-14));
    }

    @Test
    void conjugatePairsAreExactAndThePositiveOneComesFirst() {
        ComplexVector values = Eigen.valuesOf(MatrixZoo.gaussian(40, 40, 3));
        int pairs = 0;
        for (int k = 0; k < values.size(); k++) {
            if (values.im(k) != 0) {
                assertThat(values.im(k)).isPositive();
                assertThat(values.get(k + 1)).isEqualTo(values.get(k).conjugate());
                pairs++;
                k++;
            }
        }
        assertThat(pairs).isPositive();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-150, 1e150})
    void eigenvaluesGrowWithTheMatrix(double scale) {
        Matrix a = MatrixZoo.gaussian(30, 30, 5);
        ComplexVector plain = Eigen.valuesOf(a).sorted(BY_PARTS);
        ComplexVector scaled = Eigen.valuesOf(a.times(scale)).sorted(BY_PARTS);
        for (int k = 0; k < plain.size(); k++) {
            assertThat(scaled.get(k).times(1 / scale).minus(plain.get(k)).abs()).isLessThan(1e-13);
        }
    }

    @Test
    void aDefectiveMatrixIsToldByItsCondition() {
        assertThat(Eigen.of(MatrixZoo.jordan(3, 0.5)).condition()).isGreaterThan(1e15);
        assertThat(Eigen.of(Matrix.identity(4)).condition()).isCloseTo(1, within(1e-14));
    }

    @Test
    void theConditionOfAnEigenvalueIsThatOfTheTriangularMatrix() {
        // [[a, c], [0, b]]: 1 / |l^H r| = sqrt(1 + (c / (a - b))^2) for both.
        Matrix a = Matrix.of(new double[][] {{0.2, 3}, {0, -0.4}});
        double expected = Math.sqrt(1 + 25);
        assertThat(TwoSidedEigen.of(a).conditions().get(0)).isCloseTo(expected, within(1e-13));
        assertThat(TwoSidedEigen.of(a).conditions().get(1)).isCloseTo(expected, within(1e-13));
    }

    @Test
    void leftVectorsAreThoseOfTheTranspose() {
        Matrix a = MatrixZoo.gaussian(20, 20, 8);
        TwoSidedEigen both = TwoSidedEigen.of(a);
        assertThat(both.certificate().residual()).isLessThan(1e-14);
        ComplexMatrix overlaps = both.left().adjoint().times(both.right());
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 20; j++) {
                if (i != j) {
                    assertThat(overlaps.get(i, j).abs()).isLessThan(1e-12);
                }
            }
        }
    }

    @Test
    void aComplexMatrixHasItsEigenvalues() {
        ComplexMatrix a = MatrixZoo.complexGaussian(25, 4);
        Eigen eigen = Eigen.of(a);
        assertThat(eigen.certificate().residual()).isLessThan(1e-14);
        assertThat(Eigen.valuesOf(a).stream()
                        .reduce(Complex.ZERO, Complex::plus)
                        .minus(a.trace())
                        .abs())
                .isLessThan(1e-13);
    }

    @Test
    void symmetricEigenvaluesAscend() {
        // The second difference: 2 - 2 cos(k pi / (n + 1)).
        int n = 50;
        Matrix a = Matrix.build(n, n, (i, j) -> i == j ? 2 : Math.abs(i - j) == 1 ? -1 : 0);
        Vector values = SymmetricEigen.valuesOf(a);
        for (int k = 0; k < n; k++) {
            assertThat(values.get(k)).isCloseTo(2 - 2 * Math.cos((k + 1) * Math.PI / (n + 1)), within(1e-14));
        }
        assertThat(SymmetricEigen.of(a).certificate().residual()).isLessThan(1e-14);
    }

    @Test
    void theHermitianPartOfAComplexMatrixHasRealEigenvalues() {
        ComplexMatrix a = MatrixZoo.complexGaussian(12, 9);
        Vector values = SymmetricEigen.valuesOfHermitianPart(a);
        ComplexVector general = Eigen.valuesOf(a.plus(a.adjoint()).times(0.5)).sorted(BY_PARTS);
        for (int k = 0; k < 12; k++) {
            assertThat(general.get(k).minus(Complex.of(values.get(k))).abs()).isLessThan(1e-13);
        }
    }
}
