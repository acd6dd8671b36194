package dev.rondo.training.force;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.run.Study;
import dev.rondo.run.ensemble.Ensemble;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.Training;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Partial plasticity: a drawn share of the recurrent weights learns, the others keep their first values. */
class PlasticShareTest {
    private static Study study(String rule, String... overrides) {
        String text = "network: {units: 40}\ntraining: {rule: " + rule
                + ", epochs: 3, trials: 2, validation_trials: 2, plastic: 0.12}";
        return Settings.read(Study.class, text, "study.yaml", List.of(overrides));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gradient", "full-force"})
    void onlyTheShareLearns(String rule) {
        Training training = Ensemble.training(study(rule), 1);
        training.forEachRemaining(epoch -> {});
        RateNetwork first = training.initial();
        Matrix change = training.network().recurrent().minus(first.recurrent());
        long moved = Arrays.stream(change.toRowMajor()).filter(d -> d != 0).count();
        // 40 * 39 * .12 = 187 weights are plastic, with a standard deviation of 13; not every one of them moves.
        assertThat(moved).isBetween(60L, 250L);
    }

    @Test
    void freeSignsWithAShareAreRefused() {
        assertThatThrownBy(() -> Ensemble.training(study("full-force", "training.signs=free"), 1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("training.plastic");
    }
}
