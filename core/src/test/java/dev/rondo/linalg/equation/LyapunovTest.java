package dev.rondo.linalg.equation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.ComplexMatrix;
import dev.rondo.linalg.ComplexSchur;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixZoo;
import dev.rondo.linalg.Schur;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LyapunovTest {
    private static final Matrix A = Matrix.of(new double[][] {{1, -2}, {3, -4}});

    @Test
    void theControllabilityGramianOfAPublishedExample() {
        Matrix b = Matrix.of(new double[][] {{5}, {7}});
        Lyapunov gramian = Lyapunov.of(A, b.times(b.transpose()));
        assertNear(gramian.solution(), new double[][] {{43.0 / 6, 59.0 / 6}, {59.0 / 6, 13.5}}, 1e-12);
        assertThat(gramian.residual()).isLessThan(1e-15);
    }

    @Test
    void theObservabilityGramianOfAPublishedExample() {
        Matrix c = Matrix.of(new double[][] {{4, 5}, {6, 7}});
        Lyapunov gramian = Lyapunov.adjointOf(Schur.of(A), c.transpose().times(c));
        assertNear(gramian.solution(), new double[][] {{257.5, -94.5}, {-94.5, 56.5}}, 1e-10);
        assertThat(gramian.residual()).isLessThan(1e-15);
    }

    @Test
    void aFeedforwardPairHasItsClosedForm() {
        // x2 receives w x1: var2 = 1 + w^2 / 2 with noise 2.
        double w = 3;
        Matrix a = Matrix.of(new double[][] {{-1, w}, {0, -1}});
        Matrix covariance = Lyapunov.of(a, Matrix.identity(2).times(2)).solution();
        assertNear(covariance, new double[][] {{1 + w * w / 2, w / 2}, {w / 2, 1}}, 1e-15);
    }

    static Stream<MatrixZoo.Animal> stable() {
        return MatrixZoo.at(1, 2, 3, 100).map(animal -> new MatrixZoo.Animal(animal.name(), shifted(animal.matrix())));
    }

    /** Moved left until every eigenvalue has a negative real part. */
    private static Matrix shifted(Matrix a) {
        double norm = Math.max(a.maxAbs(), Double.MIN_NORMAL);
        double abscissa = Eigen.valuesOf(a).maxReal();
        return a.minus(Matrix.identity(a.rows()).times(abscissa + norm));
    }

    @ParameterizedTest
    @MethodSource("stable")
    void theResidualIsRounding(MatrixZoo.Animal animal) {
        Matrix a = animal.matrix();
        Lyapunov x = Lyapunov.of(a, Matrix.identity(a.rows()));
        assertThat(x.residual()).isLessThan(animal.tolerance());
        assertThat(x.solution()).isEqualTo(x.solution().transpose());
    }

    @Test
    void aRightHandSideWithoutSymmetryIsSolvedAsWell() {
        Matrix a = MatrixZoo.gaussian(30, 30, 2).minus(Matrix.identity(30).times(3));
        Matrix q = MatrixZoo.gaussian(30, 30, 3);
        assertThat(Lyapunov.of(a, q).residual()).isLessThan(1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-150, 1e150})
    void theSolutionScalesWithItsData(double scale) {
        Matrix a = MatrixZoo.gaussian(20, 20, 5).minus(Matrix.identity(20).times(2));
        Matrix q = Matrix.identity(20);
        Matrix plain = Lyapunov.of(a, q).solution();
        Matrix slow = Lyapunov.of(a.times(scale), q).solution().times(scale);
        Matrix loud = Lyapunov.of(a, q.times(scale)).solution().times(1 / scale);
        assertThat(slow.minus(plain).maxAbs()).isLessThan(1e-13);
        assertThat(loud.minus(plain).maxAbs()).isLessThan(1e-13);
    }

    @Test
    void anEquationWithoutASingleSolutionIsRefused() {
        Matrix oscillator = Matrix.of(new double[][] {{0, 1}, {-1, 0}});
        assertThatThrownBy(() -> Lyapunov.of(oscillator, Matrix.identity(2)))
                .isInstanceOf(FactorisationException.class)
                .hasMessageContaining("edge of stability");
    }

    @Test
    void ordersMustAgree() {
        assertThatThrownBy(() -> Lyapunov.of(A, Matrix.identity(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A is 2 x 2, Q is 3 x 3");
    }

    @Test
    void theTriangularEquationGivesTheCovarianceOfTheModes() {
        Matrix w = MatrixZoo.gaussian(40, 40, 11).times(0.5);
        Matrix covariance = Lyapunov.of(
                        w.minus(Matrix.identity(40)), Matrix.identity(40).times(2))
                .solution();
        ComplexSchur schur = ComplexSchur.of(w);
        TriangularLyapunov modes = TriangularLyapunov.of(
                schur.triangular().minus(ComplexMatrix.identity(40)),
                ComplexMatrix.identity(40).times(2));
        assertThat(modes.residual()).isLessThan(1e-14);
        ComplexMatrix back =
                schur.unitary().times(modes.solution()).times(schur.unitary().adjoint());
        assertThat(back.minus(ComplexMatrix.of(covariance)).frobeniusNorm()).isLessThan(1e-12);
    }

    @Test
    void aTriangularEquationRefusesAFullMatrix() {
        ComplexMatrix full = ComplexMatrix.of(A);
        assertThatThrownBy(() -> TriangularLyapunov.of(full, ComplexMatrix.identity(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1, column 0");
    }

    @Test
    void sylvesterSolvesForARectangularMatrix() {
        Matrix a = MatrixZoo.gaussian(30, 30, 14).minus(Matrix.identity(30).times(2));
        Matrix b = MatrixZoo.gaussian(70, 70, 15).minus(Matrix.identity(70).times(2));
        Matrix x = MatrixZoo.gaussian(30, 70, 16);
        Sylvester solved = Sylvester.of(a, b, a.times(x).plus(x.times(b)));
        assertThat(solved.residual()).isLessThan(1e-14);
        assertThat(solved.solution().minus(x).maxAbs()).isLessThan(1e-13);
    }

    @Test
    void sylvesterOfScalarsIsADivision() {
        Sylvester x = Sylvester.of(scalar(2e-150), scalar(1e-150), scalar(6e100));
        assertThat(x.solution().get(0, 0)).isCloseTo(2e250, within(1e235));
        assertThatThrownBy(() -> Sylvester.of(scalar(2e-200), scalar(1e-200), scalar(6e200)))
                .isInstanceOf(FactorisationException.class)
                .hasMessageContaining("range of numbers");
    }

    @Test
    void theDiscreteEquationHoldsForAStableMap() {
        Matrix a = MatrixZoo.gaussian(50, 50, 23).times(0.6);
        DiscreteLyapunov x = DiscreteLyapunov.of(a, Matrix.identity(50));
        assertThat(x.residual()).isLessThan(1e-14);
        Matrix sum = Matrix.identity(50);
        Matrix power = Matrix.identity(50);
        for (int k = 0; k < 200; k++) {
            power = a.times(power);
            sum = sum.plus(power.times(power.transpose()));
        }
        assertThat(x.solution().minus(sum).maxAbs()).isLessThan(1e-12);
    }

    @Test
    void theDiscreteEquationOfAScalarMapIsAGeometricSeries() {
        double r = 0.9;
        assertThat(DiscreteLyapunov.of(scalar(r), scalar(1)).solution().get(0, 0))
                .isCloseTo(1 / (1 - r * r), within(1e-13));
    }

    private static Matrix scalar(double value) {
        return Matrix.of(new double[][] {{value}});
    }

    private static void assertNear(Matrix actual, double[][] expected, double tolerance) {
        assertThat(actual.minus(Matrix.of(expected)).maxAbs()).isLessThan(tolerance);
    }
}
