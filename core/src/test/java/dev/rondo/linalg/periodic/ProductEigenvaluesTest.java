package dev.rondo.linalg.periodic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Qr;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductEigenvaluesTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 3", "2, 1", "2, 4", "3, 2", "7, 1", "12, 3", "30, 5"})
    void agreesWithTheEigenvaluesOfTheProduct(int n, int factors) {
        SplittableRandom random = new SplittableRandom(100L * n + factors);
        List<Matrix> chain = new ArrayList<>();
        Matrix product = Matrix.identity(n);
        for (int j = 0; j < factors; j++) {
            Matrix factor = Matrix.identity(n).plus(random(random, n, n).times(0.5 / Math.sqrt(n)));
            chain.add(factor);
            product = factor.times(product);
        }
        ComplexVector found = ProductEigenvalues.of(chain).values();
        List<Complex> expected =
                new ArrayList<>(Eigen.valuesOf(product).stream().toList());
        for (int k = 0; k < n; k++) {
            Complex mu = found.get(k);
            Complex nearest = expected.stream()
                    .min((a, b) -> Double.compare(a.minus(mu).abs(), b.minus(mu).abs()))
                    .orElseThrow();
            assertThat(nearest.minus(mu).abs()).isLessThan(1e-10 * product.frobeniusNorm());
            expected.remove(nearest);
        }
    }

    /** Factors Q_j T_j Q_(j-1)^T with known diagonals: the eigenvalues are the products of these. */
    @ParameterizedTest
    @CsvSource({"4, 6", "9, 6", "25, 8"})
    void smallAndLargeEigenvaluesLiveSideBySide(int n, int factors) {
        SplittableRandom random = new SplittableRandom(n);
        List<Matrix> chain = new ArrayList<>();
        Matrix first = Qr.of(random(random, n, n)).orthogonal();
        Matrix before = first;
        for (int j = 0; j < factors; j++) {
            Matrix after =
                    j == factors - 1 ? first : Qr.of(random(random, n, n)).orthogonal();
            Matrix t = Matrix.build(n, n, (i, k) -> {
                if (i == k) {
                    // From 1e-12 to 1e+12 over the whole chain, neither end first.
                    double exponent = -12 + 24.0 * ((7 * k + 3) % n) / (n - 1);
                    return Math.pow(10, exponent / factors);
                }
                return i < k ? 0.3 * (random.nextDouble() - 0.5) : 0;
            });
            chain.add(after.times(t).timesTranspose(before));
            before = after;
        }
        ComplexVector found = ProductEigenvalues.of(chain).values();
        for (int k = 0; k < n; k++) {
            double expected = Math.pow(10, 12 - 24.0 * k / (n - 1));
            assertThat(found.get(k).re()).isCloseTo(expected, within(1e-8 * expected));
            assertThat(Math.abs(found.get(k).im())).isLessThan(1e-8 * expected);
        }
    }

    @Test
    void neitherOverflowsNorUnderflows() {
        Matrix factor = Matrix.diagonal(Vector.of(1e100, 1e-100));
        ProductEigenvalues found = ProductEigenvalues.of(List.of(factor, factor, factor, factor));
        assertThat(found.logModulus().get(0)).isCloseTo(400 * Math.log(10), within(1e-9));
        assertThat(found.logModulus().get(1)).isCloseTo(-400 * Math.log(10), within(1e-9));
    }

    @Test
    void rotationsGiveAConjugatePair() {
        Matrix turn = Matrix.of(new double[][] {{Math.cos(0.3), -Math.sin(0.3)}, {Math.sin(0.3), Math.cos(0.3)}});
        ProductEigenvalues found = ProductEigenvalues.of(List.of(turn, turn, turn.times(2)));
        assertThat(found.values().get(0).abs()).isCloseTo(2, within(1e-14));
        assertThat(found.argument().get(0)).isCloseTo(0.9, within(1e-14));
        assertThat(found.argument().get(1)).isCloseTo(-0.9, within(1e-14));
    }

    @Test
    void refusesWhatIsNoChain() {
        assertThatThrownBy(() -> ProductEigenvalues.of(List.of())).hasMessageContaining("at least one factor");
        assertThatThrownBy(() -> ProductEigenvalues.of(List.of(Matrix.identity(2), Matrix.identity(3))))
                .hasMessageContaining("one order");
    }

    private static Matrix random(SplittableRandom random, int rows, int columns) {
        return Matrix.build(rows, columns, (i, j) -> 2 * random.nextDouble() - 1);
    }
}
