package dev.rondo.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Wilson's interval, against the equation that it solves and a published value. */
class ProportionTest {
    private static final double Z = 1.959963984540054;

    @Test
    void wilsonsIntervalEndsWhereTheScoreTestTurns() {
        for (int n = 1; n < 40; n++) {
            for (int k = 0; k <= n; k++) {
                Proportion share = new Proportion(k, n);
                // The interval's ends p solve (k/n - p)^2 = z^2 p (1 - p)/n.
                for (double p : new double[] {share.low(), share.high()}) {
                    double score = Math.pow((double) k / n - p, 2) - Z * Z * p * (1 - p) / n;
                    assertThat(score).isCloseTo(0, within(1e-14));
                }
                assertThat(share.value()).isBetween(share.low(), share.high());
            }
        }
        assertThat(new Proportion(0, 10).high()).isCloseTo(0.27753, within(5e-6));
        assertThatThrownBy(() -> new Proportion(0, 0)).hasMessageContaining("at least one case");
    }
}
