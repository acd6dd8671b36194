package dev.rondo.run.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rank correlations with their intervals, against closed forms and published examples. */
class SweepStatisticsTest {
    @Test
    void rankCorrelationsOfTies() {
        // The example of SciPy's spearmanr.
        RankCorrelation found = RankCorrelation.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0), List.of(5.0, 6.0, 7.0, 8.0, 7.0))
                .orElseThrow();

        assertThat(found.rho()).isCloseTo(0.8207826816681233, within(1e-15));
    }

    @Test
    void rankCorrelationsSeeTheOrderAlone() {
        Random random = new Random(1);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int k = 0; k < 60; k++) {
            x.add(random.nextDouble());
            y.add(x.get(k) + random.nextGaussian());
        }
        double rho = RankCorrelation.of(x, y).orElseThrow().rho();

        assertThat(RankCorrelation.of(x, y.stream().map(Math::exp).toList())
                        .orElseThrow()
                        .rho())
                .isEqualTo(rho);
        assertThat(RankCorrelation.of(x, y.stream().map(v -> -v).toList())
                        .orElseThrow()
                        .rho())
                .isCloseTo(-rho, within(1e-15));
        assertThat(RankCorrelation.of(x, x).orElseThrow().rho()).isCloseTo(1, within(1e-15));
        assertThat(RankCorrelation.of(x.subList(0, 3), y.subList(0, 3))).isEmpty();
        assertThat(RankCorrelation.of(x, x.stream().map(v -> 1.0).toList())).isEmpty();
    }

    @Test
    void asManyNetworksAsNeededDecideAndOneLessDoesNot() {
        for (double rho = -0.95; rho < 1; rho += 0.1) {
            RankCorrelation found = new RankCorrelation(rho, 100);
            int needed = found.needed().orElseThrow().intValue();

            assertThat(new RankCorrelation(rho, needed).isDecided()).isTrue();
            assertThat(needed == 4 || !new RankCorrelation(rho, needed - 1).isDecided())
                    .isTrue();
        }
        assertThat(new RankCorrelation(0, 100).needed()).isEmpty();
    }
}
