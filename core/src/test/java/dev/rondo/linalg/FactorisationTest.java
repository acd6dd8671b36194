package dev.rondo.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.equation.DiscreteLyapunov;
import dev.rondo.linalg.equation.Lyapunov;
import dev.rondo.linalg.equation.Sylvester;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed forms of the singular value, QR, polar and Cholesky factors and of linear systems; what all of them refuse. */
class FactorisationTest {
    @ParameterizedTest
    @CsvSource({"5, 5", "9, 4", "4, 9", "1, 7", "7, 1"})
    void thinFormsHoldForAnyShape(int rows, int columns) {
        Matrix a = MatrixZoo.gaussian(rows, columns, 3);
        Svd svd = Svd.of(a);
        Qr qr = Qr.of(a);
        assertThat(svd.certificate().residual()).isLessThan(1e-14);
        assertThat(svd.certificate().orthogonality()).isLessThan(1e-14);
        assertThat(qr.certificate().residual()).isLessThan(1e-14);
        assertThat(qr.certificate().orthogonality()).isLessThan(1e-14);
        assertThat(svd.values().minus(Svd.valuesOf(a)).norm()).isLessThan(1e-14);
        for (int k = 0; k < Math.min(rows, columns); k++) {
            assertThat(qr.triangular().get(k, k)).isPositive();
        }
    }

    @Test
    void aRankOneMatrixHasOneSingularValue() {
        Matrix a = MatrixZoo.balancedRankOne(10, 2);
        Svd svd = Svd.of(a);
        assertThat(svd.values().get(0)).isCloseTo(a.frobeniusNorm(), within(1e-13));
        assertThat(svd.rank(1e-12)).isEqualTo(1);
        assertThat(svd.condition()).isGreaterThan(1e15);
        assertThat(Svd.norm(a)).isCloseTo(a.frobeniusNorm(), within(1e-13));
    }

    @Test
    void singularValuesOfAComplexMatrixAreRootsOfItsSquare() {
        ComplexMatrix a = MatrixZoo.complexGaussian(15, 6);
        Vector squares = SymmetricEigen.valuesOfHermitianPart(a.adjoint().times(a));
        Vector values = Svd.valuesOf(a);
        for (int k = 0; k < 15; k++) {
            assertThat(values.get(k) * values.get(k)).isCloseTo(squares.get(14 - k), within(1e-13));
        }
    }

