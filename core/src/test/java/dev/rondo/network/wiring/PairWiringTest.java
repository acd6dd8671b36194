package dev.rondo.network.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.Matrix;
import dev.rondo.random.UniformSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairWiringTest {
    @Test
    void theReferenceNetwork() {
        Matrix w = new PairWiring(100, 0.1, 0.5, 1, 0.5, 0, 0, 0, false).draw(UniformSource.splittable(8));
        int connections = 0;
        double sum = 0;
        for (double v : w.toRowMajor()) {
            connections += v != 0 ? 1 : 0;
            sum += v;
        }
        assertThat(connections).isEqualTo(941);
        assertThat(sum).isCloseTo(3.833333333333334, within(1e-12));
        assertThat(w.trace()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0, 0, 0", "0.25, 0.5, -0.2, 1", "0.4, 1, 1, -0.5", "0.6, -0.3, 0.2, 0.7"})
    void pairsAreReciprocalAsOftenAsAsked(double p, double ee, double ii, double ei) {
        int n = 400;
        Matrix w = new PairWiring(n, p, 0.5, 1, 0.5, ee, ii, ei, false).draw(UniformSource.splittable(3));
        double[] kappa = {ee, ii, ei};
        int[][] counts = new int[3][3];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                int type = i < n / 2 == j < n / 2 ? (i < n / 2 ? 0 : 1) : 2;
                int links = (w.get(i, j) != 0 ? 1 : 0) + (w.get(j, i) != 0 ? 1 : 0);
                counts[type][links]++;
            }
        }
        for (int type = 0; type < 3; type++) {
            double total = counts[type][0] + counts[type][1] + counts[type][2];
            double both = p * p + kappa[type] * p * (1 - p);
            double error = 4 / Math.sqrt(total) * 0.5;
            assertThat(counts[type][2] / total).isCloseTo(both, within(error));
            assertThat((counts[type][1] / 2.0 + counts[type][2]) / total).isCloseTo(p, within(error));
        }
    }

    @Test
    void extremeReciprocityIsExact() {
        double p = 0.25;
        Matrix w = new PairWiring(200, p, 0.5, 1, 0.5, -p / (1 - p), -p / (1 - p), 1, false)
                .draw(UniformSource.splittable(9));
        for (int i = 0; i < 200; i++) {
            for (int j = i + 1; j < 200; j++) {
                boolean one = w.get(i, j) != 0;
                boolean other = w.get(j, i) != 0;
                boolean sameType = i < 100 == j < 100;
                assertThat(sameType ? one && other : one != other).isFalse();
            }
        }
    }

    @Test
    void rowBalanceHoldsForPairsToo() {
        Matrix w = new PairWiring(100, 0.25, 0.5, 1, 0.5, 0, 0, 1, true).draw(UniformSource.splittable(4));
        for (int i = 0; i < 100; i++) {
            double sum = 0;
            for (int j = 0; j < 100; j++) {
                sum += w.get(i, j);
            }
            assertThat(sum).isCloseTo(0, within(1e-13));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, -0.2, 'reciprocal pair would have the negative probability'",
        "0.8, -0.3, 'unconnected pair would have the negative probability'",
        "0.1, 1.1, 'kappa_ei = 1.1'"
    })
    void impossibleReciprocityIsRefused(double density, double kappa, String part) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PairWiring(100, density, 0.5, 1, 0.5, 0, 0, kappa, false))
                .withMessageContaining(part)
                .withMessageContaining("kappa_ei = " + kappa);
    }
}
