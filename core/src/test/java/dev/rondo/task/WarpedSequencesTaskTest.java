package dev.rondo.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import dev.rondo.setting.yaml.Settings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarpedSequencesTaskTest {
    private static final Time DT = Time.ms(10);
    private static final WarpedSequencesTask TASK = Settings.defaults(WarpedSequencesTask.class);

    /** 10 ms at scale 1 are 20 ms at scale 2: row for row the same numbers after the onset. */
    @Test
    void aTrialIsTheTrialAtScaleOneStretched() {
        Trial one = TASK.at(1, DT);
        Trial two = TASK.at(2, DT.times(2));
        int onset = 9; // of 10 ms
        int stretchedOnset = 4; // of 20 ms
        for (int t = 0; t < one.steps() - onset; t++) {
            assertThat(two.input().get(stretchedOnset + t, 0))
                    .isCloseTo(one.input().get(onset + t, 0), within(1e-12));
            for (int l = 0; l < TASK.readouts(); l++) {
                assertThat(two.target().get(stretchedOnset + t, l))
                        .isCloseTo(one.target().get(onset + t, l), within(1e-12));
            }
        }
    }

    @Test
    void conditionsHaveTheLengthsOfTheirScales() {
        assertThat(TASK.conditions(DT).stream().mapToInt(Trial::steps))
                .containsExactly(IntStream.of(225, 360, 495, 630, 765)
                        .map(ms -> (int) Math.round((100 + ms) / 10.0))
                        .boxed()
                        .toArray(Integer[]::new));
        assertThat(TASK.duration().in(Time.ms(1))).isCloseTo(865, within(1e-9));
    }

    @Test
    void aBatchHasEveryScaleAndNoErrorCountsAfterATrialsEnd() {
        List<Trial> drawn = IntStream.range(0, 10)
                .mapToObj(b -> TASK.draw(b, Key.ofSeed(1), DT))
                .toList();
        List<Trial> conditions = TASK.conditions(DT);
        for (int b = 0; b < drawn.size(); b++) {
            Trial own = conditions.get(b % conditions.size());
            Trial trial = drawn.get(b);
            assertThat(trial.steps()).isEqualTo(87);
            for (int t = 0; t < trial.steps(); t++) {
                assertThat(trial.mask().get(t, 0)).isEqualTo(t < own.steps() ? 1 : 0);
                assertThat(trial.input().get(t, 0))
                        .isEqualTo(t < own.steps() ? own.input().get(t, 0) : 0);
            }
        }
        double counted = conditions.stream().mapToInt(Trial::steps).sum() * 2.0 * TASK.readouts();
        assertThat(Batch.of(drawn).maskSum()).isEqualTo(counted);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.55, 1.1})
    void firstAndLastPeakAreAsFarApartAsItSays(double scale) {
        Time fine = Time.ms(0.1);
        Matrix target = TASK.at(scale, fine).target();
        double first = peak(target, 0) * 0.1;
        double last = peak(target, TASK.readouts() - 1) * 0.1;
        assertThat(TASK.betweenPeaksAt(scale).in(Time.ms(1))).isCloseTo(last - first, within(0.11));
    }

    private static int peak(Matrix target, int readout) {
        return IntStream.range(0, target.rows())
                .reduce((a, b) -> target.get(b, readout) > target.get(a, readout) ? b : a)
                .orElseThrow();
    }

    @Test
    void badSettingsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WarpedSequencesTask(
                        "decay", List.of(), 5, SequenceTask.Bump.HALF_SINE, Time.ms(100), Time.seconds(1), 0.05, 1))
                .withMessageContaining("scales = []");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WarpedSequencesTask(
                        "decay", List.of(1.0), 5, SequenceTask.Bump.HALF_SINE, Time.seconds(1), Time.ms(1000), 0, 1))
                .withMessageContaining("A sequence begins before its trial ends");
    }
}