    @Test
    void thePolarFactorsOfAStretchedRotationAreItsParts() {
        Matrix rotation = Qr.of(MatrixZoo.gaussian(6, 6, 1)).orthogonal();
        Matrix root = MatrixZoo.gaussian(6, 6, 2);
        Matrix stretch = root.times(root.transpose()).plus(Matrix.identity(6)).symmetricPart();
        Polar polar = Polar.of(rotation.times(stretch));
        assertThat(polar.orthogonal().minus(rotation).maxAbs()).isLessThan(1e-13);
        assertThat(polar.positive().minus(stretch).maxAbs()).isLessThan(1e-13);
        assertThat(polar.positive()).isEqualTo(polar.positive().transpose());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-150, 1, 1e150})
    void choleskyFindsTheFactor(double scale) {
        Matrix factor = Matrix.build(8, 8, (i, j) -> j > i ? 0 : i == j ? 1 + i : 0.1 * (i - j));
        Cholesky cholesky = Cholesky.of(factor.times(factor.transpose()).times(scale * scale));
        assertThat(cholesky.lower().times(1 / scale).minus(factor).maxAbs()).isLessThan(1e-13);
        assertThat(cholesky.certificate().residual()).isLessThan(1e-15);
    }

    @Test
    void choleskyRefusesWhatIsNotPositive() {
        assertThatThrownBy(() -> Cholesky.of(Matrix.of(new double[][] {{1, 2}, {2, 1}})))
                .isInstanceOf(FactorisationException.class)
                .hasMessageContaining("leading minor of order 2");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-150, 1, 1e150})
    void linearSystemsAreSolved(double scale) {
        Matrix a = MatrixZoo.gaussian(40, 40, 9).times(scale);
        Vector x = MatrixZoo.gaussian(40, 1, 10).column(0);
        LinearSolve system = LinearSolve.of(a);
        assertThat(system.solve(a.times(x)).minus(x).norm()).isLessThan(1e-11);
        assertThat(system.solveTransposed(a.transpose().times(x)).minus(x).norm())
                .isLessThan(1e-11);
        Matrix unit = system.inverse().times(a);
        assertThat(unit.minus(Matrix.identity(40)).maxAbs()).isLessThan(1e-11);
    }

    @Test
    void theConditionOfADiagonalMatrixIsTheRatioOfItsEntries() {
        LinearSolve system = LinearSolve.of(Matrix.diagonal(Vector.of(4, -1e-3, 1e-8)));
        assertThat(system.condition()).isCloseTo(4e8, within(1e-3));
        assertThat(system.logAbsDeterminant()).isCloseTo(Math.log(4e-11), within(1e-13));
        assertThat(system.determinantSign()).isEqualTo(-1);
    }

    @Test
    void aSingularMatrixIsRefused() {
        assertThatThrownBy(() -> LinearSolve.of(Matrix.zeros(3, 3)))
                .isInstanceOf(FactorisationException.class)
                .hasMessageContaining("pivot 0 is exactly zero");
    }

    @Test
    void complexLinearSystemsGiveTheResolvent() {
        ComplexMatrix a = MatrixZoo.complexGaussian(20, 31);
        ComplexMatrix shifted =
                ComplexMatrix.identity(20).times(new Complex(1, 2)).minus(a);
        ComplexLinearSolve system = ComplexLinearSolve.of(shifted);
        ComplexMatrix unit = shifted.times(system.inverse());
        assertThat(unit.minus(ComplexMatrix.identity(20)).frobeniusNorm()).isLessThan(1e-13);
        ComplexMatrix adjoint = shifted.adjoint().times(system.solveAdjoint(a));
        assertThat(adjoint.minus(a).frobeniusNorm()).isLessThan(1e-13);
        assertThat(system.condition()).isBetween(1.0, 1e3);
    }

    static Stream<Named<Consumer<Matrix>>> square() {
        return Stream.of(
                Named.of("eigenvalues", Eigen::valuesOf),
                Named.of("eigenvectors", Eigen::of),
                Named.of("left eigenvectors", TwoSidedEigen::of),
                Named.of("symmetric", SymmetricEigen::of),
                Named.of("Schur", Schur::of),
                Named.of("complex Schur", (Matrix a) -> ComplexSchur.of(a)),
                Named.of("polar", Polar::of),
                Named.of("Cholesky", Cholesky::of),
                Named.of("exponential", (Matrix a) -> MatrixExponential.of(a)),
                Named.of("linear system", LinearSolve::of),
                Named.of("Lyapunov", (Matrix a) -> Lyapunov.of(a, a)),
                Named.of("discrete Lyapunov", (Matrix a) -> DiscreteLyapunov.of(a, a)),
                Named.of("Sylvester", (Matrix a) -> Sylvester.of(a, a, a)));
    }

    static Stream<Named<Consumer<Matrix>>> any() {
        return Stream.concat(square(), Stream.of(Named.of("QR", Qr::of), Named.of("singular values", Svd::of)));
    }

    @ParameterizedTest
    @MethodSource("square")
    void aMatrixThatIsNotSquareIsRefused(Consumer<Matrix> factorise) {
        assertThatThrownBy(() -> factorise.accept(Matrix.zeros(3, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a square matrix: this one is 3 x 4");
    }

    @ParameterizedTest
    @MethodSource("any")
    void anEmptyMatrixIsRefused(Consumer<Matrix> factorise) {
        assertThatThrownBy(() -> factorise.accept(Matrix.zeros(0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one row and one column");
    }

    @ParameterizedTest
    @MethodSource("any")
    void notANumberIsRefusedWithItsPlace(Consumer<Matrix> factorise) {
        Matrix a = Matrix.build(3, 3, (i, j) -> i == 1 && j == 2 ? Double.NaN : 1);
        assertThatThrownBy(() -> factorise.accept(a))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs finite entries: row 1, column 2 holds NaN");
    }

    @ParameterizedTest
    @MethodSource("any")
    void anInfinityIsRefusedWithItsPlace(Consumer<Matrix> factorise) {
        Matrix a = Matrix.build(2, 2, (i, j) -> i == 0 && j == 0 ? Double.NEGATIVE_INFINITY : 1);
        assertThatThrownBy(() -> factorise.accept(a))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 0, column 0 holds -Infinity");
    }

    @Test
    void aMatrixWithoutSymmetryIsRefusedWhereItIsNeeded() {
        assertThatThrownBy(() -> SymmetricEigen.of(Matrix.of(new double[][] {{1, 2}, {3, 4}})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1, column 0 holds 3.0, yet row 0, column 1 holds 2.0");
    }
}
