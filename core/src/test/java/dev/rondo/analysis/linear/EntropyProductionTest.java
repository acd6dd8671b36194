package dev.rondo.analysis.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.Subject;
import dev.rondo.linalg.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntropyProductionTest {
    private static final EntropyProduction ANALYSIS = new EntropyProduction(10);

    private static Matrix random(int n, double gain, long seed) {
        Random random = new Random(seed);
        return Matrix.build(n, n, (i, j) -> gain * random.nextGaussian() / Math.sqrt(n));
    }

    /** W = omega J rotates with angular frequency omega and produces 2 omega^2 per tau. */
    @Test
    void aRotationProducesTwiceItsSquaredFrequency() {
        for (double omega : new double[] {0.1, 1, 7}) {
            EntropyProduction.Result r = ANALYSIS.of(Matrix.of(new double[][] {{0, -omega}, {omega, 0}}));
            assertThat(r.ratePerTau()).isCloseTo(2 * omega * omega, within(1e-12 * omega * omega));
        }
    }

    /** Two units: Q_21 = (W21 - W12)/(2 - tr W), Phi = (W21 - W12)^2/(2 - tr W). */
    @Test
    void twoUnitsFollowTheClosedForm() {
        Random random = new Random(3);
        for (int k = 0; k < 100; k++) {
            double[][] w = new double[2][2];
            for (double[] row : w) {
                row[0] = random.nextDouble() - 0.5;
                row[1] = random.nextDouble() - 0.5;
            }
            double skew = w[1][0] - w[0][1];
            double leak = 2 - w[0][0] - w[1][1];
            EntropyProduction.Result r = ANALYSIS.of(Matrix.of(w));
            assertThat(r.ratePerTau()).isCloseTo(skew * skew / leak, within(1e-13));
            assertThat(r.pairs().getFirst().current()).isCloseTo(skew / leak, within(1e-13));
        }
        assertThat(ANALYSIS.of(Matrix.of(new double[][] {{.3, -.9}, {.5, .1}})).ratePerTau())
                .isCloseTo(1.225, within(1e-14));
        assertThat(ANALYSIS.of(Matrix.of(new double[][] {{0, 0}, {3, 0}})).ratePerTau())
                .isCloseTo(4.5, within(1e-13));
    }

    @Test
    void symmetricNetworksKeepDetailedBalance() {
        Matrix w = random(12, 0.3, 4);
        EntropyProduction.Result r = ANALYSIS.of(w.plus(w.transpose()));
        assertThat(r.ratePerTau()).isZero();
        assertThat(r.circulation()).isLessThan(1e-12);
    }

    /** Both forms of the rate agree, shares add up, currents are antisymmetric. */
    @Test
    void bothFormsAgree() {
        for (long seed = 0; seed < 20; seed++) {
            Matrix w = random(15, 0.7, seed);
            var answer = new EntropyProduction(200).of(Subject.of(w));
            EntropyProduction.Result r = answer.result();
            EntropyProduction.Certificate c = (EntropyProduction.Certificate) answer.certificate();
            assertThat(c.relativeDifference()).isLessThan(1e-9);
            assertThat(c.antisymmetryError()).isLessThan(1e-12);
            assertThat(r.pairs().stream()
                            .mapToDouble(EntropyProduction.Pair::share)
                            .sum())
                    .isCloseTo(r.ratePerTau(), within(1e-12 * r.ratePerTau()));
        }
    }

    /** Large random networks: Phi/N = 1 - sqrt(1 - R^2). */
    @Test
    void randomNetworksFollowTheirLimit() {
        assertThat(ANALYSIS.of(random(300, 0.8, 1)).ratePerUnit()).isCloseTo(0.4, within(0.02));
    }

    /** Two blocks .9 at angles pi/4 and pi/2, coupled by 2: independent of the basis (computed with NumPy). */
    @Test
    void theRateDoesNotDependOnTheBasis() {
        double c = 0.9 * Math.cos(Math.PI / 4);
        Matrix w = Matrix.of(new double[][] {{c, -c, 2, 2}, {c, c, 2, 2}, {0, 0, 0, -.9}, {0, 0, .9, 0}});
        assertThat(ANALYSIS.of(w).ratePerTau()).isCloseTo(23.714445619319, within(1e-10));
    }
}
