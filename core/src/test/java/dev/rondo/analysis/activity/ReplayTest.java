package dev.rondo.analysis.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplayTest {
    @Test
    void aRotatedSequenceIsAllInOrder() {
        Replay replay = Replay.of(List.of(1, 2, 3, 4, 5), List.of(0.4, 0.5, -0.3, -0.2, 0.1));
        assertThat(replay.order()).containsExactly(1, 2, 3, 4, 5);
        assertThat(replay.inOrder()).isEqualTo(5);
        assertThat(replay.chance()).isEqualTo(1 / 24.0);
    }

    @Test
    void oneMisplacedReadoutLeavesTheOthersInOrder() {
        Replay replay = Replay.of(List.of(1, 2, 3, 4, 5), List.of(0.0, 0.1, 0.35, 0.3, 0.4));
        assertThat(replay.order()).containsExactly(1, 2, 4, 3, 5);
        assertThat(replay.inOrder()).isEqualTo(4);
    }

    @Test
    void silentReadoutsAreLeftOut() {
        Replay replay = Replay.of(List.of(2, 4, 7), List.of(0.3, 0.1, 0.2));
        assertThat(replay.order()).containsExactly(2, 4, 7);
        assertThat(replay.inOrder()).isEqualTo(3);
        assertThat(replay.of()).isEqualTo(3);
        assertThat(replay.chance()).isEqualTo(0.5);
    }

    /** Of the 5040 circular orders of eight, one is all in order and 40 more have seven: 1 %. */
    @Test
    void theChanceOfSevenOfEightIsAPercent() {
        List<Double> phases = List.of(0.0, 0.1, 0.2, 0.35, 0.3, 0.5, 0.6, 0.7);
        Replay replay = Replay.of(IntStream.rangeClosed(1, 8).boxed().toList(), phases);
        assertThat(replay.inOrder()).isEqualTo(7);
        assertThat(replay.chance()).isCloseTo(41.0 / 5040, within(1e-15));
        assertThat(replay.isChanceExact()).isTrue();
    }

    @Test
    void theLongestSubsequenceIsThatOfATrialOfAllSubsets() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 300; trial++) {
            int n = 1 + random.nextInt(8);
            int[] turns = IntStream.range(0, n).toArray();
            for (int k = n - 1; k > 0; k--) {
                int other = random.nextInt(k + 1);
                int keep = turns[k];
                turns[k] = turns[other];
                turns[other] = keep;
            }
            assertThat(Replay.longestInOrder(turns)).isEqualTo(longestOfAllSubsets(turns));
        }
    }

    /** The chance of 16 readouts is sampled, with the same result each time, and never 0. */
    @Test
    void manyReadoutsAreSampled() {
        List<Integer> labels = IntStream.rangeClosed(1, 16).boxed().toList();
        List<Double> phases =
                labels.stream().map(l -> Math.floorMod(l * 5, 17) / 17.0).toList();
        Replay replay = Replay.of(labels, phases);
        assertThat(replay.isChanceExact()).isFalse();
        assertThat(replay.chance())
                .isEqualTo(Replay.of(labels, phases).chance())
                .isBetween(0.0, 1.0);
        Replay sorted = Replay.of(labels, labels.stream().map(l -> l / 17.0).toList());
        assertThat(sorted.chance()).isLessThan(1e-4).isPositive();
    }

    private static int longestOfAllSubsets(int[] turns) {
        int n = turns.length;
        int best = 0;
        for (int subset = 1; subset < 1 << n; subset++) {
            int members = subset;
            int[] chosen = IntStream.range(0, n)
                    .filter(k -> (members >> k & 1) != 0)
                    .map(k -> turns[k])
                    .toArray();
            int descents = 0;
            for (int k = 0; k < chosen.length; k++) {
                descents += chosen[k] > chosen[(k + 1) % chosen.length] ? 1 : 0;
            }
            if (descents <= 1) {
                best = Math.max(best, chosen.length);
            }
        }
        return best;
    }
}
