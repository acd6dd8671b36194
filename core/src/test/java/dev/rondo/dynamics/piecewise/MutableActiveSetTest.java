package dev.rondo.dynamics.piecewise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MutableActiveSetTest {
    /** However gates turn, the open ones are listed in their order. */
    @Test
    void itKeepsWhatTheFlippedSetsSay() {
        Random random = new Random(1);
        ActiveSet expected = ActiveSet.ofBits(20, 0b1011);
        MutableActiveSet set = new MutableActiveSet(expected);
        for (int turn = 0; turn < 200; turn++) {
            int gate = random.nextInt(20);
            expected = expected.flipped(gate);
            set.turn(gate);
            assertThat(set.toActiveSet()).isEqualTo(expected);
            assertThat(set.contains(gate)).isEqualTo(expected.contains(gate));
            assertThat(IntStream.range(0, set.count()).map(set::member)).containsExactlyElementsOf(expected.members());
        }
    }
}
