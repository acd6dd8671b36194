package dev.rondo.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaperContextTest {
    @Test
    void drawsComeInTheirOrderOnAnyNumberOfThreads() {
        List<Double> one = draws(1);
        assertThat(one).hasSize(50).doesNotHaveDuplicates();
        assertThat(draws(4)).isEqualTo(one);
    }

    private static List<Double> draws(int threads) {
        PaperContext workshop = new PaperContext(true, threads, 7, Progress.SILENT);
        return workshop.draws(
                "numbers", 50, k -> workshop.key("test").child(k).uniform().nextDouble());
    }

    @Test
    void progressHearsOfEveryDraw() {
        ConcurrentLinkedQueue<Integer> heard = new ConcurrentLinkedQueue<>();
        new PaperContext(false, 3, 1, (what, done, of) -> {
                    assertThat(of).isEqualTo(20);
                    heard.add(done);
                })
                .draws("draws", 20, k -> k);
        assertThat(heard)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void aFailedDrawSaysWhatWentWrong() {
        PaperContext workshop = new PaperContext(true, 2, 1, Progress.SILENT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> workshop.draws("draws", 5, k -> {
                    if (k == 3) {
                        throw new IllegalArgumentException("draw 3 is impossible");
                    }
                    return k;
                }))
                .withMessage("draw 3 is impossible");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PaperContext(true, 0, 1, Progress.SILENT))
                .withMessageContaining("threads = 0");
    }

    @Test
    void drawsWithinDrawsShareTheirThreads() {
        PaperContext workshop = new PaperContext(true, 3, 1, Progress.SILENT);
        ConcurrentSkipListSet<String> threads = new ConcurrentSkipListSet<>();
        List<List<Integer>> nested = workshop.draws(
                "outer",
                6,
                i -> workshop.draws("inner", 4, k -> {
                    threads.add(Thread.currentThread().getName());
                    return 10 * i + k;
                }));

        assertThat(nested).hasSize(6);
        assertThat(nested.get(4)).containsExactly(40, 41, 42, 43);
        assertThat(threads).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aWorkshopThatIsClosedBeginsNothingMore() {
        AtomicInteger begun = new AtomicInteger();
        PaperContext workshop =
                new PaperContext(true, 1, 1, Progress.SILENT, () -> begun.get() == 2, OptionalInt.empty());

        assertThatThrownBy(() -> workshop.draws("draws", 9, k -> begun.incrementAndGet()))
                .isInstanceOf(PaperInterrupted.class)
                .hasMessage("draws was stopped before its end");
        assertThat(begun).hasValue(2);
    }

    @Test
    void effortChooses() {
        assertThat(new PaperContext(true, 1, 1, Progress.SILENT).either(3, 9)).isEqualTo(3);
        assertThat(new PaperContext(false, 1, 1, Progress.SILENT).either(3, 9)).isEqualTo(9);
    }

    @Test
    void asManyNetworksAreTrainedAsAreAskedFor() {
        PaperContext asked = new PaperContext(true, 1, 1, Progress.SILENT, () -> false, OptionalInt.of(3));

        assertThat(asked.networks(1, 5)).isEqualTo(3);
        assertThat(asked.heardBy(Progress.SILENT).networks(1, 5)).isEqualTo(3);
        assertThat(new PaperContext(true, 1, 1, Progress.SILENT).networks(1, 5)).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PaperContext(true, 1, 1, Progress.SILENT, () -> false, OptionalInt.of(0)))
                .withMessageContaining("at least one network: 0");
    }
}
