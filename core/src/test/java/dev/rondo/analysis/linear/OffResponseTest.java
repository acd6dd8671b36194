package dev.rondo.analysis.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.Subject;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffResponseTest {
    private static final OffResponse ANALYSIS = new OffResponse(6, 61);

    /** Delta u v^T with u.v = rho, in random directions of n units. */
    private static Matrix rankOne(double delta, double rho, int n, long seed) {
        Random random = new Random(seed);
        Vector v = unit(random, n);
        Vector other = unit(random, n);
        Vector across = other.minus(v.times(v.dot(other)));
        Vector u = v.times(rho).plus(across.times(Math.sqrt(1 - rho * rho) / across.norm()));
        return Matrix.build(n, n, (i, j) -> delta * u.get(i) * v.get(j));
    }

    private static Vector unit(Random random, int n) {
        Vector v = Vector.of(random.doubles(n, -1, 1).toArray());
        return v.times(1 / v.norm());
    }

    /** Delta, rho, time of the peak, peak gain: closed forms and NumPy. */
    @ParameterizedTest
    @CsvSource({
        "3, 0, .745355992500, 1.242428159026",
        "6, 0, .942809041582, 2.270359371631",
        "3, .2, 1.36033627, 1.706121624365",
        "6, .1, 1.487618548616, 3.294088628835"
    })
    void rankOneNetworksFollowTheirTheory(double delta, double rho, double time, double gain) {
        OffResponse.Result r = ANALYSIS.of(rankOne(delta, rho, 7, 5));
        OffResponse.RankOne theory = r.rankOne().orElseThrow();
        assertThat(theory.maxGain()).isCloseTo(gain, within(1e-10));
        assertThat(theory.timeInTau()).isCloseTo(time, within(2e-8));
        assertThat(r.maxGain()).isCloseTo(gain, within(1e-10));
        assertThat(r.growingChannels()).isEqualTo(1);
        assertThat(r.channels().stream().mapToInt(k -> k).max()).hasValue(1);
        for (int k = 0; k < r.timesInTau().size(); k++) {
            assertThat(r.gains().get(k))
                    .isCloseTo(
                            OffResponse.rankOneGain(delta, rho, r.timesInTau().get(k)), within(1e-10));
        }
    }

    /** At rho = 0 the cosine between best input and output is 2/Delta. */
    @Test
    void theBestOutputIsNearlyOrthogonalToItsInput() {
        assertThat(ANALYSIS.of(rankOne(6, 0, 5, 2)).cosine()).isCloseTo(1.0 / 3, within(1e-7));
    }

    @Test
    void belowTheThresholdNothingGrows() {
        OffResponse.Result r = ANALYSIS.of(rankOne(1.6, 0.2, 5, 3));
        assertThat(r.growingChannels()).isZero();
        assertThat(r.maxGain()).isEqualTo(1);
        assertThat(r.cosine()).isNull();
        assertThat(r.rankOne().orElseThrow().threshold()).isCloseTo(2 / 1.2, within(1e-12));
        assertThat(r.rankOne().orElseThrow().maxGain()).isEqualTo(1);
    }

    @Test
    void theBestInputBecomesTheBestOutput() {
        Random random = new Random(9);
        Matrix w = Matrix.build(20, 20, (i, j) -> 0.9 * random.nextGaussian() / Math.sqrt(20));
        OffResponse.Certificate c =
                (OffResponse.Certificate) ANALYSIS.of(Subject.of(w)).certificate();
        assertThat(c.propagationError()).isLessThan(1e-9);
        assertThat(c.atLeast()).isFalse();
    }
}
