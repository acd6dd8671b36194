package dev.rondo.network.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.Wiring;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.Kinds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignedWiringsTest {
    @Test
    void twoPopulationsNeedNoDraw() {
        Matrix w = new TwoPopulations(2, 1.5).draw(() -> Double.NaN);
        assertThat(w).isEqualTo(Matrix.of(new double[][] {{2, -3}, {2, -3}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwoPopulations(-1, 1))
                .withMessageContaining("weight = -1.0");
    }

    @ParameterizedTest
    @CsvSource({"40, 0.5, 0.8, 3", "41, 0.3, 0.3, 1.5", "30, 0.7, 0, 2", "2, 0.5, 0.5, 0"})
    void theDesignIsFoundAgainInTheMatrix(int units, double real, double imaginary, double norm) {
        Matrix w = new SchurDesign(units, real, imaginary, norm).draw(UniformSource.splittable(units));
        ComplexVector values = Eigen.valuesOf(w);
        for (int k = 0; k < units; k++) {
            Complex z = values.get(k);
            double x = z.re() / real;
            double y = imaginary == 0 ? 0 : z.im() / imaginary;
            assertThat(x * x + y * y).isLessThan(1 + 1e-6);
            assertThat(imaginary == 0 ? Math.abs(z.im()) : 0).isLessThan(1e-6);
        }
        double squares = values.stream().mapToDouble(z -> z.abs() * z.abs()).sum();
        double departure = Math.sqrt(Math.max(0, w.frobeniusNorm() * w.frobeniusNorm() - squares));
        assertThat(departure).isCloseTo(norm, within(1e-6 * (1 + norm)));
    }

    @Test
    void aPairAloneHasNoFeedforwardWeights() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SchurDesign(2, 0.5, 0.5, 1))
                .withMessageContaining("feedforward_norm = 1.0");
    }

    @Test
    void everyKindIsInTheCatalogueOnce() {
        assertThat(Kinds.of(Wiring.class).keySet())
                .containsExactly(
                        "erdos-renyi",
                        "pairs",
                        "ginibre",
                        "elliptic",
                        "triangular",
                        "two-populations",
                        "schur-design",
                        "stability-optimised");
        assertThat(Kinds.of(Wiring.class).values())
                .allSatisfy(kind -> assertThat(kind.meaning()).isNotEmpty());
    }
}
