package dev.rondo.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.linalg.Matrix;
import dev.rondo.run.Study;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.task.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiringUnitsTest {
    private static final Trial TRIAL = Trial.unmasked("a", Matrix.zeros(3, 1), Matrix.zeros(3, 1));

    private static double silent(FiringUnits firing, List<Trial> trials, ForwardPass.Rates rates) {
        firing.add(trials, new ForwardPass(0, (t, b, l) -> 0, rates));
        return firing.silent();
    }

    @Test
    void oneStepOfOneTrialIsEnough() {
        FiringUnits firing = new FiringUnits(4);
        assertThat(firing.silent()).isEqualTo(1);
        assertThat(silent(firing, List.of(TRIAL, TRIAL), (t, b, i) -> t == 3 && b == 1 && i == 2 ? 1e-9 : 0))
                .isEqualTo(0.75);
        assertThat(silent(firing, List.of(TRIAL), (t, b, i) -> i == 0 ? -1 : 0)).isEqualTo(0.5);
    }

    @Test
    void stepsAfterTheEndAreNotLookedAt() {
        assertThat(silent(new FiringUnits(2), List.of(TRIAL), (t, b, i) -> t > 3 ? 1 : 0))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"relu, -10, 1", "relu, 10, 0", "softplus, -10, 0"})
    void historyKeepsTheShareOfSilentUnits(String activation, double baseline, double share) {
        Study study = Settings.read(Study.class, """
                network: {units: 10, activation: %s, baseline: %s, sigma_rec: 0, sigma_in: 0}
                training: {epochs: 2, trials: 2, validation_trials: 2, validate_every: 1}
                """.formatted(activation, baseline), "s.yaml", List.of());
        Training training = Training.of(study.task(), study.network(), study.training(), 1);
        assertThat(training.next().validation().orElseThrow().silent()).isEqualTo(share);
    }
}
