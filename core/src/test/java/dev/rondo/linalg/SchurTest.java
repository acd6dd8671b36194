package dev.rondo.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchurTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 31, 32, 33, 64, 65, 150})
    void theComplexFormIsSorted(int n) {
        ComplexSchur sorted = ComplexSchur.of(MatrixZoo.gaussian(n, n, n)).ordered(SpectralOrder.DECREASING_REAL_PART);
        assertThat(sorted.eigenvalues()).isEqualTo(sorted.eigenvalues().sorted(SpectralOrder.DECREASING_REAL_PART));
        assertThat(sorted.certificate().residual()).isLessThan(1e-15 * (n + 10));
        assertThat(sorted.certificate().orthogonality()).isLessThan(1e-15 * (n + 10));
    }

    @Test
    void sortingKeepsTheEigenvaluesToTheBit() {
        ComplexSchur schur = ComplexSchur.of(MatrixZoo.gaussian(100, 100, 1));
        assertThat(schur.ordered(SpectralOrder.INCREASING_REAL_PART).eigenvalues())
                .isEqualTo(schur.eigenvalues().sorted(SpectralOrder.INCREASING_REAL_PART));
    }

    @Test
    void aSortedFormIsLeftAlone() {
        ComplexSchur sorted = ComplexSchur.of(MatrixZoo.gaussian(70, 70, 2)).ordered(SpectralOrder.DECREASING_MODULUS);
        assertThat(sorted.ordered(SpectralOrder.DECREASING_MODULUS).triangular())
                .isEqualTo(sorted.triangular());
    }

    @Test
    void pairsStayTogetherWithThePositiveImaginaryPartFirst() {
        ComplexVector values = ComplexSchur.of(MatrixZoo.gaussian(60, 60, 6))
                .ordered(SpectralOrder.DECREASING_REAL_PART)
                .eigenvalues();
        for (int k = 0; k < values.size(); k++) {
            if (values.im(k) > 0) {
                assertThat(values.get(k + 1)).isEqualTo(values.get(k).conjugate());
            }
        }
    }

    @Test
    void theComplexFormIsExactlyTriangularAndKeepsTheNorm() {
        Matrix a = MatrixZoo.nonnormal(50);
        ComplexSchur schur = ComplexSchur.of(a);
        double below = 0;
        for (int i = 0; i < 50; i++) {
            for (int j = 0; j < i; j++) {
                below = Math.max(below, schur.triangular().get(i, j).abs());
            }
        }
        assertThat(below).isZero();
        double strict = schur.strictlyTriangular().frobeniusNorm();
        double diagonal = schur.eigenvalues().norm();
        assertThat(Math.hypot(strict, diagonal)).isCloseTo(a.frobeniusNorm(), within(1e-13 * a.frobeniusNorm()));
    }

    @Test
    void theFormOfARealMatrixAgreesWithThatOfTheSameMatrixTakenAsComplex() {
        // Distinct eigenvalues in a fixed order leave a phase per Schur vector, so the moduli of T agree.
        Matrix a = MatrixZoo.gaussian(20, 20, 12);
        ComplexMatrix one =
                ComplexSchur.of(a).ordered(SpectralOrder.DECREASING_REAL_PART).triangular();
        ComplexMatrix other = ComplexSchur.of(ComplexMatrix.of(a))
                .ordered(SpectralOrder.DECREASING_REAL_PART)
                .triangular();
        for (int i = 0; i < 20; i++) {
            for (int j = i; j < 20; j++) {
                assertThat(one.get(i, j).abs()).isCloseTo(other.get(i, j).abs(), within(1e-12));
            }
        }
    }

    @Test
    void aFeedforwardChainKeepsItsDirection() {
        // Upper form: the first mode receives.
        Matrix chain = Matrix.of(new double[][] {{0, 3}, {0, 0}});
        assertThat(Schur.of(chain).triangular()).isEqualTo(chain);
    }

    @Test
    void chosenEigenvaluesSpanAnInvariantSubspace() {
        Matrix a = MatrixZoo.gaussian(30, 30, 21);
        Schur schur = Schur.of(a).ordered(z -> z.re() > 0);
        int k = (int) schur.eigenvalues().stream().filter(z -> z.re() > 0).count();
        assertThat(schur.eigenvalues().stream().limit(k)).allMatch(z -> z.re() > 0);
        Matrix q = schur.orthogonal();
        Matrix basis = Matrix.build(30, k, q::get);
        Matrix image = a.times(basis);
        Matrix outside = image.minus(basis.times(basis.transpose().times(image)));
        assertThat(outside.maxAbs()).isLessThan(1e-13);
    }

    @Test
    void theRealFormIsSorted() {
        Schur sorted = Schur.of(MatrixZoo.gaussian(60, 60, 33)).ordered(SpectralOrder.DECREASING_REAL_PART);
        assertThat(sorted.certificate().residual()).isLessThan(1e-13);
        Vector real = sorted.eigenvalues().real();
        for (int k = 1; k < 60; k++) {
            assertThat(real.get(k)).isLessThanOrEqualTo(real.get(k - 1) + 1e-9);
        }
    }

    @Test
    void eigenvaluesOfTheFormAreThoseOfTheMatrix() {
        Matrix a = MatrixZoo.gaussian(40, 40, 41);
        ComplexVector direct = Eigen.valuesOf(a).sorted(SpectralOrder.DECREASING_REAL_PART);
        ComplexVector form = Schur.of(a).eigenvalues().sorted(SpectralOrder.DECREASING_REAL_PART);
        for (int k = 0; k < 40; k++) {
            assertThat(form.get(k).minus(direct.get(k)).abs()).isLessThan(1e-12);
        }
    }

    @Test
    void theOrderIgnoresTheSignOfZeroAndRoundingBelowItsResolution() {
        Complex minusZero = new Complex(-1e-12, 0.5);
        Complex plusZero = new Complex(+1e-12, 0.25);
        assertThat(SpectralOrder.DECREASING_REAL_PART.compare(minusZero, plusZero))
                .isNegative();
        assertThat(SpectralOrder.DECREASING_REAL_PART.compare(new Complex(0, -0.0), Complex.ZERO))
                .isZero();
    }
}
