package dev.rondo.network.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexMatrix;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.SpectralOrder;
import dev.rondo.network.wiring.Triangular.EntryLaw;
import dev.rondo.random.UniformSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ginibre, elliptic and triangular matrices: moments within four standard errors. */
class GaussianWiringsTest {
    private static final int UNITS = 300;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ginibreEntriesHaveTheirVariance(boolean complex) {
        Matrix w = new Ginibre(UNITS, 0.8, complex).draw(UniformSource.splittable(1));
        int rows = complex ? 2 * UNITS : UNITS;
        assertThat(w.shape()).isEqualTo(rows + " x " + rows);
        double perEntry = complex ? 0.64 / 2 : 0.64;
        double squares = w.frobeniusNorm() * w.frobeniusNorm() / rows * UNITS / rows;
        assertThat(squares).isCloseTo(perEntry, within(perEntry * 4 * Math.sqrt(2) / UNITS));
    }

    @ParameterizedTest
    @CsvSource({"-0.5, false", "0, false", "0.7, false", "1, false", "-1, false", "-0.5, true", "0.7, true"})
    void ellipticEntriesAreCorrelated(double tau, boolean complex) {
        double radius = 0.9;
        Matrix w = new Elliptic(UNITS, radius, tau, complex).draw(UniformSource.splittable(2));
        Matrix square = w.times(w);
        // N E[J_ij J_ji] = tau R0^2, so tr J^2 = N tau R0^2 (of a complex network twice, with its conjugate)
        int copies = complex ? 2 : 1;
        double perEntry = square.trace() / copies / UNITS;
        double error = 4 * Math.sqrt(2) / UNITS;
        // the diagonal of a real one is larger by a term of order 1/N
        double diagonal = complex ? 0 : radius * radius / UNITS;
        assertThat(perEntry).isCloseTo(tau * radius * radius + diagonal, within(error));
        double norm = w.frobeniusNorm() * w.frobeniusNorm() / copies / UNITS;
        assertThat(norm).isCloseTo(radius * radius, within(error + Math.abs(tau) * diagonal));
    }

    @Test
    void aComplexNetworkIsARealOneOfTwiceTheOrder() {
        Matrix w = new Ginibre(20, 0.8, true).draw(UniformSource.splittable(3));
        ComplexMatrix z =
                ComplexMatrix.build(20, 20, (i, j) -> new Complex(w.get(2 * i, 2 * j), w.get(2 * i + 1, 2 * j)));
        ComplexVector own = Eigen.valuesOf(z);
        ComplexVector both = Eigen.valuesOf(w).sorted(SpectralOrder.DECREASING_REAL_PART);
        ComplexVector expected = ComplexVector.of(java.util.stream.Stream.concat(
                                own.stream(), own.stream().map(Complex::conjugate))
                        .toList())
                .sorted(SpectralOrder.DECREASING_REAL_PART);
        for (int k = 0; k < 40; k++) {
            assertThat(both.get(k).minus(expected.get(k)).abs()).isLessThan(1e-12);
        }
    }

    @ParameterizedTest
    @EnumSource(EntryLaw.class)
    void triangularEntriesHaveTheirVarianceBelowTheDiagonalOnly(EntryLaw law) {
        double zeta = 1.3;
        Matrix t = Triangular.dense(UNITS, zeta, law).draw(UniformSource.splittable(4));
        double sum = 0;
        for (int i = 0; i < t.rows(); i++) {
            for (int j = 0; j < t.columns(); j++) {
                if (j >= i) {
                    assertThat(t.get(i, j)).isZero();
                }
                sum += t.get(i, j);
            }
        }
        double entries = UNITS * (UNITS - 1) / 2.0;
        double copies = law == EntryLaw.COMPLEX_GAUSSIAN ? 2 : 1;
        double variance = t.frobeniusNorm() * t.frobeniusNorm() / copies / entries * UNITS;
        // the fourth moment of a sparse entry is 1/p
        double fourth = law == EntryLaw.SPARSE ? 10 : 3;
        assertThat(variance).isCloseTo(zeta * zeta, within(zeta * zeta * 4 * Math.sqrt((fourth - 1) / entries)));
        assertThat(sum / entries * Math.sqrt(UNITS)).isCloseTo(0, within(2 * zeta * 4 / Math.sqrt(entries)));
    }

    @Test
    void theSignsOfTheReferenceChain() {
        UniformSource uniforms = UniformSource.splittable(6);
        Matrix t = Triangular.dense(50, 1, EntryLaw.SIGN).draw(UniformSource.splittable(6));
        for (int i = 0; i < 50; i++) {
            for (int j = 0; j < i; j++) {
                double expected = uniforms.nextDouble() < 0.5 ? -1 / Math.sqrt(50) : 1 / Math.sqrt(50);
                assertThat(t.get(i, j)).isEqualTo(expected);
            }
        }
    }

    @Test
    void impossibleEnsemblesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ginibre(0, 0.5, false))
                .withMessageContaining("at least 1 unit: units = 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Elliptic(10, 0.5, 1.01, false))
                .withMessageContaining("correlation = 1.01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Triangular.dense(10, -1, EntryLaw.SIGN))
                .withMessageContaining("zeta = -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Triangular(10, 1, EntryLaw.SPARSE, 1.5))
                .withMessageContaining("density = 1.5");
    }
}
