package dev.rondo.continuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Qr;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eigenvalues of products whose sizes a single matrix could not hold. */
class ProductEigenvaluesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void tinyAndHugeOnesLiveSideBySide(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] wanted = {1e12, 3, .5, 1e-12};
        int count = 12;
        List<Matrix> bases = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            bases.add(Qr.of(Matrix.build(4, 4, (i, j) -> random.nextGaussian())).orthogonal());
        }
        List<Matrix> factors = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            Matrix triangle = Matrix.build(
                    4, 4, (i, j) -> i == j ? Math.pow(wanted[i], 1.0 / count) : i < j ? random.nextDouble() - .5 : 0);
            factors.add(bases.get((k + 1) % count).times(triangle).timesTranspose(bases.get(k)));
        }
        ComplexVector found = ProductEigenvalues.of(factors);
        for (int k = 0; k < 4; k++) {
            assertThat(found.get(k).re()).isCloseTo(wanted[k], Percentage.withPercentage(1e-7));
            assertThat(Math.abs(found.im(k))).isLessThan(1e-8 * wanted[k]);
        }
    }

    @Test
    void rotationsKeepTheirAngles() {
        double angle = .7;
        Matrix turn =
                Matrix.of(new double[][] {{Math.cos(angle), -Math.sin(angle)}, {Math.sin(angle), Math.cos(angle)}});
        ComplexVector found = ProductEigenvalues.of(List.of(turn, turn.times(2), turn));
        assertThat(found.get(0).abs()).isCloseTo(2, Percentage.withPercentage(1e-10));
        assertThat(Math.abs(found.get(0).argument())).isCloseTo(2.1, Percentage.withPercentage(1e-10));
        assertThat(found.get(1).argument())
                .isEqualTo(-found.get(0).argument(), org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void factorsFitTogether() {
        assertThatThrownBy(() -> ProductEigenvalues.of(List.of(Matrix.identity(2), Matrix.identity(3))))
                .hasMessageContaining("of one size");
        assertThatThrownBy(() -> ProductEigenvalues.of(List.of())).hasMessageContaining("at least one factor");
    }
}
