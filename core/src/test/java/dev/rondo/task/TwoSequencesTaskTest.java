package dev.rondo.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import dev.rondo.setting.yaml.Settings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwoSequencesTaskTest {
    private static final Time DT = Time.ms(10);

    private static TwoSequencesTask task(String... settings) {
        return Settings.read(TwoSequencesTask.class, "", "the test", List.of(settings));
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 5, 5.5, 7.25})
    void theStimuliMirrorEachOtherWhateverTheirTeeth(double hertz) {
        TwoSequencesTask task = task("teeth_hz=" + hertz);
        Stimulus falling = task.stimulus(TwoSequencesTask.Ramp.FALLING);
        Stimulus rising = task.stimulus(TwoSequencesTask.Ramp.RISING);
        for (int ms = 101; ms < 1000; ms += 7) {
            assertThat(falling.at(Time.ms(ms))).isCloseTo(rising.at(Time.ms(1100 - ms)), within(1e-9));
        }
    }

    @Test
    void theStandardStimuliAreTheNamedOnes() {
        for (int ms = 5; ms < 1200; ms += 10) {
            assertThat(task().stimulus(TwoSequencesTask.Ramp.FALLING).at(Time.ms(ms)))
                    .isCloseTo(Stimulus.named("falling-sawtooth").at(Time.ms(ms)), within(1e-9));
            assertThat(task().stimulus(TwoSequencesTask.Ramp.RISING).at(Time.ms(ms)))
                    .isCloseTo(Stimulus.named("rising-sawtooth").at(Time.ms(ms)), within(1e-9));
        }
    }

    /** Bump windows lie symmetrically in the trial, so one sequence is the other backward in time. */
    @Test
    void theSequencesMirrorEachOther() {
        List<Trial> conditions = task().conditions(Time.ms(1));
        Matrix forward = conditions.getFirst().target();
        Matrix backward = conditions.getLast().target();
        for (int ms = 101; ms < 1000; ms++) {
            for (int l = 0; l < 8; l++) {
                assertThat(forward.get(ms - 1, l)).isCloseTo(backward.get(1100 - ms - 1, l), within(1e-9));
                assertThat(forward.get(ms - 1, l)).isCloseTo(backward.get(ms - 1, 7 - l), within(1e-9));
            }
        }
    }

    @Test
    void theSecondSetupSwapsTheSequences() {
        List<Trial> one = task().conditions(DT);
        List<Trial> two = task("setup=falling-backward").conditions(DT);
        assertThat(two.getFirst().input()).isEqualTo(one.getFirst().input());
        assertThat(two.getFirst().target()).isEqualTo(one.getLast().target());
        assertThat(two.getLast().target()).isEqualTo(one.getFirst().target());
    }

    @Test
    void theThirdSetupGivesEachSequenceItsReadouts() {
        List<Trial> one = task().conditions(DT);
        TwoSequencesTask separate = task("setup=separate-readouts");
        List<Trial> three = separate.conditions(DT);
        assertThat(separate.readouts()).isEqualTo(16);
        for (int t = 0; t < one.getFirst().steps(); t++) {
            for (int l = 0; l < 8; l++) {
                assertThat(three.getFirst().target().get(t, l))
                        .isEqualTo(one.getFirst().target().get(t, l));
                assertThat(three.getFirst().target().get(t, l + 8)).isZero();
                assertThat(three.getLast().target().get(t, l)).isZero();
                assertThat(three.getLast().target().get(t, l + 8))
                        .isEqualTo(one.getLast().target().get(t, l));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TwoSequencesTask.Setup.class)
    void trialsVaryWithinTheirBounds(TwoSequencesTask.Setup setup) {
        TwoSequencesTask task = task(
                "setup=" + setup.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), "onset_jitter_ms=30");
        assertThat(task.jitters()).isTrue();
        List<Integer> onsets = IntStream.range(0, 60)
                .mapToObj(b -> task.draw(b, Key.ofSeed(5).child(b), DT))
                .peek(trial -> assertThat(trial.steps()).isEqualTo(103))
                .map(TwoSequencesTaskTest::firstInput)
                .toList();
        assertThat(onsets).allSatisfy(t -> assertThat(t).isBetween(6, 12));
        assertThat(onsets).contains(7, 11);
    }

    private static int firstInput(Trial trial) {
        return IntStream.range(0, trial.steps())
                .filter(t -> trial.input().get(t, 0) > 0)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutJitterEveryDrawIsACondition() {
        TwoSequencesTask task = task("onset_jitter_ms=0", "teeth_jitter=0");
        assertThat(task.jitters()).isFalse();
        for (int b = 0; b < 4; b++) {
            assertThat(task.draw(b, Key.ofSeed(b), DT))
                    .isEqualTo(task.conditions(DT).get(b % 2));
        }
    }

    @Test
    void badSettingsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwoSequencesTask(
                        TwoSequencesTask.Setup.FALLING_FORWARD,
                        8,
                        SequenceTask.Bump.HALF_SINE,
                        Time.ms(100),
                        Time.seconds(1),
                        Time.ms(101),
                        dev.rondo.dynamics.Frequency.hertz(5),
                        0.1,
                        0.05,
                        1))
                .withMessageContaining("onset jitter");
    }
}
