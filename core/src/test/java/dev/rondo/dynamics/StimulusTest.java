package dev.rondo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StimulusTest {
    private static final Time DT = Time.ms(10);

    @Test
    void theSequenceTasksStimulusDecaysFromATenthOfASecond() {
        double[] u = Stimulus.decay().sample(DT, 110);
        assertThat(u[8]).isZero();
        assertThat(u[9]).isEqualTo(6);
        assertThat(u[99]).isCloseTo(6 * Math.exp(-2.7), within(1e-14));
        assertThat(u[100]).isZero();
    }

    @Test
    void modulationMultiplies() {
        double[] plain = Stimulus.decay().sample(DT, 100);
        double[] modulated = Stimulus.named("modulated-decay").sample(DT, 100);
        for (int k = 9; k < 100; k++) {
            double t = 0.01 * (k + 1);
            assertThat(modulated[k])
                    .isCloseTo(plain[k] * (1 + 0.3 * Math.cos(10 * Math.PI * (t - 0.1))), within(1e-13));
        }
    }

    @Test
    void aRampIsAStraightLine() {
        Stimulus ramp = Stimulus.named("falling-ramp");
        assertThat(ramp.at(Time.ms(100))).isEqualTo(6);
        assertThat(ramp.at(Time.ms(550))).isCloseTo(3, within(1e-14));
        assertThat(ramp.at(Time.seconds(1))).isCloseTo(0, within(1e-14));
    }

    /** The two inputs of the two-sequences task mirror each other in time. */
    @Test
    void fallingAndRisingTeethMirrorEachOther() {
        Stimulus falling = Stimulus.named("falling-sawtooth");
        Stimulus rising = Stimulus.named("rising-sawtooth");
        assertThat(falling.at(Time.ms(100))).isCloseTo(6, within(1e-14));
        assertThat(rising.at(Time.ms(100))).isCloseTo(0.3, within(1e-14));
        for (int ms = 105; ms < 1000; ms += 10) {
            assertThat(falling.at(Time.ms(ms))).isCloseTo(rising.at(Time.ms(1100 - ms)), within(1e-12));
        }
    }

    @Test
    void stepPulseAndDirectCurrentDifferInTheirEnd() {
        assertThat(Stimulus.named("step").at(Time.seconds(100))).isEqualTo(2);
        assertThat(Stimulus.named("pulse").at(Time.ms(300))).isEqualTo(6);
        assertThat(Stimulus.named("pulse").at(Time.ms(310))).isZero();
        assertThat(Stimulus.dc(3).at(Time.seconds(1))).isEqualTo(3);
        assertThat(Stimulus.dc(3).at(Time.ms(1010))).isZero();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNamedStimulusBeginsAtTheOnset(String name) {
        double[] u = Stimulus.named(name).sample(DT, 120);
        for (int k = 0; k < 9; k++) {
            assertThat(u[k]).isZero();
        }
        for (double v : u) {
            assertThat(v).isBetween(0.0, 9.0);
        }
    }

    static java.util.List<String> names() {
        return Stimulus.names();
    }

    @Test
    void aStretchedStimulusKeepsItsOnset() {
        Stimulus half = new Stimulus.Stretched(Stimulus.decay(), 0.5, Time.ms(100));
        assertThat(half.at(Time.ms(90))).isZero();
        assertThat(half.at(Time.ms(100))).isEqualTo(6);
        assertThat(half.at(Time.ms(200))).isCloseTo(6 * Math.exp(-0.6), within(1e-12));
        assertThat(half.at(Time.ms(550))).isCloseTo(6 * Math.exp(-2.7), within(1e-12));
        assertThat(half.at(Time.ms(560))).isZero();
        assertThatThrownBy(() -> new Stimulus.Stretched(Stimulus.decay(), 0, Time.ms(100)))
                .hasMessageContaining("positive factor");
    }

    @Test
    void aStimulusCanComeLaterAndBeScaled() {
        Stimulus late = Stimulus.decay().delayed(Time.seconds(2)).times(0.5);
        assertThat(late.at(Time.ms(2090))).isZero();
        assertThat(late.at(Time.ms(2100))).isCloseTo(3, within(1e-12));
        assertThat(late.at(Time.ms(2500))).isCloseTo(3 * Math.exp(-1.2), within(1e-12));
        assertThat(late.at(Time.ms(3010))).isZero();
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNames() {
        assertThatThrownBy(() -> Stimulus.named("decai"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("decay, modulated-decay")
                .hasMessageContaining("'decai'");
    }

    @Test
    void anEndBeforeTheOnsetIsRefused() {
        assertThatThrownBy(() -> new Stimulus.Window(Time.ms(200), Time.ms(100)))
                .hasMessage("A stimulus ends after it begins: onset = 200.0 ms, end = 100.0 ms");
    }
}
