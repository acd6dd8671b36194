package dev.rondo.dynamics.piecewise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MutableActiveSetTest {
    /** However units switch, the active ones are listed in their order. */
    @Test
    void itKeepsWhatTheFlippedSetsSay() {
        Random random = new Random(1);
        ActiveSet expected = ActiveSet.ofBits(20, 0b1011);
        MutableActiveSet set = new MutableActiveSet(expected);
        for (int turn = 0; turn < 200; turn++) {
            int manifold = random.nextInt(20);
            expected = expected.flipped(manifold);
            set.turn(manifold);
            assertThat(set.toActiveSet()).isEqualTo(expected);
            assertThat(set.contains(manifold)).isEqualTo(expected.contains(manifold));
            assertThat(IntStream.range(0, set.count()).map(set::member)).containsExactlyElementsOf(expected.members());
        }
    }
}
